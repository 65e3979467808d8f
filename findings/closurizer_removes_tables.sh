#!/usr/bin/env bash
# closurizer 0.8.1: it removes the tables of a graph that lie beside its archive.
#
# `closurizer --kg kg.tar.gz` unpacks the archive into the current folder, over files of the same name, and removes
# them when they are read. If the archive was made there, the tables that it was made from are gone, or, if they had
# been changed since, first replaced and then gone. The exit code is 0, and neither help nor log speaks of it.
#
# Seen: kg_nodes.tsv and kg_edges.tsv before, none of them after
. "$(dirname "$0")/common.sh"
packages closurizer==0.8.1 duckdb==1.5.6

printf 'id\tcategory\tname\nMONDO:1\tbiolink:Disease\tone\nHP:1\tbiolink:PhenotypicFeature\tfirst\n' > kg_nodes.tsv
printf 'id\tsubject\tpredicate\tobject\tnegated\ne1\tMONDO:1\tbiolink:has_phenotype\tHP:1\t\n' > kg_edges.tsv
printf '%s\trdfs:subClassOf\t%s\n' HP:1 HP:1 MONDO:1 MONDO:1 > closure.tsv
tar -czf kg.tar.gz kg_nodes.tsv kg_edges.tsv
expect 'tables before' 'kg_edges.tsv kg_nodes.tsv' "$(ls | grep '^kg_' | xargs)"
env/bin/closurizer --kg kg.tar.gz --closure closure.tsv --nodes-output nodes.tsv --edges-output edges.tsv > closurizer.log 2>&1
expect 'tables after' '' "$(ls | grep '^kg_' | xargs)"
