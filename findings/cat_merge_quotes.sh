#!/usr/bin/env bash
# cat-merge 1.0.2: it reads tables without quotes and writes them with quotes, so that a name grows each time.
#
# KGX's tables have no quotes around cells, and cat-merge reads them so. It writes a cell that has a quotation mark
# the way of RFC 4180, with marks around it and each one in it doubled. Merged again, as one builds a graph from
# graphs, the marks are part of the name, and are doubled once more.
#
# Seen: "cis" isomer; after one merge """cis"" isomer"; after two """""""cis"""" isomer"""
. "$(dirname "$0")/common.sh"
packages cat-merge==1.0.2 duckdb==1.5.6 pandas==2.3.3

mkdir first second
printf 'id\tcategory\tname\nCHEBI:1\tbiolink:SmallMolecule\t"cis" isomer\n' > first/a_nodes.tsv
printf 'id\tcategory\tsubject\tpredicate\tobject\ne1\tbiolink:Association\tCHEBI:1\tbiolink:related_to\tCHEBI:1\n' > first/a_edges.tsv
merged() { env/bin/cat-merge merge --name a --source "$1" --output_dir "$2" --qc_report false > cat_merge.log 2>&1; }
name() { tail -n 1 "$1" | cut -f 3; }
merged first once
cp once/a_nodes.tsv once/a_edges.tsv second/
merged second twice
expect 'the cell after one merge' '"""cis"" isomer"' "$(name once/a_nodes.tsv)"
expect 'the cell after two' '"""""""cis"""" isomer"""' "$(name twice/a_nodes.tsv)"
