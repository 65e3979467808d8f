#!/usr/bin/env bash
# closurizer 0.8.1: the phenotypes of a disease include those that it does not have.
#
# With `--node-fields has_phenotype` each node gets the objects of its edges of that predicate, their number and all
# their ancestors. An edge with `negated` counts like any other, so that a disease is found by a phenotype that is
# excluded for it. The edge table tells them apart, with NOT in its grouping key. To leave negated edges out, one has
# to write a condition in SQL for `--additional-node-constraints`, whose help does not say so.
#
# Seen: has_phenotype of MONDO:1 is HP:1|HP:2, though e2 is negated
. "$(dirname "$0")/common.sh"
packages closurizer==0.8.1 duckdb==1.5.6

printf 'id\tcategory\tname\nMONDO:1\tbiolink:Disease\tone\nHP:1\tbiolink:PhenotypicFeature\tfirst\n' > kg_nodes.tsv
printf 'HP:2\tbiolink:PhenotypicFeature\tsecond\n' >> kg_nodes.tsv
printf 'id\tsubject\tpredicate\tobject\tnegated\n' > kg_edges.tsv
printf 'e%s\tMONDO:1\tbiolink:has_phenotype\tHP:%s\t%s\n' 1 1 '' 2 2 True >> kg_edges.tsv
printf '%s\trdfs:subClassOf\t%s\n' HP:1 HP:1 HP:2 HP:2 MONDO:1 MONDO:1 > closure.tsv
tar -czf kg.tar.gz kg_nodes.tsv kg_edges.tsv
env/bin/closurizer --kg kg.tar.gz --closure closure.tsv --nodes-output nodes.tsv --edges-output edges.tsv --export-edges \
    --export-nodes --node-fields has_phenotype > closurizer.log 2>&1
cat > show.py <<'PYTHON'
import csv
node, = (row for row in csv.DictReader(open("nodes.tsv"), delimiter="\t") if row["id"] == "MONDO:1")
print(*sorted(node["has_phenotype"].split("|")), node["has_phenotype_count"])
print(*sorted(row["grouping_key"] for row in csv.DictReader(open("edges.tsv"), delimiter="\t")), sep="\n")
PYTHON
expect 'phenotypes and their number, keys of the edges' 'HP:1 HP:2 2
MONDO:1|NOT|biolink:has_phenotype|HP:2
MONDO:1||biolink:has_phenotype|HP:1' "$(env/bin/python show.py)"
