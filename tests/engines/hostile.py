"""Asks for entities whose identifiers hold quotes, backslashes, $, line ends and comment marks: they change no statement.

Usage: hostile.py ENGINE

Each such entity has one mechanism, to X:end; a statement that a name could change would find another number of rows, or
none. The texts are harmless marks. Needs mechgraph in PATH, or its path in MECHGRAPH, with the feature parquet.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from engines import TABLES, connect

MECHGRAPH = os.environ.get("MECHGRAPH", "mechgraph")
MARKS = ["'", "''", "\\'", '"', "`", "\\", "\\\\", "$p1", ":p1", "${x}", "?", "%s", "\n", "\r\n", "--", "/*", "*/", ";", "#", "\u2019", "\u02bc", "' OR '1'='1"]


def main() -> int:
    (name,) = sys.argv[1:]
    names = [f"X:a{mark}b" for mark in MARKS]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "graph.jsonl"
        rows = [{"id": "X:end", "category": ["biolink:Disease"]}]
        rows += [{"id": node, "category": ["biolink:Gene"], "name": node} for node in names]
        rows += [
            {
                "id": f"S{mark}",
                "subject": node,
                "predicate": "biolink:causes",
                "object": "X:end",
                "primary_knowledge_source": f"infores:{mark}",
            }
            for mark, node in zip(MARKS, names)
        ]
        source.write_text("".join(json.dumps(row) + "\n" for row in rows))
        subprocess.run([MECHGRAPH, "convert", source, "-o", Path(folder) / "g.parquet"], check=True, capture_output=True)
        for table in TABLES:
            (Path(folder) / f"g_{table}.parquet").rename(Path(folder) / f"{table}.parquet")
        engine = connect(name, folder)
        text = "SELECT subject, primary_knowledge_source AS source FROM edges"
        sources = {row["subject"]: row["source"] for row in engine.rows({"text": text, "parameters": {}})}
        wrong = 0
        for mark, node in zip(MARKS, names):
            plain = count(engine, node, [])
            by_source = count(engine, node, [f"--source={sources[node]}"])
            avoided = count(engine, node, [f"--avoid-statement=S{mark}"])
            matched = matches(engine, node)
            if (plain, by_source, avoided) != (1, 1, 0) or matched not in (None, [[node, "X:end"]]):
                wrong += 1
                print("differs", repr(mark), plain, by_source, avoided, matched)
    print(f"{name}: {len(names)} names, {wrong} differ")
    return 1 if wrong else 0


def count(engine, node: str, options: list[str]) -> int:
    arguments = [MECHGRAPH, "sql", f"--dialect={engine.dialect}", "--max-hops=1", "--json", *options, "--", node, "X:end"]
    done = subprocess.run(arguments, check=True, capture_output=True, text=True)
    rows = engine.rows(json.loads(done.stdout)["paths"])
    return sum(1 for row in rows if row["id0"] == node)


def matches(engine, node: str) -> list[list[str]] | None:
    """The entity and the end as a pattern, whose keys are hostile too; none if TRAPI's reader refuses it as a CURIE."""
    graph = {
        "nodes": {node: {"ids": [node]}, "X:end": {"ids": ["X:end"]}},
        "edges": {
            node: {
                "subject": node,
                "object": "X:end",
                "predicates": ["biolink:causes"],
            },
        },
    }
    arguments = [MECHGRAPH, "sql", f"--dialect={engine.dialect}", "--json", "--pattern", "-"]
    done = subprocess.run(arguments, capture_output=True, text=True, input=json.dumps(graph))
    if done.returncode == 4 and "a CURIE must not" in done.stderr:
        return None
    done.check_returncode()
    return [[row["id0"], row["id1"]] for row in engine.rows(json.loads(done.stdout)["matches"])]


if __name__ == "__main__":
    sys.exit(main())
