#!/usr/bin/env bash
# INDRA 1.24.0: reading BEL, it takes what lessens a phosphorylation for what phosphorylates.
#
# `p(A) decreases p(B, pmod(Ph))` says that A lessens the phosphorylated form of B, as a phosphatase does. For an
# object with a modification INDRA does not look at the relation: decreases, increases and regulates all become
# Phosphorylation(A, B). Its own Dephosphorylation, written as BEL by its own assembler, so comes back turned round.
#
# Seen:
#   decreases, increases, regulates: Phosphorylation(DUSP6(), MAPK1(), T, 185)
#   Dephosphorylation(DUSP6(), MAPK1(), T, 185), assembled and read: Phosphorylation(DUSP6(), MAPK1(), T, 185)
. "$(dirname "$0")/common.sh"
indra_packages

cat > modification.py <<'PYTHON'
from indra.assemblers.pybel import PybelAssembler
from indra.sources.bel import process_pybel_graph
from indra.statements import Agent, Dephosphorylation, Evidence
from pybel import BELGraph
from pybel.dsl import Protein, ProteinModification

one = Protein("HGNC", "DUSP6", identifier="3072")
two = Protein("HGNC", "MAPK1", identifier="6871", variants=[ProteinModification("Ph", "Thr", 185)])
with open("seen.txt", "w") as seen:
    for relation in ("decreases", "increases", "regulates"):
        graph = BELGraph()
        graph.add_qualified_edge(one, two, relation=relation, citation="1", evidence="text")
        print(relation, *process_pybel_graph(graph).statements, file=seen)
    one, two = Agent("DUSP6", db_refs={"HGNC": "3072"}), Agent("MAPK1", db_refs={"HGNC": "6871"})
    statement = Dephosphorylation(one, two, "T", "185", evidence=[Evidence(source_api="reach", pmid="1")])
    print(statement, *process_pybel_graph(PybelAssembler([statement]).make_model()).statements, file=seen)
PYTHON
env/bin/python modification.py > indra.log 2>&1
expect 'relation or statement, and what is read' 'decreases Phosphorylation(DUSP6(), MAPK1(), T, 185)
increases Phosphorylation(DUSP6(), MAPK1(), T, 185)
regulates Phosphorylation(DUSP6(), MAPK1(), T, 185)
Dephosphorylation(DUSP6(), MAPK1(), T, 185) Phosphorylation(DUSP6(), MAPK1(), T, 185)' "$(cat seen.txt)"
