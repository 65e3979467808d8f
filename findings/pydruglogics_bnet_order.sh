#!/usr/bin/env bash
# pydruglogics 0.1.10: an activator that a rule names after an inhibitor inhibits, and a drug acts from the second time on.
#
# Of a rule in bnet, pydruglogics takes all that follows the first "!" for inhibitors that are joined by "or": "A & !B & C"
# becomes A and not (B or C). It keeps the text of the file for the first search of attractors, and only for that: a
# drug on A changes nothing then, where T is on in one steady state, with C. In the second search A is off, and so is T.
# Without a drug, the second search has T on where C is off, which the file excludes. mpbn 3.8, which does the
# search, reads the rule as it is. No warning is logged.
#
# Seen: T *= (A) and not (B or C); on with T without a drug: A C, then A; with A inhibited: A C, then none
. "$(dirname "$0")/common.sh"
packages pydruglogics==0.1.10 pyboolnet==3.0.16 mpbn==3.8 numpy==2.1.3 pandas==2.2.3 networkx==3.6.1

printf '%s\n' 'targets, factors' 'A, A' 'B, B' 'C, C' 'T, A & !B & C' > rules.bnet
cat > states.py <<'PYTHON'
import logging
import mpbn
from pydruglogics.model.BooleanModel import BooleanModel

logging.disable(logging.INFO)

def on(states):
    return "; ".join(" ".join(sorted(gene for gene in state if state[gene])) for state in states if state["T"]) or "none"

BooleanModel(file="rules.bnet").print()
print("mpbn:", on(mpbn.MPBooleanNetwork("rules.bnet").fixedpoints()))
for drugs in [], [{"targets": ["A"], "effect": "inhibits"}]:
    model = BooleanModel(file="rules.bnet")
    model.add_perturbations(drugs)
    for time in "first", "second":
        model.calculate_attractors("mpbn", "stable_states")
        print("A inhibited," if drugs else "no drug,", time + ":", on(model.attractors))
PYTHON
expect 'the rules, and the steady states in which T is on' 'A *= (A)
B *= (B)
C *= (C)
T *= (A) and not (B or C)
mpbn: A C T
no drug, first: A C T
no drug, second: A T
A inhibited, first: A C T
A inhibited, second: none' "$(env/bin/python states.py 2> states.log)"
