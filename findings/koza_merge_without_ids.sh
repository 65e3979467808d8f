#!/usr/bin/env bash
# Koza 2.7.0: once one edge id repeats, `koza merge` keeps one of all edges that have no id.
#
# Ids of edges are optional in KGX. Of five edges, two share an id and three, about different pairs, have none. The
# three count as repetitions of each other: one is kept, and the other two are in no table, that of duplicates neither.
# The exit code is 0. Without the repeated id all edges are kept.
#
# Seen:
#   edges ('e1', 'NCBIGene:1'), (None, 'NCBIGene:1'); duplicates ('e1', 'NCBIGene:1'), ('e1', 'NCBIGene:2')
. "$(dirname "$0")/common.sh"
packages koza==2.7.0

printf 'id\tcategory\tname\nCHEBI:1\tbiolink:SmallMolecule\talpha\n' > a_nodes.tsv
printf 'NCBIGene:1\tbiolink:Gene\tGENE1\nNCBIGene:2\tbiolink:Gene\tGENE2\n' >> a_nodes.tsv
printf 'id\tsubject\tpredicate\tobject\ne1\tCHEBI:1\tbiolink:affects\tNCBIGene:1\n' > unique_edges.tsv
printf '\tCHEBI:1\tbiolink:related_to\tNCBIGene:1\n\tNCBIGene:1\tbiolink:related_to\tNCBIGene:2\n' >> unique_edges.tsv
printf '\tNCBIGene:2\tbiolink:related_to\tCHEBI:1\n' >> unique_edges.tsv
{ cat unique_edges.tsv; printf 'e1\tCHEBI:1\tbiolink:affects\tNCBIGene:2\n'; } > repeated_edges.tsv
merged() {
    env/bin/koza merge --nodes a_nodes.tsv --edges "$1_edges.tsv" --skip-normalize --output "$1.duckdb" > koza.log 2>&1
    env/bin/python - "$1.duckdb" <<'PYTHON'
import duckdb, sys
tables = duckdb.connect(sys.argv[1])
names = {row[0] for row in tables.execute("show tables").fetchall()}
for name in ("edges", "duplicate_edges", "dangling_edges"):
    rows = tables.execute(f"select id from {name}").fetchall() if name in names else []
    print(name, len(rows), sum(row[0] is None for row in rows))
PYTHON
}
expect 'rows, and rows without id; every id once' 'edges 4 3
duplicate_edges 0 0
dangling_edges 0 0' "$(merged unique)"
expect 'rows, and rows without id; one id twice' 'edges 2 1
duplicate_edges 2 0
dangling_edges 0 0' "$(merged repeated)"
