"""Asks Spark or Sail a question about mechanisms over Spark Connect, and judges the answer here.

Usage: spark_connect.py REMOTE FOLDER FROM TO [OPTION ...]
  REMOTE  the server, such as sc://127.0.0.1:50051
  FOLDER  the folder of nodes.parquet, edges.parquet, closure.parquet and links.parquet, as the server sees it
  FROM    an identifier, and so is TO
  OPTION  of the question, such as --max-hops 3

`sail spark server --port 50051` starts Sail, `start-connect-server.sh` Spark. Needs mechgraph in PATH, or its path in
MECHGRAPH, with the feature parquet, and Python with pyspark[connect] 4.1.1, which is the client of both.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pyarrow.parquet
from pyspark.sql import SparkSession

MECHGRAPH = os.environ.get("MECHGRAPH", "mechgraph")


def main() -> int:
    remote, folder, start, end, *options = sys.argv[1:]
    command = [MECHGRAPH, "sql", start, end, "--dialect", "spark", "--json", *options]
    sql = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    session = SparkSession.builder.remote(remote).getOrCreate()
    for table in ["nodes", "edges", "closure", "links"]:
        session.read.parquet(f"{folder}/{table}.parquet").createOrReplaceTempView(table)

    def ask(name: str):
        return session.sql(sql[name]["text"], args=sql[name]["parameters"])

    for row in ask("paths").collect():
        print(row["cost"], *(row[f"id{place}"] for place in range(row["steps"] + 1)))
    with tempfile.TemporaryDirectory() as small:
        # The small graph, on which verdict, contexts and proofs are as on the whole one.
        statements = ask("statements").toArrow()
        pyarrow.parquet.write_table(statements, Path(small) / "edges.parquet", compression="snappy")
        session.createDataFrame(statements.select(["subject", "object"])).createOrReplaceTempView("answer_edges")
        pyarrow.parquet.write_table(ask("entities").toArrow(), Path(small) / "nodes.parquet", compression="snappy")
        return subprocess.run([MECHGRAPH, "paths", start, end, "--graph", small, *options]).returncode


if __name__ == "__main__":
    sys.exit(main())
