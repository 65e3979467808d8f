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
# What the tables of ends and of what is kept begin with: their rows are few, and others name them often.
FEW = ("asked_", "own_", "starts", "targets", "pairs", "passed", "treatments", "matched", "said_", "about_", "classes", "kept")


def main() -> int:
    remote, folder, start, end, *options = sys.argv[1:]
    command = [MECHGRAPH, "sql", start, end, "--dialect", "spark", "--json", *options]
    sql = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    session = SparkSession.builder.remote(remote).getOrCreate()
    for table in ["nodes", "edges", "closure", "links"]:
        session.read.parquet(f"{folder}/{table}.parquet").createOrReplaceTempView(table)

    for row in asked(session, sql["paths"]).collect():
        print(row["cost"], *(row[f"id{place}"] for place in range(row["steps"] + 1)))
    with tempfile.TemporaryDirectory() as small:
        # The small graph, on which verdict, contexts and proofs are as on the whole one.
        frame = in_steps(session, sql["statements"])
        statements = frame.toArrow()
        pyarrow.parquet.write_table(statements, Path(small) / "edges.parquet", compression="snappy")
        # An empty table says nothing about its columns, so what they are comes from the statement.
        session.createDataFrame(statements, frame.schema).createOrReplaceTempView("answer_edges")
        pyarrow.parquet.write_table(asked(session, sql["entities"]).toArrow(), Path(small) / "nodes.parquet", compression="snappy")
        return subprocess.run([MECHGRAPH, "paths", start, end, "--graph", small, *options]).returncode


def asked(session: SparkSession, sql: dict):
    return session.sql(sql["text"], args=sql["parameters"])


def in_steps(session: SparkSession, sql: dict):
    """The rows of `statements`, whose common tables are asked for one after the other.

    Both engines put a common table anew into each place that names it, and the tables of what is kept name each other so
    often that the paths would be looked for some thousand times. So those with few rows are fetched and put back; `readings`,
    layers and paths stay with the engine.
    """
    tables, _, select = sql["text"].removeprefix("WITH ").rpartition("\n)\n")
    for table in tables.split("\n),\n"):
        name, _, text = table.partition(" AS (\n")
        rows = session.sql(text, args=sql["parameters"])
        if name.startswith(FEW):
            rows = session.createDataFrame(rows.toArrow(), rows.schema)
        rows.createOrReplaceTempView(name)
    return session.sql(select, args=sql["parameters"])


if __name__ == "__main__":
    sys.exit(main())
