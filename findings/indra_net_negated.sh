#!/usr/bin/env bash
# INDRA 1.24.0: in a network made from a data frame, evidence against a statement counts as evidence for it.
#
# Evidence can be marked as negated: the text says that A does not activate B. INDRA's own scorer then believes the
# statement with 0. IndraNetAssembler with method "df" scores again from counts by source, in which the mark is gone.
# The same statement then has the belief of one that a reader found to be true.
#
# Seen:
#   the scorer 0.0; preassembly 0.0; df 0.65, as without the mark
. "$(dirname "$0")/common.sh"
indra_packages

cat > negated.py <<'PYTHON'
from indra.assemblers.indranet import IndraNetAssembler
from indra.belief import BeliefEngine
from indra.statements import Activation, Agent, Evidence

def belief(negated, **options):
    evidence = Evidence(source_api="reach", pmid="1", epistemics={"negated": negated})
    statement = Activation(Agent("MAP2K1"), Agent("MAPK1"), evidence=[evidence])
    BeliefEngine().set_prior_probs([statement])
    if not options:
        return round(float(statement.belief), 2)
    net = IndraNetAssembler([statement]).make_model(graph_type="signed", **options)
    (*_, data), = net.edges(data=True)
    return round(float(data["belief"]), 2)

with open("seen.txt", "w") as seen:
    for options in ({}, {"method": "preassembly"}, {"method": "df"}):
        print(options.get("method", "scorer"), belief(False, **options), belief(True, **options), file=seen)
PYTHON
env/bin/python negated.py > indra.log 2>&1
expect 'belief, and belief where the evidence is negated' 'scorer 0.65 0.0
preassembly 0.65 0.0
df 0.65 0.65' "$(cat seen.txt)"
