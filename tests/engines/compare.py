"""Asks engines the questions that examples/sql_questions.rs prints, and compares mechanisms, costs, signs and order.

Usage: compare.py ENGINE TABLES QUESTIONS [AT_MOST]
  ENGINE     duckdb, sail or spark
  TABLES     the folder of nodes.parquet, edges.parquet, closure.parquet and links.parquet
  QUESTIONS  lines of JSON from examples/sql_questions.rs
"""

import json
import sys
import time

from engines import connect


def main() -> int:
    name, folder, path, *most = sys.argv[1:]
    engine = connect(name, folder)
    asked, rows, wrong, seconds, slowest = 0, 0, 0, 0.0, 0.0
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if most and asked >= int(most[0]):
                break
            question = json.loads(line)
            began = time.monotonic()
            found = [shape(row) for row in engine.rows(question[engine.dialect]["paths"])]
            taken = time.monotonic() - began
            seconds, slowest = seconds + taken, max(slowest, taken)
            asked, rows = asked + 1, rows + len(found)
            if found != question["mechanisms"]:
                wrong += 1
                place = next((i for i, (a, b) in enumerate(zip(found, question["mechanisms"])) if a != b), None)
                print("differs", json.dumps(question["query"]), len(found), len(question["mechanisms"]), place)
                if place is not None:
                    print("  engine", found[place], "\n  crate ", question["mechanisms"][place])
    print(f"{name}: {asked} questions, {rows} mechanisms, {wrong} differ, {seconds:.1f} s, slowest {slowest:.2f} s")
    return 1 if wrong or not asked else 0


def shape(row: dict) -> list:
    """A row as examples/sql_questions.rs writes a mechanism."""
    if row["judge"] != 0:
        raise SystemExit("a row is to be judged on a small graph: compare such graphs with answers.py")
    steps = row["steps"]
    ids = [row[f"id{place}"] for place in range(steps + 1)]
    return [row["cost"], steps, row["sign"], ids, [row[f"effect{step}"] for step in range(1, steps + 1)]]


if __name__ == "__main__":
    sys.exit(main())
