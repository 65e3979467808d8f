"""Reads what was written for other programs with those programs, and compares it with the same graph in KGX.

usage: validate.py FOLDER

FOLDER has a folder for each graph. Ends with 1 at the first difference.
"""

import json
import logging
import sys
import warnings
from collections import Counter
from pathlib import Path

import igraph
import networkx
from jsonschema import Draft7Validator
from libsbgnpy import read_sbgn_from_file, validate, validate_schematron
from ndex2.cx2 import RawCX2NetworkFactory
from sssom.parsers import parse_sssom_table
from sssom.validators import validate as validate_mappings

# What keys of KGX are called where the name means something else.
OWN = ("kind", "key", "interaction", "own_kind")
APART = ("id", "name", "subject", "object", "effect", "epistemic_status", "negated")

# The schema of JSON Graph Format 2 for a single graph, in the words of its specification: nodes by id, edges as a list.
TEXT, OBJECT = {"type": "string"}, {"type": "object"}
NODE = {"type": "object", "additionalProperties": False, "properties": {"label": TEXT, "metadata": OBJECT}}
EDGE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["source", "target"],
    "properties": dict.fromkeys(("id", "source", "target", "relation", "label"), TEXT)
    | {"directed": {"type": "boolean"}, "metadata": OBJECT},
}
GRAPH = {
    "type": "object",
    "additionalProperties": False,
    "properties": dict.fromkeys(("id", "label", "type"), TEXT)
    | {
        "directed": {"type": "boolean"},
        "metadata": OBJECT,
        "nodes": {"type": "object", "additionalProperties": NODE},
        "edges": {"type": "array", "items": EDGE},
    },
}
JSON_GRAPH = {"type": "object", "additionalProperties": False, "required": ["graph"], "properties": {"graph": GRAPH}}


def renamed(row):
    """The attributes of a row of KGX, as the formats call them."""
    own = row.pop("mechgraph:properties", {})
    attributes = {f"own_{key}" if key in OWN else key: value for key, value in row.items() if key not in APART}
    return attributes | {f"own_{key}": value for key, value in own.items()}


def as_text(value):
    """A value as the formats without lists have it."""
    return value if isinstance(value, str) else json.dumps(value)


def same(found, expected):
    """Whether a value is read as it was written."""
    if isinstance(found, str) and not isinstance(expected, str):
        return json.loads(found) == expected
    if isinstance(found, str):
        return found == "".join(c if c >= " " or c in "\t\n\r" else "\ufffd" for c in expected) or found == expected
    if isinstance(found, list) and isinstance(expected, list):
        return len(found) == len(expected) and all(map(same, found, expected))
    return found == expected


class Graph:
    """A graph as KGX has it."""

    def __init__(self, folder):
        read = lambda name: [json.loads(line) for line in (folder / name).read_text().splitlines()]
        self.nodes = {row["id"]: row for row in read("x_nodes.jsonl")}
        rows = [row for row in read("x_edges.jsonl") if isinstance(row["subject"], str) and isinstance(row["object"], str)]
        self.edges = {row["id"]: row for row in rows}
        self.about = len(read("x_edges.jsonl")) - len(rows)

    def compare(self, tool, nodes, edges):
        """Compares nodes by id, and edges as (source, target, attributes)."""
        named = {end for row in self.edges.values() for end in (row["subject"], row["object"])}
        missing = set(self.nodes) - set(nodes)
        assert not missing and len(nodes) >= len(self.nodes | dict.fromkeys(named)), f"{tool}: {missing or len(nodes)}"
        for id, row in self.nodes.items():
            self.cells(tool, nodes[id], renamed(dict(row)))
            assert same(nodes[id].get("name", id), row.get("name", id)), f"{tool}: name of {id}"
        by_id = {edge["statement_id"]: (source, target, edge) for source, target, edge in edges}
        # Further ids of a statement are rows of KGX and an attribute here.
        others = {other for edge in by_id.values() for other in self.list(edge[2].get("other_ids"))}
        assert set(by_id) | others == set(self.edges), f"{tool}: statements {set(self.edges) ^ (set(by_id) | others)}"
        assert len(edges) == len(by_id), f"{tool}: edges of one id"
        for id, (source, target, edge) in by_id.items():
            row = self.edges[id]
            assert (source, target) == (row["subject"], row["object"]), f"{tool}: ends of {id}"
            self.cells(tool, edge, renamed(dict(row)))
            assert json.loads(str(edge["negated"]).lower()) == row.get("negated", False), f"{tool}: negated of {id}"
            acts = {edge.get("influence_on_object"), edge.get("influence_on_subject")} - {None, ""}
            assert not (acts and (row.get("negated") or edge.get("basis") == "correlation")), f"{tool}: influence of {id}"
        print(f"  {tool}: {len(nodes)} nodes, {len(edges)} edges")

    @staticmethod
    def list(value):
        return json.loads(value) if isinstance(value, str) and value else value or []

    @staticmethod
    def cells(tool, found, expected):
        for key, value in expected.items():
            # networkx reads an empty text of GraphML as no text, igraph a missing one as an empty text or None.
            assert same(found.get(key, ""), value), f"{tool}: {key} is {found.get(key)!r} for {value!r}"


