#!/usr/bin/env bash
# biolink-model 4.4.6: by its mappings, a trial that was withdrawn or terminated says that the drug treats.
#
# The model keeps `treats` for approved and established uses, and tells in its description to use weaker predicates
# for the rest. Its `narrow_mappings`, terms of others that are kinds of `treats`, hold RepoDB's terms for suspended,
# terminated and withdrawn trials of each phase: 18 of 22. bmt names `treats` for each of them, next to a property of
# nodes.
#
# Seen: REPODB:clinically_tested_withdrawn_phase_3: treats
. "$(dirname "$0")/common.sh"
packages biolink-model==4.4.6 bmt==1.5.0

cat > mappings.py <<'PYTHON'
import pathlib
import biolink_model
import bmt

schema = pathlib.Path(biolink_model.__path__[0]) / "schema" / "biolink_model.yaml"
model = bmt.Toolkit(str(schema), {"predicate mappings": []})
narrow = model.get_element("treats").narrow_mappings
ended = [each for each in narrow if any(word in each for word in ("suspended", "terminated", "withdrawn"))]
print(len(narrow), len(ended))
for each in ("REPODB:clinically_tested_withdrawn_phase_3", "REPODB:clinically_tested_terminated_phase_0"):
    print(each, *(name for name in model.get_all_elements_by_mapping(each) if model.is_predicate(name)))
PYTHON
expect 'narrow mappings of treats, of ended trials; predicates that bmt names for two' '22 18
REPODB:clinically_tested_withdrawn_phase_3 treats
REPODB:clinically_tested_terminated_phase_0 treats' "$(env/bin/python mappings.py 2> bmt.log)"
