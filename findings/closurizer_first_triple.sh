#!/usr/bin/env bash
# closurizer 0.8.1: the first triple of the closure is taken for a header, and lost.
#
# A closure, as relation-graph writes it, is a table of triples with no header. closurizer names the three columns for
# DuckDB and leaves it to DuckDB to find out whether there is a header; in a table of texts it takes the first line
# for one. The term of that line has one ancestor less in every edge and node, and the exit code is 0.
#
# Seen, where each of HP:1, HP:2 and MONDO:1 is in the closure of itself:
#   object_closure of the edge to HP:1 nothing, of the edge to HP:2 HP:2
. "$(dirname "$0")/common.sh"
packages closurizer==0.8.1 duckdb==1.5.6

printf 'id\tcategory\tname\nMONDO:1\tbiolink:Disease\tone\nHP:1\tbiolink:PhenotypicFeature\tfirst\n' > kg_nodes.tsv
printf 'HP:2\tbiolink:PhenotypicFeature\tsecond\n' >> kg_nodes.tsv
printf 'id\tsubject\tpredicate\tobject\tnegated\n' > kg_edges.tsv
printf 'e%s\tMONDO:1\tbiolink:has_phenotype\tHP:%s\t\n' 1 1 2 2 >> kg_edges.tsv
printf '%s\trdfs:subClassOf\t%s\n' HP:1 HP:1 HP:2 HP:2 MONDO:1 MONDO:1 > closure.tsv
tar -czf kg.tar.gz kg_nodes.tsv kg_edges.tsv
env/bin/closurizer --kg kg.tar.gz --closure closure.tsv --nodes-output nodes.tsv --edges-output edges.tsv --export-edges \
    > closurizer.log 2>&1
expect 'object, object_closure' $'HP:1 \nHP:2 HP:2' "$(
    env/bin/python - <<'PYTHON'
import csv
rows = csv.DictReader(open("edges.tsv"), delimiter="\t")
for row in sorted(rows, key=lambda row: row["object"]):
    print(row["object"], row["object_closure"])
PYTHON
)"
