#!/usr/bin/env bash
# sssom-py 0.4.21: `sssom merge --reconcile true` does not reconcile a mapping with its denial.
#
# Its help says: of a positive and a negative mapping the one with less confidence is removed, and where the
# confidence is the same, one by its justification or the negative one. The code looks for "Not" in the index of the
# column instead of its values, and never comes to that. With equal confidence, or with none, both stay: the merged
# set says that the terms match exactly and that they do not. Nothing is logged, and the exit code is 0.
#
# Seen: MONDO:1 skos:exactMatch DOID:1 with "Not" and without it, with confidence 0.9 and with none.
. "$(dirname "$0")/common.sh"
packages sssom==0.4.21 pandas==3.0.6

# A set with one mapping that has the given modifier and confidence.
set_of_one() {
    cat > "$1" <<'TSV'
#curie_map:
#  MONDO: http://purl.obolibrary.org/obo/MONDO_
#  DOID: http://purl.obolibrary.org/obo/DOID_
#mapping_set_id: https://example.org/set
#license: https://creativecommons.org/publicdomain/zero/1.0/
TSV
    printf 'subject_id\tpredicate_id\tpredicate_modifier\tobject_id\tmapping_justification\tconfidence\n' >> "$1"
    printf 'MONDO:1\tskos:exactMatch\t%s\tDOID:1\tsemapv:ManualMappingCuration\t%s\n' "$2" "$3" >> "$1"
}
merged() {
    set_of_one yes.sssom.tsv '' "$1"
    set_of_one no.sssom.tsv Not "$1"
    env/bin/sssom merge --reconcile true yes.sssom.tsv no.sssom.tsv --output merged.sssom.tsv > sssom.log 2>&1
    env/bin/python - <<'PYTHON'
import csv
rows = csv.DictReader((line for line in open("merged.sssom.tsv") if line[0] != "#"), delimiter="\t")
print(*sorted(repr(row["predicate_modifier"]) for row in rows))
PYTHON
}
expect 'modifiers, with equal confidence' "'' 'Not'" "$(merged 0.9)"
expect 'modifiers, without confidence' "'' 'Not'" "$(merged '')"
