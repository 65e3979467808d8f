#!/usr/bin/env bash
# Sail 0.7.2: what an entity reaches within six steps, a common table a step, reads the edges 63 times.
#
# Each common table is what the one before has, and the objects of its edges; so it names the one before twice. Sail puts a
# table anew into each place that names it: the reads of the edges double with each step. DuckDB 2.0.1 makes each table
# once, and reads the edges once a step. The answers are the same. A question about mechanisms in SQL names the sets
# around both ends many times more often, so in Sail they are better made one after the other.
#
# Seen: reads of the edges in the plans of 1 to 6 steps, in Sail 1 3 7 15 31 63, in DuckDB 1 2 3 4 5 6
. "$(dirname "$0")/common.sh"
packages duckdb==2.0.1 pysail==0.7.2 'pyspark[connect]==4.1.1'

cat > ask.py <<'PYTHON'
import re
import sys

import duckdb
from pysail.spark import SparkConnectServer
from pyspark.sql import SparkSession

EDGES = [("DRUGBANK:DB00619", "NCBIGene:25"), ("NCBIGene:25", "MONDO:0011996")]


def within(steps):
    tables = ["near_0 AS (SELECT 'DRUGBANK:DB00619' AS id)"]
    for step in range(1, steps + 1):
        before = f"near_{step - 1}"
        further = f"SELECT e.object FROM edges e JOIN {before} n ON e.subject = n.id"
        tables.append(f"near_{step} AS (SELECT id FROM {before} UNION {further})")
    return f"WITH {', '.join(tables)} SELECT id FROM near_{steps} ORDER BY id"


if sys.argv[1] == "sail":
    server = SparkConnectServer()
    server.start()
    session = SparkSession.builder.remote(f"sc://127.0.0.1:{server.listening_address[1]}").getOrCreate()
    session.createDataFrame(EDGES, "subject string, object string").createOrReplaceTempView("edges")
    plans = [session.sql(f"EXPLAIN {within(steps)}").collect()[0][0] for steps in range(1, 7)]
    answer = [row.id for row in session.sql(within(6)).collect()]
    session.stop()
    server.stop()
else:
    connection = duckdb.connect()
    connection.execute("CREATE TABLE edges (subject VARCHAR, object VARCHAR)")
    connection.executemany("INSERT INTO edges VALUES (?, ?)", EDGES)
    plans = [connection.execute(f"EXPLAIN {within(steps)}").fetchall()[0][1] for steps in range(1, 7)]
    answer = [row[0] for row in connection.execute(within(6)).fetchall()]
print(*(len(re.findall("DataSourceExec|Seq Scan", plan)) for plan in plans), *answer)
PYTHON
answer='DRUGBANK:DB00619 MONDO:0011996 NCBIGene:25'
expect 'Sail' "1 3 7 15 31 63 $answer" "$(env/bin/python ask.py sail 2> log)"
expect 'DuckDB' "1 2 3 4 5 6 $answer" "$(env/bin/python ask.py duckdb 2> log)"
