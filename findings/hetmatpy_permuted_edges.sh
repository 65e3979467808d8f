#!/usr/bin/env bash
# hetmatpy 0.1.0: a permuted network has edges without a direction that hold one way only.
#
# `HetMat.permute_graph` makes the networks from which hetmatpy's null model is drawn. It takes each cell of a matrix for
# an edge, so that an edge between two genes, which is two cells, is swapped as two edges that part. In the network that
# comes out, gene 0 interacts with gene 7 and gene 7 not with gene 0; GiG and whatever contains it counts differently
# from its two ends. hetnetpy 0.3.1, by which both packages swap, permutes the same graph into a symmetric one.
#
# Seen, for a ring of eight genes: 16 cells before and after; without a counterpart 0 before, 16 after hetmatpy, 0 after
# hetnetpy
. "$(dirname "$0")/common.sh"
packages hetnetpy==0.3.1 hetmatpy==0.1.0

cat > permuted.py <<'PYTHON'
import pathlib
from hetmatpy.hetmat import hetmat_from_graph
from hetmatpy.matrix import metaedge_to_adjacency_matrix
from hetnetpy.hetnet import Graph, MetaGraph
from hetnetpy.permute import permute_graph

graph = Graph(MetaGraph.from_edge_tuples([("Gene", "Gene", "interacts", "both")]))
for number in range(8):
    graph.add_node("Gene", number)
for number in range(8):
    graph.add_edge(("Gene", number), ("Gene", (number + 1) % 8), "interacts", "both")

def show(name, graph):
    _, _, matrix = metaedge_to_adjacency_matrix(graph, "GiG", dense_threshold=0)
    print(name, int(matrix.sum()), int((matrix > matrix.T).sum()))

hetmat = hetmat_from_graph(graph, pathlib.Path("hetmat"))
hetmat.permute_graph(1, seed=1)
show("before", hetmat)
show("hetmatpy", hetmat.permutations["001"])
show("hetnetpy", permute_graph(graph, seed=1)[0])
PYTHON
expect 'cells, and cells without a counterpart' 'before 16 0
hetmatpy 16 16
hetnetpy 16 0' "$(env/bin/python permuted.py 2> hetmatpy.log)"
