#!/usr/bin/env bash
# oaklib 0.7.4: reading HPO annotations, a phenotype that a disease does not have becomes one that it has.
#
# In HPO's own file, a NOT in the column `qualifier` says that a phenotype is absent. OAK's parser for it has no
# column for that: the row becomes an association like any other. Its parser for GAF leaves such rows out, unless
# asked to keep them as negated ones. The line with the names of the columns, which HPO's releases do not mark as a
# comment, becomes an association of `database_id` with `hpo_id`.
#
# Seen: OMIM:1 HP:0000001, OMIM:1 HP:0000002 (NOT), database_id hpo_id; from GAF GO:0000001 alone
. "$(dirname "$0")/common.sh"
packages oaklib==0.7.4

cat > parse.py <<'PYTHON'
import io
from oaklib.parsers.association_parser_factory import get_association_parser

def show(kind, *rows):
    found = get_association_parser(kind).parse(io.StringIO("".join("\t".join(row) + "\n" for row in rows)))
    print(kind, *(f"{type(each).__name__} {each.subject} {each.object}" for each in found), sep=", ")

names = "database_id disease_name qualifier hpo_id reference evidence onset frequency sex modifier aspect biocuration"
rest = ("PMID:1", "PCS", "", "", "", "", "P", "HPO:curator[2020-01-01]")
show("hpoa", ("#description: annotations",), names.split(), ("OMIM:1", "one", "", "HP:0000001", *rest),
    ("OMIM:1", "one", "NOT", "HP:0000002", *rest))
rest = ("PMID:1", "IDA", "", "P", "", "", "protein", "taxon:9606", "20200101", "X", "", "")
show("gaf", ("!gaf-version: 2.2",), ("UniProtKB", "P1", "A", "involved_in", "GO:0000001", *rest),
    ("UniProtKB", "P1", "A", "NOT|involved_in", "GO:0000002", *rest))
PYTHON
expect 'associations' 'hpoa, Association database_id hpo_id, Association OMIM:1 HP:0000001, Association OMIM:1 HP:0000002
gaf, Association UniProtKB:P1 GO:0000001' "$(env/bin/python parse.py 2> oak.log)"
