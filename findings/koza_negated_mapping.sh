#!/usr/bin/env bash
# Koza 2.7.0: `koza merge` moves edges by a mapping that says two terms are not the same.
#
# `--use-match skos:exactMatch` is there to follow exact matches only. A mapping with `predicate_modifier: Not` says
# that MONDO:1 is no exact match of DOID:1, and Koza moves the edge from DOID:1 to MONDO:1. Where it follows a mapping
# of another predicate it warns; about a denied one it does not.
#
# Seen: CHEBI:1 biolink:treats MONDO:1, no warning
. "$(dirname "$0")/common.sh"
packages koza==2.7.0 biolink-model==4.4.6

printf 'id\tcategory\nCHEBI:1\tbiolink:SmallMolecule\nMONDO:1\tbiolink:Disease\nDOID:1\tbiolink:Disease\n' > a_nodes.tsv
printf 'id\tcategory\tsubject\tpredicate\tobject\ne1\tbiolink:Association\tCHEBI:1\tbiolink:treats\tDOID:1\n' > a_edges.tsv
printf 'subject_id\tpredicate_id\tpredicate_modifier\tobject_id\tmapping_justification\n' > one.sssom.tsv
printf 'MONDO:1\tskos:exactMatch\tNot\tDOID:1\tsemapv:ManualMappingCuration\n' >> one.sssom.tsv
env/bin/koza merge --nodes a_nodes.tsv --edges a_edges.tsv --mappings one.sssom.tsv --use-match skos:exactMatch \
    --output graph.duckdb > koza.log 2>&1
expect 'the edge' "CHEBI:1 biolink:treats MONDO:1" "$(
    env/bin/python -c 'import duckdb; print(*duckdb.connect("graph.duckdb").execute("select subject, predicate, object from edges").fetchone())'
)"
expect 'warnings' 0 "$(grep -c 'SSSOM mappings as identity' koza.log || true)"
