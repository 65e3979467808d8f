"""Proves that an answer on the small graph of an engine's rows is the answer on the whole graph.

Usage: answers.py [--together] ENGINE GRAPH TABLES PAIRS AT_MOST [OPTION ...]
  --together  one small graph for all pairs, from one statement; pairs that no path joins are left out
  ENGINE   duckdb, sail or spark
  GRAPH    the whole graph, as mechgraph reads it
  TABLES   the folder of nodes.parquet, edges.parquet, closure.parquet and links.parquet, of the same graph
  PAIRS    a file of lines with two identifiers and a tab between, or - for pairs of entities that steps join
  OPTION   of the question, such as --max-hops 4; not --sign, since classes stand in where there is no path of either

Needs mechgraph in PATH, or its path in MECHGRAPH, with the feature parquet.
"""

import json
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from compare import put
from engines import connect

MECHGRAPH = os.environ.get("MECHGRAPH", "mechgraph")


def main() -> int:
    together = sys.argv[1] == "--together"
    name, graph, folder, pairs, most, *options = sys.argv[1 + together :]
    engine = connect(name, folder)
    if together:
        return of_all(engine, name, graph, ends(engine, pairs, int(most)), options)
    asked, mechanisms, wrong = 0, 0, 0
    for start, end in ends(engine, pairs, int(most)):
        whole = ask(["paths", start, end, "--graph", graph, *options])
        question = ["sql", start, end, "--dialect", engine.dialect, *options]
        sql = ask(question)
        if not engine.rows(sql["paths"]):
            # None between the ends: those to classes of the target stand in.
            sql = ask([*question, "--classes-of", "target"])
        with tempfile.TemporaryDirectory() as small:
            engine.save(sql["statements"], "answer_edges", Path(small) / "edges.parquet")
            engine.save(sql["entities"], "answer_nodes", Path(small) / "nodes.parquet")
            wrong += differs(start, end, whole, graph, small, options)
        asked, mechanisms = asked + 1, mechanisms + len(whole["mechanisms"])
    print(f"{name}: {asked} answers, {mechanisms} mechanisms, {wrong} differ")
    return 1 if wrong or not asked else 0


def of_all(engine, name: str, graph: str, pairs: list, options: list[str]) -> int:
    put(engine, pairs)
    sql = ask(["sql", "--pairs", "--dialect", engine.dialect, *options])
    joined = sorted({row["question"] for row in engine.rows(sql["paths"])})
    mechanisms, wrong = 0, 0
    with tempfile.TemporaryDirectory() as small:
        engine.save(sql["statements"], "answer_edges", Path(small) / "edges.parquet")
        engine.save(sql["entities"], "answer_nodes", Path(small) / "nodes.parquet")
        for start, end in (pairs[number] for number in joined):
            whole = ask(["paths", start, end, "--graph", graph, *options])
            mechanisms += len(whole["mechanisms"])
            wrong += differs(start, end, whole, graph, small, options)
    print(f"{name}: {len(joined)} answers of {len(pairs)} pairs on one small graph, {mechanisms} mechanisms, {wrong} differ")
    return 1 if wrong or not joined else 0


def differs(start: str, end: str, whole: dict, graph: str, small: str, options: list[str]) -> int:
    """1 if the answer on a small graph is another one than on the whole, or does not hold there; else 0."""
    part = ask(["paths", start, end, "--graph", small, *options])
    proven = verified(placed(part, whole), graph)
    differing = [key for key, value in compared(whole).items() if compared(part)[key] != value]
    if proven and not differing:
        return 0
    print("differs", start, end, differing, "proven" if proven else "not proven")
    return 1


def ends(engine, pairs: str, most: int) -> list[tuple[str, str]]:
    if pairs != "-":
        return [tuple(line.split("\t")[:2]) for line in Path(pairs).read_text().splitlines()][:most]
    text = "SELECT DISTINCT subject, object FROM edges WHERE mg_effect <= 3 AND mg_subject IS NOT NULL AND mg_object IS NOT NULL"
    steps = sorted((row["subject"], row["object"]) for row in engine.rows({"text": text, "parameters": {}}))
    starts, targets = sorted({start for start, _ in steps}), sorted({end for _, end in steps})
    rest = [(start, end) for start in starts for end in targets if start != end]
    random.Random(7).shuffle(rest)
    return rest[:most]


def ask(arguments: list[str]) -> dict:
    done = subprocess.run([MECHGRAPH, *arguments, "--json"], capture_output=True, text=True)
    # 3: no mechanism; 5: rows of the graph were left out.
    if done.returncode not in (0, 3, 5):
        raise SystemExit(f"{arguments}: {done.stderr}")
    return json.loads(done.stdout)


def verified(answer: dict, graph: str) -> bool:
    """Whether the whole graph has each mechanism, by the ids of its statements."""
    if not answer["mechanisms"]:
        return True
    done = subprocess.run(
        [MECHGRAPH, "verify", "-", "--graph", graph], input=json.dumps(answer), capture_output=True, text=True
    )
    return done.returncode in (0, 5)


def placed(part, whole):
    """An answer with the places of statements in the files of the whole graph, as far as both are alike."""
    if isinstance(part, dict) and isinstance(whole, dict):
        return {key: whole.get(key) if key == "origin" else placed(value, whole.get(key)) for key, value in part.items()}
    if isinstance(part, list) and isinstance(whole, list) and len(part) == len(whole):
        return [placed(one, other) for one, other in zip(part, whole)]
    return part


def compared(answer: dict) -> dict:
    """What must be the same: all but the place of a statement in its file and what the search spent."""
    kept = {key: answer[key] for key in ("from", "to", "verdict", "mechanisms", "therapeutic", "filtered")}
    return without(kept, {"origin", "mechgraph_surprise", "expansions"})


def without(value, names: set):
    if isinstance(value, dict):
        return {key: without(inner, names) for key, inner in value.items() if key not in names}
    if isinstance(value, list):
        return [without(inner, names) for inner in value]
    return value


if __name__ == "__main__":
    sys.exit(main())
