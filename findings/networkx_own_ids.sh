#!/usr/bin/env bash
# networkx 3.6.1: an attribute `id` of one's own does not survive GraphML or Cytoscape's JSON.
#
# GraphML: whether an edge's own `id` comes back depends on the other edges. Where no two edges are parallel, all of
# them read back as "0"; where some are, the ids come back.
# Cytoscape's JSON: a node's own `id` takes the place of the node's name, which its edges go on using, so that they
# point to a node that is not in the document. Edges that are parallel become one where `key` is left out, as other
# programs that write the format do.
#
# Seen: see the texts that are expected below.
. "$(dirname "$0")/common.sh"
packages networkx==3.6.1

cat > ids.py <<'PYTHON'
import io
import networkx as nx

def through_graphml(*edges):
    graph = nx.MultiDiGraph()
    for one, two, name in edges:
        graph.add_edge(one, two, id=name)
    file = io.BytesIO()
    nx.write_graphml(graph, file)
    file.seek(0)
    return [data["id"] for _, _, data in nx.read_graphml(file).edges(data=True)]

print("GraphML, no parallel edges:", *through_graphml(("a", "b", "e1"), ("b", "c", "e2")))
print("GraphML, parallel edges:", *through_graphml(("a", "b", "e1"), ("a", "b", "e2")))
graph = nx.MultiDiGraph()
graph.add_node("CHEBI:1", id="own")
graph.add_edge("CHEBI:1", "NCBIGene:1")
graph.add_edge("CHEBI:1", "NCBIGene:1")
document = nx.cytoscape_data(graph)
print("Cytoscape, nodes:", *(node["data"]["id"] for node in document["elements"]["nodes"]))
print("Cytoscape, source of an edge:", document["elements"]["edges"][0]["data"]["source"])
for edge in document["elements"]["edges"]:
    del edge["data"]["key"]
print("Cytoscape, edges without key:", nx.cytoscape_graph(document).number_of_edges())
PYTHON
expect 'ids' 'GraphML, no parallel edges: 0 0
GraphML, parallel edges: e1 e2
Cytoscape, nodes: own NCBIGene:1
Cytoscape, source of an edge: CHEBI:1
Cytoscape, edges without key: 1' "$(env/bin/python ids.py)"
