#!/usr/bin/env bash
# cat-merge 1.0.2: its two engines merge the same files to different graphs, and both lose edges without ids.
#
# Ids of edges are optional in KGX. Where an id repeats, the engine duckdb keeps one edge and the engine pandas,
# offered "for compatibility", none. Edges without an id count as repetitions of each other, whatever they connect:
# duckdb keeps one of them, pandas none. With duckdb the lost ones are not in the report of duplicates either. The
# exit code is 0.
#
# Seen, of e1, e1 again, two edges without id and e5:
#   duckdb e1, one without id, e5; pandas e5
. "$(dirname "$0")/common.sh"
packages cat-merge==1.0.2 duckdb==1.5.6 pandas==2.3.3

mkdir graph
printf 'id\tcategory\nCHEBI:1\tbiolink:SmallMolecule\nNCBIGene:1\tbiolink:Gene\nNCBIGene:2\tbiolink:Gene\n' > graph/a_nodes.tsv
printf 'id\tcategory\tsubject\tpredicate\tobject\n' > graph/a_edges.tsv
printf '%s\tbiolink:Association\t%s\tbiolink:related_to\t%s\n' e1 CHEBI:1 NCBIGene:1 e1 CHEBI:1 NCBIGene:2 '' NCBIGene:1 NCBIGene:2 \
    '' NCBIGene:2 CHEBI:1 e5 NCBIGene:1 CHEBI:1 >> graph/a_edges.tsv
for engine in duckdb pandas; do
    env/bin/cat-merge merge --name "$engine" --source graph --output_dir "$engine" --qc_report false --engine "$engine" \
        > cat_merge.log 2>&1
    tar -xzf "$engine/$engine.tar.gz" -C "$engine"
done
# The ids in a table of edges, sorted.
ids() {
    env/bin/python - "$1" <<'PYTHON'
import csv, sys
print(*sorted(repr(row["id"]) for row in csv.DictReader(open(sys.argv[1]), delimiter="\t")))
PYTHON
}
expect 'ids with duckdb' "'' 'e1' 'e5'" "$(ids duckdb/duckdb_edges.tsv)"
expect 'ids with duckdb, reported as duplicates' "'e1' 'e1'" "$(ids duckdb/qc/duckdb-duplicate-edges.tsv)"
expect 'ids with pandas' "'e5'" "$(ids pandas/pandas_edges.tsv)"
