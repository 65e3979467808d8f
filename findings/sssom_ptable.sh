#!/usr/bin/env bash
# sssom-py 0.4.21: in a table of probabilities, terms that are merely related, or are denied to match, are equivalent.
#
# `ptable` makes the input of boomer, which decides by it what two terms are to each other: for each pair how likely the
# first is a kind of the second, the other way round, the same, or neither. The confidence of a related match goes to
# "the same", as does that of an exact match marked Not, which says the opposite. A mapping without a confidence, which
# the standard allows, gets nan in all four places.
#
# Seen, with confidence 0.9: exact 0.9, related 0.9, denied 0.9 for "the same"; without one nan
. "$(dirname "$0")/common.sh"
packages sssom==0.4.21 pandas==3.0.6

cat > set.sssom.tsv <<'TSV'
#curie_map:
#  MONDO: http://purl.obolibrary.org/obo/MONDO_
#  DOID: http://purl.obolibrary.org/obo/DOID_
#mapping_set_id: https://example.org/set
#license: https://creativecommons.org/publicdomain/zero/1.0/
TSV
printf 'subject_id\tpredicate_id\tpredicate_modifier\tobject_id\tmapping_justification\tconfidence\n' >> set.sssom.tsv
printf 'MONDO:%s\tskos:%s\t%s\tDOID:%s\tsemapv:ManualMappingCuration\t%s\n' 1 exactMatch '' 1 0.9 2 relatedMatch '' 2 0.9 \
    3 exactMatch Not 3 0.9 4 exactMatch '' 4 '' 5 broadMatch '' 5 0.9 >> set.sssom.tsv
env/bin/sssom ptable set.sssom.tsv > table.tsv 2> sssom.log
expect 'first a kind of second, second a kind of first, the same, neither' 'MONDO:1 0.025 0.025 0.900 0.050
MONDO:2 0.025 0.025 0.900 0.050
MONDO:3 0.025 0.025 0.900 0.050
MONDO:4 nan nan nan nan
MONDO:5 0.900 0.050 0.025 0.025' "$(awk -F '\t' '{ printf "%s", $1
    for (i = 3; i <= 6; i++) { if ($i == "nan") printf " nan"; else printf " %.3f", $i }
    print "" }' table.tsv)"
