"""Asks engines the questions that examples/sql_questions.rs prints, and compares mechanisms, costs, signs and order.

A line with pairs is one statement for all of them, and counts as so many questions.

Usage: compare.py ENGINE TABLES QUESTIONS [AT_MOST]
  ENGINE     duckdb, sail or spark
  TABLES     the folder of nodes.parquet, edges.parquet, closure.parquet and links.parquet
  QUESTIONS  lines of JSON from examples/sql_questions.rs
"""

import json
import sys
import tempfile
import time
from pathlib import Path

from engines import connect

FOLDER = tempfile.TemporaryDirectory()


def main() -> int:
    name, folder, path, *most = sys.argv[1:]
    engine = connect(name, folder)
    asked, statements, rows, wrong, seconds, slowest = 0, 0, 0, 0, 0.0, 0.0
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if most and asked >= int(most[0]):
                break
            question = json.loads(line)
            pairs = question.get("pairs", [])
            if "pairs" in question:
                put(engine, pairs)
            began = time.monotonic()
            answer = engine.rows(question[engine.dialect]["paths"])
            taken = time.monotonic() - began
            seconds, slowest, statements = seconds + taken, max(slowest, taken), statements + 1
            asked, rows = asked + max(len(pairs), 1), rows + len(answer)
            if "pairs" not in question:
                wrong += differs(question["query"], answer, question["mechanisms"])
                continue
            numbers = [row["question"] for row in answer]
            if numbers != sorted(numbers):
                wrong += 1
                print("differs", json.dumps(question["query"]), "the order of questions")
            for number, (pair, expected) in enumerate(zip(pairs, question["mechanisms"])):
                wrong += differs([pair, question["query"]], [row for row in answer if row["question"] == number], expected)
            print(f"  {time.strftime('%H:%M:%S')} {len(pairs)} pairs, {len(answer)} mechanisms, {taken:.1f} s, {wrong} differ", flush=True)
    print(
        f"{name}: {asked} questions in {statements} statements, {rows} mechanisms, {wrong} differ, {seconds:.1f} s, slowest {slowest:.2f} s"
    )
    return 1 if wrong or not asked else 0


def put(engine, pairs: list) -> None:
    """Makes the table of pairs that a statement is asked about."""
    import pyarrow
    import pyarrow.parquet

    columns = {"question": list(range(len(pairs))), "from_id": [pair[0] for pair in pairs], "to_id": [pair[1] for pair in pairs]}
    folder = Path(tempfile.mkdtemp(dir=FOLDER.name))
    pyarrow.parquet.write_table(pyarrow.table(columns), folder / "asked.parquet", compression="snappy")
    engine.table("asked", folder / "asked.parquet")


def differs(query, answer: list[dict], expected: list) -> int:
    """1 if an engine's rows are other mechanisms than the crate's, or are in another order; else 0."""
    found = [shape(row) for row in answer]
    if any(row["judge"] for row in answer):
        # What is sure is a mechanism, in order; of what is to be judged, none is missing.
        paths = [mechanism[3:] for mechanism in found]
        sure = [mechanism for row, mechanism in zip(answer, found) if not row["judge"]]
        judged = [mechanism for mechanism in expected if mechanism not in sure]
        same = [it for it in expected if it in sure] == sure and all(it[3:] in paths for it in judged)
    else:
        same = found == expected
    if same:
        return 0
    place = next((i for i, (a, b) in enumerate(zip(found, expected)) if a != b), None)
    print("differs", json.dumps(query), len(found), len(expected), place)
    if place is not None:
        print("  engine", found[place], "\n  crate ", expected[place])
    return 1


def shape(row: dict) -> list:
    """A row as examples/sql_questions.rs writes a mechanism."""
    steps = row["steps"]
    ids = [row[f"id{place}"] for place in range(steps + 1)]
    return [row["cost"], steps, row["sign"], ids, [row[f"effect{step}"] for step in range(1, steps + 1)]]


if __name__ == "__main__":
    sys.exit(main())
