#!/usr/bin/env bash
# pydruglogics 0.1.10: "A <- B" in SIF is read as if A acts on B, and an arrow with two heads as two that go the same way.
#
# pydruglogics reads arrows that point to the left, as Gitsbe does, whose successor it is: there "A <- B" is B activating
# A, and "A |- B" is B inhibiting A. pydruglogics keeps the sign and not the direction. It splits an arrow with two heads
# into one to the left and one to the right, so of two genes that activate each other one acts and the other does not, and
# of "A |-> B" (B inhibits A, which activates B) B is both activated and inhibited by A. A gene on which nothing acts is
# written as one that keeps itself. No warning is logged.
#
# Seen: A <- B is A activating B; A <-> B is A activating B alone; A |-> B is A activating and inhibiting B
. "$(dirname "$0")/common.sh"
packages pydruglogics==0.1.10 pyboolnet==3.0.16 mpbn==3.8 numpy==2.1.3 pandas==2.2.3 networkx==3.6.1

cat > read.py <<'PYTHON'
import logging
import sys
from pydruglogics.model.InteractionModel import InteractionModel

logging.disable(logging.INFO)
for line in sys.stdin:
    with open("one.sif", "w") as file:
        file.write(line)
    print(line.strip() + ":", str(InteractionModel("one.sif")).strip().replace("\n", "; "))
PYTHON
expect 'what is read of a line' 'A -> B: Target: B, activating regulators: A; Target: A, activating regulators: A
A <- B: Target: B, activating regulators: A; Target: A, activating regulators: A
A |- B: Target: B, inhibitory regulators: A; Target: A, activating regulators: A
A <-> B: Target: B, activating regulators: A; Target: A, activating regulators: A
A |-| B: Target: B, inhibitory regulators: A; Target: A, activating regulators: A
A |-> B: Target: B, activating regulators: A, inhibitory regulators: A; Target: A, activating regulators: A' \
    "$(printf '%s\n' 'A -> B' 'A <- B' 'A |- B' 'A <-> B' 'A |-| B' 'A |-> B' | env/bin/python read.py 2> read.log)"
