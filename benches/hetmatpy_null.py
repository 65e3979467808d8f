"""P-values of degree-weighted path counts by hetmatpy, on a small random hetnet, as a table for tests/metapaths.

    python3 -m venv venv && venv/bin/pip install hetmatpy 'numpy<2' 'setuptools<81'
    venv/bin/python benches/hetmatpy_null.py > tests/metapaths/hetmatpy_null.tsv

Rows "edge" are the hetnet (network 0) and permuted ones, which hetnetpy drew as for Hetionet (HetMat.permute_graph of
hetmatpy 0.1.0 permutes both directions of an undirected edge apart, and is not used); rows "value" are pairs that paths join:
the value is the inverse hyperbolic sine of the DWPC over its mean, the p-value is that of the gamma-hurdle model of
the pairs of the same degrees in all permuted networks, or the empirical one where hetmatpy takes that.
"""
import importlib.metadata
import logging
import pathlib
import random
import tempfile

import hetmatpy.degree_group
import hetmatpy.degree_weight
import hetmatpy.hetmat
import hetmatpy.pipeline
import hetnetpy.hetnet
import hetnetpy.permute
import numpy
import scipy.sparse

KINDS = {"Compound": ("C", 9), "Gene": ("G", 14), "Disease": ("D", 7)}
EDGES = {
    "CbG": ("Compound", "Gene", "binds", "both", 24),
    "DaG": ("Disease", "Gene", "associates", "both", 26),
    "GiG": ("Gene", "Gene", "interacts", "both", 22),
    "Gr>G": ("Gene", "Gene", "regulates", "forward", 20),
    "CrC": ("Compound", "Compound", "resembles", "both", 9),
}
METAPATHS = "CbG CbGaD CbGiGaD GiG GiGiG Gr>GaD CrCbG CbGr>GaD CbGbC GaDaG".split()
NETWORKS = 4
DAMPING = 0.5


def hetnet():
    metaedges = [(source, target, kind, direction) for source, target, kind, direction, _ in EDGES.values()]
    abbreviations = {kind: abbreviation for kind, (abbreviation, _) in KINDS.items()}
    abbreviations |= {kind: abbreviation[1] for abbreviation, (_, _, kind, _, _) in EDGES.items()}
    metagraph = hetnetpy.hetnet.MetaGraph.from_edge_tuples(metaedges, abbreviations)
    graph = hetnetpy.hetnet.Graph(metagraph)
    for kind, (_, count) in KINDS.items():
        for number in range(count):
            graph.add_node(kind, f"{kind}:{number:02}", name=f"{kind} {number}")
    draw = random.Random(7)
    for source, target, kind, direction, count in EDGES.values():
        known = set()
        while len(known) < count:
            # Some have many edges, as in any hetnet.
            ends = [f"{end}:{int(KINDS[end][1] * draw.random() ** 1.7):02}" for end in (source, target)]
            if ends[0] == ends[1] or (direction == "both" and source == target and tuple(ends[::-1]) in known):
                continue
            known.add(tuple(ends))
        for one, other in sorted(known):
            graph.add_edge((source, one), (target, other), kind, direction)
    return graph


def print_edges(network, hetmat):
    for abbreviation in EDGES:
        metaedge = hetmat.metagraph.get_metaedge(abbreviation)
        sources, targets, matrix = hetmat.metaedge_to_adjacency_matrix(metaedge, dense_threshold=1)
        if EDGES[abbreviation][3] == "both" and metaedge.source == metaedge.target:
            matrix = scipy.sparse.triu(matrix)
        matrix = scipy.sparse.coo_matrix(matrix)
        for row, column in sorted(zip(matrix.row, matrix.col)):
            print(f"edge\t{network}\t{abbreviation}\t{sources[row]}\t{targets[column]}")


def main():
    logging.disable(logging.WARNING)
    version = importlib.metadata.version
    print(f"# hetmatpy {version('hetmatpy')}, hetnetpy {version('hetnetpy')}, scipy {version('scipy')}")
    print("# python benches/hetmatpy_null.py > tests/metapaths/hetmatpy_null.tsv")
    print("# edge, network, metaedge, source, target")
    print("# value, metapath, source, target, value, pairs of the same degrees, joined ones, p-value")
    with tempfile.TemporaryDirectory() as root:
        graph = hetnet()
        hetmat = hetmatpy.hetmat.hetmat_from_graph(graph, pathlib.Path(root) / "hetmat")
        networks = []
        for number in range(NETWORKS):
            graph, _ = hetnetpy.permute.permute_graph(graph, multiplier=10, seed=number)
            networks.append(hetmatpy.hetmat.hetmat_from_permuted_graph(hetmat, f"{number:03}", graph))
        for number, network in enumerate([hetmat, *networks]):
            print_edges(number, network)
        for text in METAPATHS:
            metapath = hetmat.metagraph.get_metapath(text)
            sources, targets, matrix = hetmatpy.degree_weight.dwpc(hetmat, metapath, damping=DAMPING, dense_threshold=1)
            matrix = scipy.sparse.csr_matrix(matrix).toarray()
            mean = matrix.mean()
            groups = None
            for network in networks:
                of_network = hetmatpy.degree_group.single_permutation_degree_group(network, metapath, mean, DAMPING)
                groups = of_network if groups is None else groups.add(of_network)
            groups = hetmatpy.pipeline.add_gamma_hurdle_to_dgp_df(groups.reset_index())
            groups = groups.set_index(["source_degree", "target_degree"]).to_dict(orient="index")
            _, _, first = hetmat.metaedge_to_adjacency_matrix(metapath[0], dense_threshold=1)
            _, _, last = hetmat.metaedge_to_adjacency_matrix(metapath[-1], dense_threshold=1)
            degrees = numpy.asarray(first.sum(axis=1)).ravel(), numpy.asarray(last.sum(axis=0)).ravel()
            joined = [pair for pair in zip(*matrix.nonzero()) if text[0] != text[-1] or pair[0] != pair[1]]
            for row, column in random.Random(text).sample(joined, min(15, len(joined))):
                value = numpy.arcsinh(matrix[row, column] / mean)
                cell = {"dwpc": value, **groups[degrees[0][row], degrees[1][column]]}
                p_value = hetmatpy.pipeline.calculate_p_value(cell)
                ends = f"{sources[row]}\t{targets[column]}"
                print(f"value\t{text}\t{ends}\t{value:.15g}\t{cell['n']:.0f}\t{cell['nnz']:.0f}\t{p_value:.15g}")


main()
