#!/usr/bin/env bash
# ndex2 3.12.0: from networkx to CX2, names of nodes give way to their ids, also in the graph that one keeps.
#
# A node's attribute `name` is replaced by the node's key, so that CHEBI:1 "alpha" is called CHEBI:1, and the word alpha
# is nowhere in CX2. The change is made in the attributes of the caller's own graph, whose names are lost from then on.
# A key that looks like a number, such as an identifier of NCBI Gene held as text, becomes the number of the node and
# no name at all; where one of an edge's ends is such a key and the other is not, the export ends with an error.
#
# Seen: CHEBI:1 and CHEBI:1, in the caller's graph CHEBI:1; "7157" becomes node 7157 without a name
. "$(dirname "$0")/common.sh"
packages ndex2==3.12.0 networkx==3.6.1

cat > names.py <<'PYTHON'
import networkx as nx
from ndex2.cx2 import NetworkXToCX2NetworkFactory

def nodes(graph):
    network = NetworkXToCX2NetworkFactory().get_cx2network(graph)
    return [(node["id"], node["v"].get("name")) for node in network.get_nodes().values()]

graph = nx.MultiDiGraph()
graph.add_node("CHEBI:1", name="alpha")
print("in CX2:", *nodes(graph))
print("in the graph itself:", graph.nodes["CHEBI:1"]["name"])
graph = nx.MultiDiGraph()
graph.add_edge("7157", "4193")
print("numbers as texts:", *nodes(graph))
graph.add_edge("7157", "CHEBI:1")
try:
    nodes(graph)
except Exception as error:
    print("and other texts:", error)
PYTHON
expect 'names' "in CX2: (0, 'CHEBI:1')
in the graph itself: CHEBI:1
numbers as texts: (7157, None) (4193, None)
and other texts: Edge must have source and target" "$(env/bin/python names.py 2> ndex2.log)"
