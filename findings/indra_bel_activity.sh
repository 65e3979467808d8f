#!/usr/bin/env bash
# INDRA 1.24.0 with PyBEL 0.15.5: assembled as BEL, an effect on an activity becomes one on the amount.
#
# INDRA's `Activation` says that A raises the activity of B. Its assembler still writes the activity of an edge under
# the keys that PyBEL had before 0.15, which PyBEL 0.15.5 passes over: the edge says `p(A) increases p(B)`, more of B.
# Read back by INDRA's own reader of BEL it is an IncreaseAmount, and an Inhibition a DecreaseAmount. The activity of
# the subject goes the same way. PyBEL 0.15 is the version that INDRA asks for.
#
# Seen:
#   Activation(MAP2K1(), MAPK1(), kinase)  p(HGNC:6840 ! MAP2K1) increases p(HGNC:6871 ! MAPK1)  IncreaseAmount
#   Inhibition(MAP2K1(), MAPK1(), kinase)  p(HGNC:6840 ! MAP2K1) decreases p(HGNC:6871 ! MAPK1)  DecreaseAmount
. "$(dirname "$0")/common.sh"
indra_packages

cat > activity.py <<'PYTHON'
from indra.assemblers.pybel import PybelAssembler
from indra.sources.bel import process_pybel_graph
from indra.statements import Activation, Agent, Evidence, Inhibition

one, two = Agent("MAP2K1", db_refs={"HGNC": "6840"}), Agent("MAPK1", db_refs={"HGNC": "6871"})
with open("seen.txt", "w") as seen:
    for kind in (Activation, Inhibition):
        statement = kind(one, two, "kinase", evidence=[Evidence(source_api="reach", pmid="1", text="text")])
        graph = PybelAssembler([statement]).make_model()
        (subject, object_, data), = graph.edges(data=True)
        back, = process_pybel_graph(graph).statements
        print(statement, "|", graph.edge_to_bel(subject, object_, data), "|", back, file=seen)
PYTHON
env/bin/python activity.py > indra.log 2>&1
expect 'statement, as BEL, and read back' 'Activation(MAP2K1(), MAPK1(), kinase) | p(HGNC:6840 ! MAP2K1) increases p(HGNC:6871 ! MAPK1) | IncreaseAmount(MAP2K1(), MAPK1())
Inhibition(MAP2K1(), MAPK1(), kinase) | p(HGNC:6840 ! MAP2K1) decreases p(HGNC:6871 ! MAPK1) | DecreaseAmount(MAP2K1(), MAPK1())' \
    "$(cat seen.txt)"
