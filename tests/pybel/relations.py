"""Compares the signs of mechgraph with the relations that PyBEL reads from the same graphs; see relations.sh."""
import collections
import gzip
import json
import pathlib
import subprocess
import sys
import tempfile

import pybel
import pybel.constants as pc
from pybel.io.line_utils import parse_lines

PROGRAM = pathlib.Path(sys.argv[1]).resolve()
OWN_KEY = "own_key"
SECRETION = ("0005622", "0005615")
NESTED = """SET DOCUMENT Name = "nested"
SET DOCUMENT Version = "1.0.0"
DEFINE NAMESPACE HGNC AS PATTERN ".*"
SET Citation = {"PubMed", "title", "1"}
SET Evidence = "A lessens what B does to C."
p(HGNC:A) decreases (p(HGNC:B) increases p(HGNC:C))""".splitlines()


def run(*arguments):
    return subprocess.run([PROGRAM, *arguments], check=True, capture_output=True, text=True).stdout


def sides(data):
    return [data.get(pc.SOURCE_MODIFIER) or {}, data.get(pc.TARGET_MODIFIER) or {}]


def expected(data):
    """The sign of an edge: PyBEL's relation, turned round by degradation; none where a thing is only moved."""
    relation = data[pc.RELATION]
    if relation in pc.CAUSAL_INCREASE_RELATIONS or relation == pc.POSITIVE_CORRELATION:
        sign = 1
    elif relation in pc.CAUSAL_DECREASE_RELATIONS or relation == pc.NEGATIVE_CORRELATION:
        sign = -1
    else:
        return None
    for side in sides(data):
        if side.get(pc.MODIFIER) == pc.DEGRADATION:
            sign = -sign
        if side.get(pc.MODIFIER) == pc.TRANSLOCATION:
            places = side.get(pc.EFFECT) or {}
            ends = tuple((places.get(end) or {}).get("identifier") for end in (pc.FROM_LOC, pc.TO_LOC))
            if ends != SECRETION:
                return None
    return "+" if sign > 0 else "-"


def identity(row):
    qualifiers = row.get("qualifiers") or {
        key: value for key, value in row.items() if key.endswith("_qualifier") or key == "qualified_predicate"
    }
    ends = (row["subject"], row["predicate"], row["object"])
    rest = (qualifiers, row.get("context") or {}, bool(row.get("negated")))
    return json.dumps((ends, rest), sort_keys=True)


def effects(path, folder):
    """What mechgraph says of each edge, by PyBEL's key: its effect and its basis."""
    run("convert", path, "-o", folder / "graph.jsonl")
    run("build", path, "-o", folder / "graph.mg")
    known = {}
    for line in (folder / "graph_nodes.jsonl").read_text().splitlines():
        shown = json.loads(run("show", "--json", json.loads(line)["id"], "--graph", folder / "graph.mg"))
        for statement in shown["outgoing"]:
            known[identity(statement)] = (statement["effect"], statement["basis"])
    rows = [json.loads(line) for line in (folder / "graph_edges.jsonl").read_text().splitlines()]
    return {row["id"].removeprefix("pybel:"): known[identity(row)] for row in rows}


def compare(path, folder, table):
    graph = load(path)
    found = effects(path, folder)
    edges = list(graph.edges(data=True))
    for one, two, data in edges:
        effect, basis = found.pop(data[OWN_KEY])
        sign = effect if effect in ("+", "-") else None
        wanted = expected(data)
        table[data[pc.RELATION], str(wanted), effect, str(basis)] += 1
        if sign != wanted:
            sys.exit(f"{path}: {one} {data[pc.RELATION]} {two}: {wanted} in PyBEL, {effect} here")
        if effect in ("+", "-") and (basis == "correlation") != (data[pc.RELATION] in pc.CORRELATIVE_RELATIONS):
            sys.exit(f"{path}: {one} {data[pc.RELATION]} {two} rests on {basis}")
    if found:
        sys.exit(f"{path}: statements that PyBEL does not have: {sorted(found)[:5]}")
    return graph.number_of_nodes(), len(edges)


def load(path):
    with gzip.open(path, "rt") as file:
        document = json.load(file)
    # PyBEL hashes each edge anew.
    for link in document["links"]:
        link[OWN_KEY] = link["key"]
    return pybel.from_nodelink(document, check_version=False)


def nested(folder):
    """What is stated about "B increases C", from the script in BEL to `show`."""
    graph = pybel.BELGraph()
    parse_lines(graph, NESTED)
    pybel.to_nodelink_file(graph, str(folder / "nested.json"))
    shown = run("show", "HGNC:B", folder / "nested.json")
    if "about it" not in shown or "A decreases “B increases the abundance of C”" not in shown.replace("HGNC:", ""):
        sys.exit(f"nothing is stated about the statement: {shown}")
    paths = subprocess.run([PROGRAM, "paths", "HGNC:A", "HGNC:B", folder / "nested.json"], capture_output=True, text=True)
    if "No mechanism" not in paths.stdout:
        sys.exit("A acts on B itself, which nobody said")
    return shown


with tempfile.TemporaryDirectory() as name:
    folder, table = pathlib.Path(name), collections.Counter()
    print(nested(folder))
    nodes = edges = 0
    for path in sys.argv[2:]:
        counts = compare(path, folder, table)
        nodes, edges = nodes + counts[0], edges + counts[1]
    print("relation", "sign in PyBEL", "effect", "basis", "edges", sep="\t")
    for row, count in sorted(table.items()):
        print(*row, count, sep="\t")
    print(f"{len(sys.argv) - 2} graphs, {nodes} nodes, {edges} edges: every sign is PyBEL's")
