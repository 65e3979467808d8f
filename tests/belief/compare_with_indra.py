#!/usr/bin/env python3
"""Compares beliefs with those of INDRA on the same evidence.

    tests/belief/compare_with_indra.py path/to/mechgraph

Installs INDRA into an environment of its own (a folder that is removed at the end), writes a graph of random statements,
and has the program show their beliefs. Ends with 1 if one differs by more than 1e-12.
"""

import json
import random
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

# INDRA's scorer needs no more than these; its other dependencies are large.
PACKAGES = [["--no-deps", "indra==1.24.0"], ["numpy", "networkx", "tqdm", "requests", "future"]]
PAIRS = 2_000
TOLERANCE = 1e-12

# The sources as statements name them, with INDRA's names.
SOURCES = {
    "infores:biogrid": "biogrid",
    "infores:ctd": "ctd",
    "infores:dgidb": "dgi",
    "infores:drugbank": "drugbank",
    "infores:gnbr": "gnbr",
    "infores:ndex": "ndex",
    "infores:pathway-commons": "biopax",
    "infores:semmeddb": "semrep",
    "infores:signor": "signor",
    "infores:reach": "reach",
    "infores:sparser": "sparser",
    "infores:trips": "trips",
    "infores:phosphosite": "phosphosite",
    "infores:tas": "tas",
}

SCORE = """
import json, sys
from indra.belief import SimpleScorer
from indra.statements import Evidence
scorer = SimpleScorer()
def evidence(piece):
    source, against, text = piece
    return Evidence(source_api=source, text=text, epistemics={"negated": True} if against else {})
sets = json.load(sys.stdin)
print(json.dumps([float(scorer.score_evidence_list([evidence(piece) for piece in pieces])) for pieces in sets]))
"""


def main() -> int:
    program = sys.argv[1]
    draw = random.Random(17)
    edges, sets = [], []
    for pair in range(PAIRS):
        pieces = []
        for source in draw.sample(sorted(SOURCES), draw.randint(1, 4)):
            for against in {draw.random() < 0.3, draw.random() < 0.1}:
                count = draw.choice([0, 1, 1, 2, 3, 8])
                edges.append(
                    {
                        "subject": "X:0",
                        "predicate": "biolink:affects",
                        "object": f"Y:{pair}",
                        "negated": against,
                        "primary_knowledge_source": source,
                        "publications": [f"PMID:{number + 1}" for number in range(count)],
                    }
                )
                pieces += [[SOURCES[source], against, str(number)] for number in range(max(1, count))]
        sets.append(pieces)
    nodes = [{"id": "X:0", "category": "biolink:Gene"}]
    nodes += [{"id": f"Y:{pair}", "category": "biolink:Gene"} for pair in range(PAIRS)]

    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder, "graph.json")
        graph.write_text(json.dumps({"nodes": nodes, "edges": edges}))
        shown = subprocess.run([program, "show", "X:0", str(graph), "--belief", "--json"], capture_output=True, check=True)
        python = Path(folder, "env", "bin", "python")
        venv.create(python.parent.parent, with_pip=True)
        for packages in PACKAGES:
            subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True)
        scored = subprocess.run([python, "-c", SCORE], input=json.dumps(sets), capture_output=True, check=True, text=True)

    expected = json.loads(scored.stdout)
    statements = json.loads(shown.stdout)["outgoing"]
    worst = 0.0
    for statement in statements:
        pair = int(statement["object"].removeprefix("Y:"))
        worst = max(worst, abs(statement["belief"]["value"] - expected[pair]))
    print(f"{len(statements)} statements of {PAIRS} pairs; greatest difference {worst}")
    return int(worst > TOLERANCE or len(statements) != len(edges))


if __name__ == "__main__":
    sys.exit(main())
