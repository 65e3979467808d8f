#!/usr/bin/env bash
# KGX 2.7.0: `kgx transform --stream` to a table leaves out every column but a few, and a denial becomes a claim.
#
# Streaming, KGX knows the columns of the table before it has seen a record, and writes its default ones. What else the
# edges have is left out, with exit code 0 and no word in the log: qualifiers, publications, the primary source, and
# `negated`. An edge that denies a treatment is then one that claims it.
#
# Seen:
#   id subject predicate object category relation knowledge_source
#   e1 CHEBI:1 biolink:treats NCBIGene:1   in_edges.jsonl
# and without --stream, with a column `negated` that is True.
. "$(dirname "$0")/common.sh"
kgx_packages

two_nodes in_nodes.jsonl
cat > in_edges.jsonl <<'JSON'
{"id":"e1","subject":"CHEBI:1","predicate":"biolink:treats","object":"NCBIGene:1","negated":true,"primary_knowledge_source":"infores:a","publications":["PMID:1"]}
JSON
# The cells of a table by column, which come in an order of their own.
cells() {
    env/bin/python - "$1" <<'PYTHON'
import csv, sys
for row in csv.DictReader(open(sys.argv[1]), delimiter="\t", quoting=csv.QUOTE_NONE):
    print(*(f"{column}={row[column]}" for column in sorted(row) if row[column]), sep="\n")
PYTHON
}
kgx transform --stream -i jsonl -f tsv -o stream in_nodes.jsonl in_edges.jsonl
expect 'with --stream' 'id=e1
knowledge_source=in_edges.jsonl
object=NCBIGene:1
predicate=biolink:treats
subject=CHEBI:1' "$(cells stream_edges.tsv)"
kgx transform -i jsonl -f tsv -o whole in_nodes.jsonl in_edges.jsonl
expect 'without --stream' 'id=e1
knowledge_source=in_edges.jsonl
negated=True
object=NCBIGene:1
predicate=biolink:treats
primary_knowledge_source=infores:a
publications=PMID:1
subject=CHEBI:1' "$(cells whole_edges.tsv)"
