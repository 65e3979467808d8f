#!/usr/bin/env bash
# sssom-py 0.4.21: a label such as NA or nan is lost, from SSSOM to SSSOM.
#
# In SSSOM an empty cell means no value, and no other text does. sssom-py reads tables with the words that pandas
# takes for missing: the label of a term that is NA, null, None or nan, as the gene nan (nanchung of Drosophila) has
# it, is empty in whatever it writes, with exit code 0.
#
# Seen: FB:FBgn0036414 without its label, FB:FBgn0000490 with dpp
. "$(dirname "$0")/common.sh"
packages sssom==0.4.21 pandas==3.0.6

cat > set.sssom.tsv <<'TSV'
#curie_map:
#  FB: http://identifiers.org/fb/
#  EX: https://example.org/
#mapping_set_id: https://example.org/set
#license: https://creativecommons.org/publicdomain/zero/1.0/
TSV
printf 'subject_id\tsubject_label\tpredicate_id\tobject_id\tmapping_justification\n' >> set.sssom.tsv
printf 'FB:%s\t%s\tskos:exactMatch\tEX:%s\tsemapv:ManualMappingCuration\n' FBgn0036414 nan 1 FBgn0000490 dpp 2 >> set.sssom.tsv
env/bin/sssom convert set.sssom.tsv --output-format tsv --output back.sssom.tsv > sssom.log 2>&1
expect 'labels' $'FB:FBgn0000490 dpp\nFB:FBgn0036414 ' "$(awk -F '\t' '/^FB/ { print $1, $2 }' back.sssom.tsv | sort)"
