#!/usr/bin/env bash
# sssom-py 0.4.21: through JSON, a confidence of 0 becomes no confidence.
#
# A mapping with confidence 0 is one that its author holds to be wrong. Written as JSON and read again, its cell is
# empty, as if nobody had judged it, and filters by confidence that keep what has none keep it. Other confidences come
# back, and 0 does, too, through RDF.
#
# Seen: JSON 0.9 and nothing; RDF 0.9 and 0.0
. "$(dirname "$0")/common.sh"
packages sssom==0.4.21 pandas==3.0.6

cat > set.sssom.tsv <<'TSV'
#curie_map:
#  MONDO: http://purl.obolibrary.org/obo/MONDO_
#  DOID: http://purl.obolibrary.org/obo/DOID_
#mapping_set_id: https://example.org/set
#license: https://creativecommons.org/publicdomain/zero/1.0/
TSV
printf 'subject_id\tpredicate_id\tobject_id\tmapping_justification\tconfidence\n' >> set.sssom.tsv
printf 'MONDO:%s\tskos:exactMatch\tDOID:%s\tsemapv:ManualMappingCuration\t%s\n' 1 1 0.9 2 2 0 >> set.sssom.tsv
through() {
    env/bin/sssom convert set.sssom.tsv --output-format "$1" --output "set.$1" > sssom.log 2>&1
    env/bin/sssom parse "set.$1" --input-format "$1" --output back.sssom.tsv >> sssom.log 2>&1
    awk -F '\t' '/^MONDO/ { print $1, $5 }' back.sssom.tsv
}
expect 'confidences through JSON' $'MONDO:1 0.9\nMONDO:2 ' "$(through json)"
expect 'confidences through RDF' $'MONDO:1 0.9\nMONDO:2 0.0' "$(through rdf)"
