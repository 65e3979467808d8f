#!/usr/bin/env bash
# SeMRA 0.3.0 (with sssom-pydantic 0.6.10): that someone denies a mapping makes it more certain.
#
# In SSSOM, the modifier Not says that two terms do not match. SeMRA reads such a row as a mapping of the two whose
# evidence is the row. Assembled with a row that affirms the same mapping it is a second piece of evidence, and the two
# confidences add up as if both were for it; alone, it projects and prioritizes one term to the other.
#
# Seen, all rows with confidence 0.9: affirmed 0.9, denied 0.9, affirmed and denied 0.99; projected 1: 1, 2: 2, 3: 3
. "$(dirname "$0")/common.sh"
packages semra==0.3.0 sssom-pydantic==0.6.10 curies==0.15.7
export PYSTOW_HOME="$folder/pystow"

{
    printf '#%s\n' 'curie_map:' '  doid: http://purl.obolibrary.org/obo/DOID_' '  mondo: http://purl.obolibrary.org/obo/MONDO_' \
        'mapping_set_id: https://example.org/set'
    printf 'subject_id\tpredicate_id\tpredicate_modifier\tobject_id\tmapping_justification\tconfidence\n'
    printf 'mondo:000000%s\tskos:exactMatch\t%s\tdoid:000000%s\tsemapv:ManualMappingCuration\t0.9\n' \
        1 '' 1 2 Not 2 3 '' 3 3 Not 3
} > set.sssom.tsv
cat > negated.py <<'PYTHON'
from semra.api import assemble_evidences, project_dict
from semra.inference import infer_reversible
from semra.io import from_sssom

mappings = assemble_evidences(from_sssom("set.sssom.tsv"), progress=False)
for mapping in mappings:
    modifiers = [evidence.mapping.predicate_modifier for evidence in mapping.evidence]
    print(mapping.subject.identifier, mapping.object.identifier, *modifiers, round(mapping.get_confidence(), 4))
print(project_dict(infer_reversible(mappings, progress=False), "doid", "mondo"))
PYTHON
expect 'mappings, modifiers and confidence; what is projected' "0000001 0000001 None 0.9
0000002 0000002 Not 0.9
0000003 0000003 None Not 0.99
{'0000001': '0000001', '0000002': '0000002', '0000003': '0000003'}" "$(env/bin/python negated.py 2> semra.log)"
