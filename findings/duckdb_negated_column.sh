#!/usr/bin/env bash
# DuckDB 2.0.1 and pyarrow 26.0.1: edges of several files have the columns of the first, so that what the second file denies
# is asserted.
#
# A graph is often a file of edges for each source, and only some sources have negated edges. `read_csv` and
# `read_parquet` of DuckDB and `pyarrow.dataset` take the columns from one file, and leave out those that others have
# beside them; nothing is reported. Whether `negated` is lost depends on the names of the files, by which they are sorted.
# With `union_by_name = true` DuckDB has all columns; pyarrow wants the schema. DuckDB reads JSON Lines with all keys.
#
# Seen, of E1 in a.* and E2 with negated in b.*:
#   E1 and E2 with id, subject and object alone, from TSV and from Parquet; with b.* named 0.*, E2 is negated
. "$(dirname "$0")/common.sh"
packages duckdb==2.0.1 pyarrow==26.0.1

cat > read.py <<'PYTHON'
import sys

import duckdb
import pyarrow
import pyarrow.dataset
import pyarrow.parquet

first, second, how = sys.argv[1:]
one = {"id": ["E1"], "subject": ["CHEBI:1"], "object": ["MONDO:1"]}
other = {"id": ["E2"], "subject": ["CHEBI:2"], "object": ["MONDO:1"], "negated": [True]}
for name, edges in ((first, one), (second, other)):
    pyarrow.parquet.write_table(pyarrow.table(edges), f"{name}.parquet")
    with open(f"{name}.tsv", "w") as table:
        table.write("\t".join(edges) + "\n" + "\t".join(str(cell[0]).lower() if cell[0] is True else cell[0] for cell in edges.values()) + "\n")
files = sorted([first, second])
if how == "pyarrow":
    rows = pyarrow.dataset.dataset([f"{name}.parquet" for name in files]).to_table().to_pylist()
else:
    found = duckdb.sql(f"SELECT * FROM {how}")
    rows = [dict(zip(found.columns, row)) for row in found.fetchall()]
print(*(f"{row['id']} negated={row.get('negated', 'no column')}" for row in rows), sep=", ")
PYTHON
# What is read from files with these names.
edges() { rm -f ./*.tsv ./*.parquet; env/bin/python read.py "$@"; }
lost='E1 negated=no column, E2 negated=no column'
expect 'DuckDB, TSV, a and b' "$lost" "$(edges a b "read_csv('*.tsv')")"
expect 'DuckDB, Parquet, a and b' "$lost" "$(edges a b "read_parquet('*.parquet')")"
expect 'pyarrow, Parquet, a and b' "$lost" "$(edges a b pyarrow)"
expect 'DuckDB, TSV, by name' 'E1 negated=None, E2 negated=True' "$(edges a b "read_csv('*.tsv', union_by_name = true)")"
