#!/usr/bin/env bash
# sssom-py 0.4.21: `sssom ptable --default-confidence` changes the confidences that are given, and fills in none.
#
# Its help says: "Default confidence to be assigned if absent." Instead every confidence that a mapping has is
# multiplied by the default, so that 0.9 with a default of 0.5 becomes a probability of 0.45. A mapping that has none
# still has none: its probabilities are "nan" (with pandas 3, which fills a copy). The table is what boomer reasons
# with.
#
# Seen, the probability that the terms are equivalent:
#   without the option 0.90, nan; with --default-confidence 0.5 0.45, nan
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
printf 'MONDO:%s\tskos:exactMatch\tDOID:%s\tsemapv:ManualMappingCuration\t%s\n' 1 1 0.9 2 2 '' >> set.sssom.tsv
equivalent() { env/bin/sssom ptable "$@" set.sssom.tsv 2> sssom.log | awk -F '\t' 'NF { printf "%s %.2f\n", $1, $5 }'; }
expect 'without the option' $'MONDO:1 0.90\nMONDO:2 nan' "$(equivalent)"
expect 'with a default of 0.5' $'MONDO:1 0.45\nMONDO:2 nan' "$(equivalent --default-confidence 0.5)"
