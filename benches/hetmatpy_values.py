"""Path counts and degree-weighted path counts of Hetionet by hetmatpy, as a table for tests/metapaths.

    python3 -m venv venv && venv/bin/pip install hetmatpy 'numpy<2'
    venv/bin/python benches/hetmatpy_values.py HETIONET_FOLDER > tests/metapaths/hetmatpy_values.tsv

HETIONET_FOLDER has nodes.tsv.gz (id, name, kind), edges.tsv.gz (source, metaedge, target) and metagraph.json.
For each metapath the table has a row of totals (source and target are *) and rows of single pairs: the three of
highest DWPC, and five drawn with a fixed seed from all that have a path, an entity with itself left out. The
totals' paths are two numbers: of pairs, and of paths. Seconds, for the whole matrix, go to standard error.

Metapaths that hetmatpy 0.1.0 puts into the categories "other" and "long_repeat", such as CpDtCtDrD, are not
here: it ends with a TypeError.
"""
import gzip
import hashlib
import importlib.metadata
import json
import logging
import pathlib
import random
import sys
import tempfile
import time

import hetmatpy.degree_weight
import hetmatpy.hetmat
import hetnetpy.hetnet
import numpy
import scipy.sparse

METAPATHS = """
    CbG CtD Gr>G
    CbGaD CtDlA CbGpPW SEcCtD PCiCtD CbGr>GaD CbG<rGaD
    CrC CrCtD CtDrD CrCrC DrDrD CbGpPWpGaD CbGiGaD CbGcGaD CrCbGaDrD CcSEcCtD
    CtDrDtC CbGaDaGbC CtDaGaDrDtC CtDtCtD DaGaDaG DlAlDlA CbGbCtD CbGbCbGaD
    CbGaDtCrC CrCtDaGaD DlAlDrDtC CrCrCbGaD
    CrCbGbCrC CrCrCrC DrDrDrD
""".split()
DAMPINGS = (0.5, 0.3)


def rows(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            yield line.rstrip("\n").split("\t")


def load(folder, root):
    tables = json.loads((folder / "metagraph.json").read_text())
    metagraph = hetnetpy.hetnet.MetaGraph.from_edge_tuples(
        [tuple(row) for row in tables["metaedge_tuples"]], tables["kind_to_abbrev"]
    )
    hetmat = hetmatpy.hetmat.HetMat(root, initialize=True)
    hetmat.metagraph = metagraph
    by_kind = {}
    for identifier, name, kind in rows(folder / "nodes.tsv.gz"):
        by_kind.setdefault(kind, []).append((identifier, name))
    place = {}
    for kind, nodes in by_kind.items():
        with open(hetmat.get_nodes_path(kind, "tsv"), "w", encoding="utf-8") as table:
            table.write("position\tidentifier\tname\n")
            for position, (identifier, name) in enumerate(nodes):
                place[identifier] = position
                table.write(f"{position}\t{identifier}\t{name}\n")
    pairs = {}
    for source, metaedge, target in rows(folder / "edges.tsv.gz"):
        pairs.setdefault(metaedge, []).append((place[source], place[target]))
    for abbreviation, ends in pairs.items():
        metaedge = metagraph.get_metaedge(abbreviation)
        source, target = (numpy.array(end) for end in zip(*ends))
        shape = (len(by_kind[str(metaedge.source)]), len(by_kind[str(metaedge.target)]))
        matrix = scipy.sparse.csc_matrix((numpy.ones(len(ends), dtype=bool), (source, target)), shape=shape)
        if metaedge.source == metaedge.target and metaedge.direction == "both":
            matrix = (matrix + matrix.T).astype(bool).tocsc()
        scipy.sparse.save_npz(root / "edges" / f"{abbreviation}.sparse.npz", matrix)
    return hetmatpy.hetmat.HetMat(root)


def matrix(hetmat, metapath, damping):
    started = time.process_time()
    sources, targets, found = hetmatpy.degree_weight.dwpc(hetmat, metapath, damping=damping, dense_threshold=1)
    seconds = time.process_time() - started
    found = scipy.sparse.csr_matrix(found)
    if metapath.source() == metapath.target():
        # Of four repeats of one kind (CrCrCrC) hetmatpy 0.1.0 leaves the diagonal in.
        found.setdiag(0)
    return list(sources), list(targets), found, seconds


def main():
    folder = pathlib.Path(sys.argv[1])
    logging.disable(logging.WARNING)
    version = importlib.metadata.version
    digest = hashlib.sha256((folder / "edges.tsv.gz").read_bytes()).hexdigest()
    print(f"# hetmatpy {version('hetmatpy')}, hetnetpy {version('hetnetpy')}, scipy {version('scipy')}")
    print(f"# Hetionet v1.0, the 20 metaedges of the table of edges with SHA-256 {digest}")
    print("# python benches/hetmatpy_values.py HETIONET_FOLDER > tests/metapaths/hetmatpy_values.tsv")
    print("metapath\tdamping\tsource\ttarget\tpaths\tdwpc")
    with tempfile.TemporaryDirectory() as root:
        hetmat = load(folder, pathlib.Path(root) / "hetmat")
        for text in METAPATHS:
            metapath = hetmat.metagraph.get_metapath(text)
            sources, targets, counts, seconds = matrix(hetmat, metapath, 0)
            counts.data = numpy.rint(counts.data)
            counts.eliminate_zeros()
            at = counts.tocoo()
            order = numpy.lexsort((at.col, at.row))
            at = numpy.stack((at.row[order], at.col[order]), axis=1)
            drawn = at[sorted(random.Random(text).sample(range(len(at)), 5))]
            for damping in DAMPINGS:
                _, _, weighted, weighted_seconds = matrix(hetmat, metapath, damping)
                category = hetmatpy.degree_weight.categorize(metapath)
                print(f"{text} {category}: {seconds:.3f} s, {weighted_seconds:.3f} s", file=sys.stderr)
                print(f"{text}\t{damping}\t*\t*\t{len(at)},{counts.sum():.0f}\t{weighted.sum():.15g}")
                best = at[numpy.argsort(-numpy.asarray(weighted[at[:, 0], at[:, 1]]).ravel(), kind="stable")[:3]]
                for row, column in numpy.concatenate((best, drawn)):
                    paths, dwpc = int(counts[row, column]), weighted[row, column]
                    print(f"{text}\t{damping}\t{sources[row]}\t{targets[column]}\t{paths}\t{dwpc:.15g}")


main()
