#!/usr/bin/env bash
# DuckDB 2.0.1: a table's codes become numbers, so that two classes of enzymes are one.
#
# The types of columns follow from their cells. Where leading zeros would be lost a column remains text, where zeros at
# the end would, it does not: EC 1.1 (acting on the CH-OH group of donors) and EC 1.10 (acting on diphenols) are both 1.1,
# and a join by that column pairs them. Clones such as 2E5 and 20E4 are one number too, and a column of the symbols T and F
# is one of truth values. `all_varchar = true` keeps them.
#
# Seen:
#   EC 1.1 and 1.10 join; 0012, 012 and 12 stay apart; 2E5 and 20E4 are 200000.0; T is True
. "$(dirname "$0")/common.sh"
packages duckdb==2.0.1

printf 'ec\tname\n1.1\talcohols\n1.10\tdiphenols\n1.2\taldehydes\n' > ec.tsv
printf 'code\n0012\n012\n12\n' > zeros.tsv
printf 'clone\tsource\n2E5\ta\n20E4\ta\n' > clones.tsv
printf 'id\tsymbol\nHGNC:1\tT\nHGNC:2\tF\n' > symbols.tsv
ask() { env/bin/python -c 'import duckdb, sys; print(duckdb.sql(sys.argv[1]).fetchall())' "$1"; }
expect 'classes that join' "[('alcohols', 'diphenols')]" \
    "$(ask "SELECT a.name, b.name FROM 'ec.tsv' a JOIN 'ec.tsv' b ON a.ec = b.ec WHERE a.name < b.name")"
expect 'the same, as text' '[]' \
    "$(ask "SELECT a.name FROM read_csv('ec.tsv', all_varchar = true) a JOIN read_csv('ec.tsv', all_varchar = true) b USING (ec) WHERE a.name < b.name")"
expect 'codes with leading zeros' "[('0012',), ('012',), ('12',)]" "$(ask "SELECT * FROM 'zeros.tsv'")"
expect 'clones' '[(200000.0,), (200000.0,)]' "$(ask "SELECT clone FROM 'clones.tsv'")"
expect 'symbols' '[(True,), (False,)]' "$(ask "SELECT symbol FROM 'symbols.tsv'")"
