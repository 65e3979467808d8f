#!/usr/bin/env bash
# INDRA 1.24.0: in SifAssembler the last statement about a pair decides, and an unknown effect is drawn as inhibition.
#
# - Each pair has one polarity, that of the statement that came last. After "A activates B", the statement that A and B
#   form a complex makes it unknown, and the SIF, which leaves out unknown ones by default, is empty. After
#   "A inhibits B" nothing of the activation is left.
# - For Loopy, every edge that is not positive is written as -1: a phosphorylation, of unknown effect, is an
#   inhibition.
#
# Seen:
#   activation, then complex: nothing; complex, then activation: A 1 B
#   a phosphorylation in Loopy: -1
. "$(dirname "$0")/common.sh"
indra_packages

cat > polarity.py <<'PYTHON'
import json
from indra.assemblers.sif import SifAssembler
from indra.statements import Activation, Agent, Complex, Inhibition, Phosphorylation

one, two = Agent("A"), Agent("B")

def assembled(*statements):
    assembler = SifAssembler(list(statements))
    assembler.make_model(use_name_as_key=True, include_mods=True, include_complexes=True)
    return assembler

activation, inhibition, complex_ = Activation(one, two), Inhibition(one, two), Complex([one, two])
with open("seen.txt", "w") as seen:
    print("activation, complex:", assembled(activation, complex_).print_model().split(), file=seen)
    print("complex, activation:", assembled(complex_, activation).print_model().split(), file=seen)
    print("activation, inhibition:", assembled(activation, inhibition).print_model().split(), file=seen)
    print("inhibition, activation:", assembled(inhibition, activation).print_model().split(), file=seen)
    _, edges, _ = json.loads(assembled(Phosphorylation(one, two)).print_loopy(as_url=False))
    print("phosphorylation in Loopy:", *(edge[3] for edge in edges), file=seen)
PYTHON
env/bin/python polarity.py > indra.log 2>&1
expect 'SIF, and Loopy' "activation, complex: []
complex, activation: ['A', '1', 'B']
activation, inhibition: ['A', '-1', 'B']
inhibition, activation: ['A', '1', 'B']
phosphorylation in Loopy: -1" "$(cat seen.txt)"
