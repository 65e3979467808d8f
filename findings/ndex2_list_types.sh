#!/usr/bin/env bash
# ndex2 3.12.0: from networkx to CX2, a list of numbers loses its fractions if its first number is whole.
#
# CX2 declares a type for each attribute. ndex2 takes that of a list from its first value: [1, 0.05] is a list of
# integers, and is written as [1, 0]. Any p-value or score after a whole number is cut down to the whole part, for all
# edges that have the attribute. The order decides: [0.05, 1] is written as it is.
#
# Seen: {"d": "list_of_integer"}, [1, 0]
. "$(dirname "$0")/common.sh"
packages ndex2==3.12.0 networkx==3.6.1

cat > lists.py <<'PYTHON'
import networkx as nx
from ndex2.cx2 import NetworkXToCX2NetworkFactory

for values in ([1, 0.05], [0.05, 1]):
    graph = nx.MultiDiGraph()
    graph.add_edge("A", "B", interaction="affects", p_values=values)
    document = NetworkXToCX2NetworkFactory().get_cx2network(graph).to_cx2()
    aspects = {name: content for aspect in document for name, content in aspect.items()}
    print(aspects["attributeDeclarations"][0]["edges"]["p_values"]["d"], aspects["edges"][0]["v"]["p_values"])
PYTHON
expect 'declared and written' $'list_of_integer [1, 0]\nlist_of_double [0.05, 1.0]' "$(env/bin/python lists.py 2> ndex2.log)"
