#!/usr/bin/env bash
# DuckDB 2.0.1: entities between two quotes in a table are lost, or kept, by how far down they are.
#
# KGX writes tables without quoting, so that a quote is part of a name. DuckDB finds out from the first 20,480 rows whether
# cells are quoted. A name that begins with a quote there, and a later one that ends with one, make a single cell of all
# rows between, of which nothing is reported; the same rows after 30,000 others are read as they are. `quote = ''` reads both
# as they are.
#
# Seen, of four entities of which the first begins with a quote and the third ends with one:
#   2 rows alone; 30,004 with 30,000 others before them; 4 with quote = ''
. "$(dirname "$0")/common.sh"
packages duckdb==2.0.1

rows='CHEBI:1\t"alpha\tbiolink:Drug\nCHEBI:2\tbeta\tbiolink:Drug\nCHEBI:3\tgamma"\tbiolink:Drug\nCHEBI:4\tdelta\tbiolink:Drug\n'
{ printf 'id\tname\tcategory\n'; printf "$rows"; } > alone.tsv
{ printf 'id\tname\tcategory\n'; seq 1 30000 | awk '{ print "CHEBI:1" $1 "\tname " $1 "\tbiolink:Drug" }'; printf "$rows"; } > below.tsv
count() { env/bin/python -c 'import duckdb, sys; print(duckdb.sql(f"SELECT count(*) FROM {sys.argv[1]}").fetchall()[0][0])' "$1"; }
expect 'rows of four' 2 "$(count "read_csv('alone.tsv')")"
expect 'rows of 30,004' 30004 "$(count "read_csv('below.tsv')")"
expect 'rows of four, without quoting' 4 "$(count "read_csv('alone.tsv', quote = '')")"
