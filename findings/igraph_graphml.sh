#!/usr/bin/env bash
# python-igraph 1.0.0: in GraphML, edges get the ids of nodes, and what is not said of an edge becomes "false".
#
# An edge of GraphML can have an id. igraph reads as the id of the n-th edge the id of the n-th node. A boolean that
# an edge does not have reads as False, in the same graph where another edge has it: an edge of which nothing is said
# about `negated` is like one that is not negated. networkx and rustworkx read the same file as it is.
#
# Seen, for edges x1 and x2 between the nodes a, b and c, of which x2 is negated:
#   igraph ids a b, negated False True; rustworkx ids x1 x2, negated None True
. "$(dirname "$0")/common.sh"
packages igraph==1.0.0 rustworkx==0.18.1 networkx==3.6.1

cat > graph.graphml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="d0" for="edge" attr.name="negated" attr.type="boolean"/>
<graph edgedefault="directed">
<node id="a"/><node id="b"/><node id="c"/>
<edge id="x1" source="a" target="b"/>
<edge id="x2" source="c" target="b"><data key="d0">true</data></edge>
</graph>
</graphml>
XML
cat > read.py <<'PYTHON'
import igraph
import networkx as nx
import rustworkx as rx
edges = igraph.Graph.Read_GraphML("graph.graphml").es
print("igraph:", *edges["id"], *edges["negated"])
edges = nx.read_graphml("graph.graphml", force_multigraph=True).edges(keys=True, data=True)
print("networkx:", *(key for *_, key, _ in edges), *(data.get("negated") for *_, data in edges))
edges = rx.read_graphml("graph.graphml")[0].edges()
print("rustworkx:", *(edge["id"] for edge in edges), *(edge["negated"] for edge in edges))
PYTHON
expect 'ids of the two edges, and their negated' 'igraph: a b False True
networkx: x1 x2 None True
rustworkx: x1 x2 None True' "$(env/bin/python read.py)"
