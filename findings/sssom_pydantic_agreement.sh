#!/usr/bin/env bash
# sssom-pydantic 0.6.10: a reviewer who is undecided counts as one who agrees, and one who rejects a denial as 2.3.
#
# SSSOM's `reviewer_agreement` is from -1, the reviewer disagrees, to 1, agrees; sssom-pydantic itself calls 0 unsure.
# `estimate_confidence`, which is to be from 0 to 1, takes 0 for no value, and no value for full agreement, so that 0 is
# above 0.5. For a mapping marked Not it takes 1 minus the agreement, which for a reviewer who disagrees is 2, outside
# the range; a reviewer who agrees with Not changes nothing.
#
# Seen, for one mapping of confidence 0.3: see the texts that are expected below.
. "$(dirname "$0")/common.sh"
packages sssom-pydantic==0.6.10 curies==0.15.7

cat > agreement.py <<'PYTHON'
from curies import Reference
from sssom_pydantic import NOT, SemanticMapping
from sssom_pydantic.process import estimate_confidence

reviewer = Reference(prefix="orcid", identifier="0000-0000-0000-0001")
for agreement in (1.0, 0.5, 0.0, -1.0):
    found = (SemanticMapping.exact("MONDO:1", "DOID:1", confidence=0.3, reviewers=[reviewer],
        reviewer_agreement=agreement, predicate_modifier=modifier) for modifier in (None, NOT))
    print(f"agreement {agreement}:", *(round(estimate_confidence([mapping]), 4) for mapping in found))
PYTHON
expect 'confidence of a mapping, and of one marked Not' 'agreement 1.0: 1.0 0.7
agreement 0.5: 0.525 0.725
agreement 0.0: 1.0 0.0
agreement -1.0: 0.0 2.3' "$(env/bin/python agreement.py 2> sssom.log)"
