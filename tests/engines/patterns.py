"""Asks engines the patterns that examples/sql_patterns.rs prints, and compares matches, order, and results on small graphs.

Usage: patterns.py ENGINE TABLES PATTERNS [GRAPH]
  ENGINE    duckdb, sail or spark
  TABLES    the folder of nodes.parquet, edges.parquet and closure.parquet
  PATTERNS  lines of JSON from examples/sql_patterns.rs
  GRAPH     the whole graph: results on the small graphs of the engine's rows are compared with those on it

With GRAPH it needs mechgraph in PATH, or its path in MECHGRAPH, with the feature parquet.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from engines import connect

MECHGRAPH = os.environ.get("MECHGRAPH", "mechgraph")


def main() -> int:
    name, folder, path, *graph = sys.argv[1:]
    engine = connect(name, folder)
    asked, rows, wrong, results, seconds, slowest = 0, 0, 0, 0, 0.0, 0.0
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            pattern = json.loads(line)
            sql = pattern[engine.dialect]
            began = time.monotonic()
            answer = engine.rows(sql["matches"])
            taken = time.monotonic() - began
            seconds, slowest = seconds + taken, max(slowest, taken)
            nodes = range(len(pattern["query"]["nodes"]))
            found = [[row[f"id{place}"] for place in nodes] for row in answer]
            asked, rows = asked + 1, rows + len(found)
            if found != pattern["matches"]:
                wrong += 1
                print("differs", json.dumps(pattern["query"]), len(found), len(pattern["matches"]))
            elif graph and pattern["trapi"] and found:
                whole, part = match(pattern["trapi"], [graph[0]]), small(engine, sql, pattern["trapi"])
                results += len(whole)
                if whole != part:
                    wrong += 1
                    print("another result", json.dumps(pattern["query"]), len(part), len(whole))
    print(f"{name}: {asked} patterns, {rows} matches, {results} results, {wrong} differ, {seconds:.1f} s, slowest {slowest:.2f} s")
    return 1 if wrong or not asked else 0


def small(engine, sql: dict, trapi: dict) -> list:
    with tempfile.TemporaryDirectory() as folder:
        engine.save(sql["statements"], "answer_edges", Path(folder) / "edges.parquet")
        engine.save(sql["entities"], "answer_nodes", Path(folder) / "nodes.parquet")
        return match(trapi, [folder])


def match(trapi: dict, graphs: list[str]) -> list:
    """The results of a query graph: for each, its entities, and the ids of its statements."""
    options = [part for graph in graphs for part in ["--graph", graph]]
    done = subprocess.run([MECHGRAPH, "match", "-", "--json", *options], input=json.dumps(trapi), capture_output=True, text=True)
    if done.returncode not in (0, 3, 5):
        raise SystemExit(f"match: {done.stderr}")
    found = []
    for result in json.loads(done.stdout)["message"]["results"]:
        nodes = {key: [binding["id"] for binding in bindings] for key, bindings in result["node_bindings"].items()}
        edges = [
            {key: sorted(binding["id"] for binding in bindings) for key, bindings in analysis["edge_bindings"].items()}
            for analysis in result["analyses"]
        ]
        found.append([nodes, edges])
    return found


if __name__ == "__main__":
    sys.exit(main())
