#!/usr/bin/env bash
# sssom-py 0.4.21: `sssom remove` removes a mapping where the file of mappings to remove has only its denial.
#
# Mappings are compared with their modifier only if some mapping of the set has one. To a set where none has, "MONDO:1
# is not an exact match of DOID:1" is the same as its opposite, and the assertion is what is removed. If any other
# mapping of the set is marked Not, the assertion stays.
#
# Seen: of MONDO:1 and MONDO:2, MONDO:2 is left; with a mapping marked Not besides them, all are
. "$(dirname "$0")/common.sh"
packages sssom==0.4.21 pandas==3.0.6

# A set whose rows are the standard input.
mapping_set() {
    cat > "$1" <<'TSV'
#curie_map:
#  MONDO: http://purl.obolibrary.org/obo/MONDO_
#  DOID: http://purl.obolibrary.org/obo/DOID_
#mapping_set_id: https://example.org/set
#license: https://creativecommons.org/publicdomain/zero/1.0/
TSV
    cat >> "$1"
}
rows() { printf 'MONDO:%s\tskos:exactMatch\tDOID:%s\tsemapv:ManualMappingCuration%b\n' "$@"; }
header='subject_id\tpredicate_id\tobject_id\tmapping_justification'
{ printf "$header\n"; rows 1 1 '' 2 2 ''; } | mapping_set plain.sssom.tsv
{ printf "$header\tpredicate_modifier\n"; rows 1 1 '\t' 2 2 '\t' 3 3 '\tNot'; } | mapping_set other.sssom.tsv
{ printf "$header\tpredicate_modifier\n"; rows 1 1 '\tNot'; } | mapping_set denied.sssom.tsv
left() { env/bin/sssom remove "$1.sssom.tsv" --remove-map denied.sssom.tsv 2> sssom.log | awk '/^MONDO/ { print $1, $2, $3 }'; }
expect 'left, of a set without modifiers' 'MONDO:2 skos:exactMatch DOID:2' "$(left plain)"
expect 'left, of a set with another Not' 'MONDO:1 MONDO:2 MONDO:3' "$(left other | cut -d ' ' -f 1 | sort | xargs)"
