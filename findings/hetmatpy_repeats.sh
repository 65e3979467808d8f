#!/usr/bin/env bash
# hetmatpy 0.1.0: degree-weighted path counts include paths through one gene twice, on metapaths with four genes.
#
# A path visits no node twice: that is what hetnetpy counts, and what sets hetmatpy's `dwpc` apart from its `dwwc`,
# which counts walks. On GiGiGiG and on what contains it, such as DaGiGiGiG, hetmatpy corrects for every repeat but
# one, that of the first gene as the last: it compares two methods instead of what they return, and never takes out
# the diagonal. A disease then scores with its own genes by paths that come back to them.
#
# Seen, for a triangle of genes with disease d at gene 0, damping 0:
#   GiGiGiG 0 to 0: hetnetpy 0 paths, hetmatpy 2
#   DaGiGiGiG d to 0: hetnetpy 0 paths, hetmatpy 2
. "$(dirname "$0")/common.sh"
packages hetnetpy==0.3.1 hetmatpy==0.1.0

cat > repeats.py <<'PYTHON'
from hetmatpy.degree_weight import dwpc, dwwc_chain
from hetnetpy.hetnet import Graph, MetaGraph
from hetnetpy.pathtools import paths_between

kinds = MetaGraph.from_edge_tuples([("Gene", "Disease", "associates", "both"), ("Gene", "Gene", "interacts", "both")])
graph = Graph(kinds)
for number in range(3):
    graph.add_node("Gene", number)
graph.add_node("Disease", "d")
for one, two in ((0, 1), (1, 2), (0, 2)):
    graph.add_edge(("Gene", one), ("Gene", two), "interacts", "both")
graph.add_edge(("Gene", 0), ("Disease", "d"), "associates", "both")
for name, source in (("GiGiG", ("Gene", 0)), ("GiGiGiG", ("Gene", 0)), ("DaGiGiGiG", ("Disease", "d"))):
    metapath = kinds.metapath_from_abbrev(name)
    paths = paths_between(graph, source, ("Gene", 0), metapath)
    rows, columns, matrix = dwpc(graph, metapath, damping=0, dwwc_method=dwwc_chain)
    matrix = matrix.toarray() if hasattr(matrix, "toarray") else matrix
    print(name, source[1], "to 0:", len(paths), int(matrix[list(rows).index(source[1]), list(columns).index(0)]))
PYTHON
expect 'paths that hetnetpy finds, and that hetmatpy counts' 'GiGiG 0 to 0: 0 0
GiGiGiG 0 to 0: 0 2
DaGiGiGiG d to 0: 0 2' "$(env/bin/python repeats.py 2> hetmatpy.log)"
