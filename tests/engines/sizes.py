"""Counts the rows that a question moves, table by table, and times it: what is a shuffle on a cluster.

Usage: sizes.py ENGINE TABLES FROM TO [OPTION ...]
  ENGINE  duckdb, sail or spark
  TABLES  the folder of nodes.parquet, edges.parquet, closure.parquet and links.parquet
  OPTION  of the question, such as --max-hops 3

Needs mechgraph in PATH, or its path in MECHGRAPH.
"""

import json
import os
import re
import subprocess
import sys
import time

from engines import connect

MECHGRAPH = os.environ.get("MECHGRAPH", "mechgraph")


def main() -> int:
    name, folder, start, end, *options = sys.argv[1:]
    engine = connect(name, folder)
    command = [MECHGRAPH, "sql", start, end, "--dialect", engine.dialect, "--json", "--limit", "1000000", *options]
    sql = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)["paths"]
    began = time.monotonic()
    rows = engine.rows(sql)
    print(f"{name}: {len(rows)} rows in {time.monotonic() - began:.2f} s")
    tables, _, _ = sql["text"].rpartition("\n)\nSELECT ")
    for table in re.findall(r"^(?:WITH )?(\w+) AS \($", tables, re.MULTILINE):
        if table.startswith(("readings", "front_", "back_", "layer_", "path_")):
            text = f"{tables}\n)\nSELECT count(*) AS rows FROM {table}"
            used = {key: value for key, value in sql["parameters"].items() if re.search(rf"[$:]{key}\b", text)}
            print(f"  {table}: {engine.rows({'text': text, 'parameters': used})[0]['rows']}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
