#!/usr/bin/env bash
# hetnetpy 0.3.1: to compute a score without an edge takes the edge out of the graph.
#
# `DWPC` can leave out edges, such as the treatment that is to be predicted, and can be told not to care for masks.
# With both, the set of edges that it takes from a node is the node's own, and the excluded edges are removed from
# that. Every later search finds them no more, while the graph still counts and writes them.
#
# Seen, CbG from the compound: 2 paths, after DWPC with exclude_edges and exclude_masked=False 1 path; 2 edges both times
. "$(dirname "$0")/common.sh"
packages hetnetpy==0.3.1

cat > excluded.py <<'PYTHON'
from hetnetpy.hetnet import Graph, MetaGraph
from hetnetpy.pathtools import DWPC, paths_from

kinds = MetaGraph.from_edge_tuples([("Compound", "Gene", "binds", "both")])
metapath = kinds.metapath_from_abbrev("CbG")

def after(**options):
    graph = Graph(kinds)
    compound = graph.add_node("Compound", "c")
    edges = [graph.add_edge(compound, graph.add_node("Gene", name), "binds", "both")[0] for name in "gh"]
    paths = paths_from(graph, compound, metapath)
    DWPC([path for path in paths if path[0] == edges[0]], 0.5, exclude_edges={edges[1]}, **options)
    return len(paths), len(paths_from(graph, compound, metapath)), len(list(graph.get_edges()))

print("masks cared for:", *after())
print("not cared for:", *after(exclude_masked=False))
PYTHON
expect 'paths, paths after DWPC, edges after DWPC' 'masks cared for: 2 2 2
not cared for: 2 1 2' "$(env/bin/python excluded.py)"
