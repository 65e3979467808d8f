#!/usr/bin/env bash
# SeMRA 0.3.0 (with sssom-pydantic 0.6.10): of a mapping set with prefixes in capitals, nothing is read.
#
# SeMRA turns prefixes into those of the Bioregistry, which are in small letters, and then compares the terms with those
# of the row as it was read. MONDO is not mondo: each row with such a prefix is left out with a warning in the log, and
# `from_sssom` returns an empty list. OBO's own prefixes are in capitals, so that this is how most mapping sets come.
#
# Seen: MONDO and DOID 0 mappings, mondo and doid 1, MONDO and DOID with strict an error
. "$(dirname "$0")/common.sh"
packages semra==0.3.0 sssom-pydantic==0.6.10 curies==0.15.7
export PYSTOW_HOME="$folder/pystow"

cat > prefixes.py <<'PYTHON'
from semra.io import from_sssom

def read(one, two, **options):
    with open("set.sssom.tsv", "w") as file:
        file.write(f"""#curie_map:
#  {two}: http://purl.obolibrary.org/obo/DOID_
#  {one}: http://purl.obolibrary.org/obo/MONDO_
#mapping_set_id: https://example.org/set
subject_id\tpredicate_id\tobject_id\tmapping_justification
{one}:0000001\tskos:exactMatch\t{two}:0000001\tsemapv:ManualMappingCuration
""")
    return len(from_sssom("set.sssom.tsv", **options))

print("MONDO and DOID:", read("MONDO", "DOID"))
print("mondo and doid:", read("mondo", "doid"))
try:
    read("MONDO", "DOID", strict=True)
except ValueError as error:
    print("strict:", type(error).__name__)
PYTHON
expect 'mappings read' 'MONDO and DOID: 0
mondo and doid: 1
strict: ValidationError' "$(env/bin/python prefixes.py 2> semra.log)"