def graphml(folder, graph):
    read = networkx.read_graphml(folder / "x.graphml", force_multigraph=True)
    edges = list(read.edges(data=True))
    graph.compare("GraphML in networkx", dict(read.nodes(data=True)), edges)
    read = igraph.Graph.Read_GraphML(str(folder / "x.graphml"))
    assert read.is_directed()
    # What is missing is an empty text or not a number.
    given = lambda attributes: {key: it for key, it in attributes.items() if it != "" and it == it}
    # igraph does not read the reference to an ampersand in an id.
    id_of = lambda number: read.vs[number]["id"].replace("&#38;", "&")
    nodes = {id_of(vertex.index): given(vertex.attributes()) for vertex in read.vs}
    named = lambda edge: (id_of(edge.source), id_of(edge.target), given(edge.attributes()))
    graph.compare("GraphML in igraph", nodes, list(map(named, read.es)))
    if (folder / "graph_tool.json").exists():
        read = json.loads((folder / "graph_tool.json").read_text())
        assert read["directed"]
        graph.compare("GraphML in graph-tool", read["nodes"], read["edges"])
    return Counter((source, target) for source, target, _ in edges)


def cx2(folder, graph):
    read = RawCX2NetworkFactory().get_cx2network(str(folder / "x.cx2"))
    ids = {number: node["v"]["represents"] for number, node in read.get_nodes().items()}
    nodes = {node["v"]["represents"]: node["v"] for node in read.get_nodes().values()}
    edges = [(ids[edge["s"]], ids[edge["t"]], edge["v"]) for edge in read.get_edges().values()]
    graph.compare("CX2 in ndex2", nodes, edges)
    heads = read.get_visual_properties()["edgeMapping"]["EDGE_TARGET_ARROW_SHAPE"]["definition"]
    assert {it["v"]: it["vp"] for it in heads["map"]}["-"] == "tee"


def cytoscape(folder, graph):
    document = json.loads((folder / "x.cyjs").read_text())
    read = networkx.cytoscape_graph(document)
    graph.compare("Cytoscape's JSON in networkx", dict(read.nodes(data=True)), list(read.edges(data=True)))


def json_graph(folder, graph):
    document = json.loads((folder / "x.jgf.json").read_text())
    Draft7Validator(JSON_GRAPH).validate(document)
    nodes = {id: node["metadata"] | {"name": node["label"]} for id, node in document["graph"]["nodes"].items()}
    edges = [(edge["source"], edge["target"], edge["metadata"]) for edge in document["graph"]["edges"]]
    graph.compare("JSON Graph by its schema", nodes, edges)


def sbgn(folder, graph):
    path = folder / "x.sbgn"
    assert validate(path) == [], validate(path)
    (drawn,) = read_sbgn_from_file(path).map
    # The rules look every glyph up anew for each arc, which takes minutes for thousands.
    if len(drawn.arc) < 500:
        issues = Counter(issue.rule_id for issue in validate_schematron(path))
        assert not issues, issues
    negative = sum(arc.class_value.value == "negative influence" for arc in drawn.arc)
    print(f"  SBGN-ML in libsbgnpy: {len(drawn.glyph)} glyphs, {len(drawn.arc)} arcs, {negative} negative")


def sif(folder, pairs):
    lines = [line.split("\t") for line in (folder / "x.sif").read_text().splitlines()]
    assert all(len(line) in (1, 3) for line in lines)
    assert all((line[0], line[2]) in pairs for line in lines if len(line) == 3)


def sssom(folder):
    """The rows that were written, in sssom-py; and that they merge what they were written of."""
    read = parse_sssom_table(folder / "merged.sssom.tsv")
    results = validate_mappings(read, fail_on_error=False)
    errors = [str(it) for report in results.values() for it in report.results if it.severity.name in ("ERROR", "FATAL")]
    assert not errors, errors
    nodes = lambda name: [node["id"] for node in json.loads((folder / name).read_text())["nodes"]]
    assert nodes("one.json") == nodes("two.json") and len(nodes("one.json")) == 1, (nodes("one.json"), nodes("two.json"))
    print(f"mappings\n  SSSOM in sssom-py: {len(read.df)} rows of {sorted(set(read.df.predicate_id))}")


def main(folder):
    logging.disable(logging.WARNING)
    warnings.simplefilter("ignore")
    for path in sorted(path for path in Path(folder).iterdir() if (path / "x.graphml").exists()):
        print(path.name)
        graph = Graph(path)
        pairs = graphml(path, graph)
        cx2(path, graph)
        cytoscape(path, graph)
        json_graph(path, graph)
        sbgn(path, graph)
        sif(path, pairs)
    sssom(Path(folder))


main(sys.argv[1])
