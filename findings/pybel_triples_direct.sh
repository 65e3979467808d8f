#!/usr/bin/env bash
# PyBEL 0.15.5: as triples, an indirect regulation becomes a direct one, and a direct increase is left out.
#
# BEL tells `increases` from `directlyIncreases`: only the second means that the two touch. `to_triples`, which PyKEEN
# reads BEL with, writes `regulates` of an activity as "activityDirectlyRegulatesActivityOf", and that it causes no
# change as "notActivityDirectlyRegulatesActivityOf", though no one said how. A protein that directly increases the
# amount of another is in no triple; there is a warning in the log. That it does so indirectly is.
#
# Seen: see the texts that are expected below.
. "$(dirname "$0")/common.sh"
packages pybel==0.15.5 networkx==3.6.1 pandas==3.0.6

cat > direct.py <<'PYTHON'
import pybel
from pybel.dsl import Protein, activity

one, two = Protein("HGNC", "A"), Protein("HGNC", "B")
with open("seen.txt", "w") as seen:
    for relation, modifier in (("regulates", activity()), ("causesNoChange", activity()), ("increases", None),
            ("directlyIncreases", None)):
        graph = pybel.BELGraph(name="graph", version="1.0.0")
        graph.add_qualified_edge(one, two, relation=relation, citation="1", evidence="text", target_modifier=modifier)
        print(relation, [triple[1] for triple in pybel.to_triples(graph)], file=seen)
PYTHON
env/bin/python direct.py > pybel.log 2>&1
expect 'relation, and in triples' "regulates ['activityDirectlyRegulatesActivityOf']
causesNoChange ['notActivityDirectlyRegulatesActivityOf']
increases ['increasesAmountOf']
directlyIncreases []" "$(cat seen.txt)"
