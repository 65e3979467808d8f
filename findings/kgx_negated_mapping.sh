#!/usr/bin/env bash
# KGX 2.7.0: a mapping of SSSOM that is marked Not becomes an edge of an exact match.
#
# Biolink says that an edge denies with `negated`. KGX leaves that out and keeps `predicate_modifier: Not`, a property
# that Biolink does not have: to whoever reads the graph as Biolink the two terms match exactly. No word about it is
# logged.
#
# Seen: MONDO:1 biolink:exact_match DOID:1, negated None, predicate_modifier Not
. "$(dirname "$0")/common.sh"
kgx_packages

cat > set.sssom.tsv <<'TSV'
#curie_map:
#  MONDO: http://purl.obolibrary.org/obo/MONDO_
#  DOID: http://purl.obolibrary.org/obo/DOID_
#mapping_set_id: https://example.org/set
#license: https://creativecommons.org/publicdomain/zero/1.0/
TSV
printf 'subject_id\tpredicate_id\tpredicate_modifier\tobject_id\tmapping_justification\n' >> set.sssom.tsv
printf 'MONDO:1\tskos:exactMatch\tNot\tDOID:1\tsemapv:ManualMappingCuration\n' >> set.sssom.tsv
kgx transform -i sssom -f jsonl -o graph set.sssom.tsv
expect 'the edge, its negated, its predicate_modifier' 'MONDO:1 biolink:exact_match DOID:1 None Not' "$(
    env/bin/python - <<'PYTHON'
import json
edge = json.loads(open("graph_edges.jsonl").readline())
print(edge["subject"], edge["predicate"], edge["object"], edge.get("negated"), edge.get("predicate_modifier"))
PYTHON
)"
