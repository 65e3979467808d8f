#!/usr/bin/env bash
# sssom-py 0.4.21: a mapping that is marked Not leaves as a match in three of its formats.
#
# `predicate_modifier: Not` says that two terms are no exact match. As OWL the plain triple is asserted (the modifier is
# an annotation on the axiom, which reasoners pass over); as a FHIR ConceptMap it is "equivalent", and as a mapping for
# OntoPortal an exact match, both without the modifier. JSON keeps it. Each conversion ends with exit code 0.
#
# Seen:
#   owl              MONDO:1 skos:exactMatch DOID:4 .
#   fhir_json        equivalence: equivalent, no "Not" in the file
#   ontoportal_json  relation: exactMatch, no "Not" in the file
. "$(dirname "$0")/common.sh"
packages sssom==0.4.21

cat > set.sssom.tsv <<'TSV'
#curie_map:
#  MONDO: http://purl.obolibrary.org/obo/MONDO_
#  DOID: http://purl.obolibrary.org/obo/DOID_
#mapping_set_id: https://example.org/set
#license: https://creativecommons.org/publicdomain/zero/1.0/
TSV
printf 'subject_id\tpredicate_id\tpredicate_modifier\tobject_id\tmapping_justification\n' >> set.sssom.tsv
printf 'MONDO:1\tskos:exactMatch\tNot\tDOID:4\tsemapv:ManualMappingCuration\n' >> set.sssom.tsv
for format in owl fhir_json ontoportal_json json; do
    env/bin/sssom convert set.sssom.tsv --output-format "$format" --output "set.$format" > "$format.log" 2>&1
done
expect 'OWL' 'MONDO:1 skos:exactMatch DOID:4 .' "$(grep '^MONDO:1 ' set.owl)"
expect 'FHIR' '"equivalence": "equivalent",' "$(grep equivalence set.fhir_json | sed 's/^ *//')"
expect 'OntoPortal' '"http://www.w3.org/2004/02/skos/core#exactMatch"' "$(grep exactMatch set.ontoportal_json | sed 's/^ *//')"
expect 'the modifier in FHIR and OntoPortal, and in JSON' '0 0 1' \
    "$(for format in fhir_json ontoportal_json json; do grep -c '"Not"' "set.$format" || true; done | xargs)"
