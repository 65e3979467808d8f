#!/usr/bin/env bash
# hetnetpy 0.3.1: a copy of a hetnet loses what its edges say, and edges without data share it.
#
# `Graph.get_subgraph` "creates a copy of the hetnet", says its documentation. The nodes are copied with their data,
# the edges without: sources, licences and directions of effect are gone. All edges that are added without data, those
# of the copy too, have one and the same dictionary: what is said of one of them is said of all.
#
# Seen:
#   data of the edge: {'sources': ['a']}, in the copy {}; of the node {'x': 1}, in the copy {'x': 1}
#   after setting it on one edge, another has {'sources': ['b']}
. "$(dirname "$0")/common.sh"
packages hetnetpy==0.3.1

cat > data.py <<'PYTHON'
from hetnetpy.hetnet import Graph, MetaGraph

graph = Graph(MetaGraph.from_edge_tuples([("Compound", "Gene", "binds", "both")]))
compound = graph.add_node("Compound", "c", data={"x": 1})
genes = [graph.add_node("Gene", name) for name in "gh"]
edge, _ = graph.add_edge(compound, genes[0], "binds", "both", data={"sources": ["a"]})
graph.add_edge(compound, genes[1], "binds", "both")
copy = graph.get_subgraph()
one, two = sorted(copy.get_edges(), key=lambda each: each.target.identifier)
print("edge:", edge.data, one.data)
print("node:", compound.data, copy.get_node(("Compound", "c")).data)
one.data["sources"] = ["b"]
print("the other edge:", two.data)
PYTHON
expect 'data, and data in the copy' "edge: {'sources': ['a']} {}
node: {'x': 1} {'x': 1}
the other edge: {'sources': ['b']}" "$(env/bin/python data.py)"
