"""Writes what graph-tool reads of a GraphML file as JSON: nodes by id, and edges with their ends.

usage: read_graph_tool.py FILE.graphml OUT.json

It runs in the Python for which the distribution packages graph-tool, so that it imports nothing else.
"""

import json
import sys

from graph_tool import load_graph


def attributes(properties, of):
    """The attributes of one node or edge: an empty text is none, and truth values are such again."""
    found = {}
    for name, values in properties.items():
        value = values[of]
        if value != "" and value == value:
            found[name] = bool(value) if values.value_type() == "bool" else value
    return found


def main():
    graph = load_graph(sys.argv[1], fmt="graphml")
    ids = graph.vp["_graphml_vertex_id"]
    nodes = {ids[vertex]: attributes(graph.vp, vertex) for vertex in graph.vertices()}
    edges = [[ids[edge.source()], ids[edge.target()], attributes(graph.ep, edge)] for edge in graph.edges()]
    with open(sys.argv[2], "w", encoding="utf-8") as file:
        json.dump({"directed": graph.is_directed(), "nodes": nodes, "edges": edges}, file)


main()
