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
            answer = engine.rows(question[engine.dialect]["paths"])
            taken = time.monotonic() - began
            seconds, slowest = seconds + taken, max(slowest, taken)
            expected, found = question["mechanisms"], [shape(row) for row in answer]
            asked, rows = asked + 1, rows + len(found)
            if any(row["judge"] for row in answer):
                # What is sure is a mechanism, in order; of what is to be judged, none is missing.
                paths = [mechanism[3:] for mechanism in found]
                sure = [mechanism for row, mechanism in zip(answer, found) if not row["judge"]]
                judged = [mechanism for mechanism in expected if mechanism not in sure]
                same = [it for it in expected if it in sure] == sure and all(it[3:] in paths for it in judged)
            else:
                same = found == expected
            if not same:
                wrong += 1
                place = next((i for i, (a, b) in enumerate(zip(found, question["mechanisms"])) if a != b), None)
                print("differs", json.dumps(question["query"]), len(found), len(question["mechanisms"]), place)
                if place is not None:
                    print("  engine", found[place], "\n  crate ", question["mechanisms"][place])
    print(f"{name}: {asked} questions, {rows} mechanisms, {wrong} differ, {seconds:.1f} s, slowest {slowest:.2f} s")
    return 1 if wrong or not asked else 0


def shape(row: dict) -> list:
    """A row as examples/sql_questions.rs writes a mechanism."""
    steps = row["steps"]
    ids = [row[f"id{place}"] for place in range(steps + 1)]
    return [row["cost"], steps, row["sign"], ids, [row[f"effect{step}"] for step in range(1, steps + 1)]]


if __name__ == "__main__":
    sys.exit(main())
