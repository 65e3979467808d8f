#!/usr/bin/env bash
# Sail 0.7.2: a name with an apostrophe, written in SQL with two, finds another disease.
#
# In SQL, and in Spark 4.1.1, 'Crohn''s disease' is the text Crohn's disease. Sail takes it for two texts beside each other,
# 'Crohn' and 's disease', and joins them: the apostrophe is gone, and nothing is reported. A name in a parameter is exact.
#
# Seen, of A:1 "Crohn's disease" and A:2 "Crohns disease":
#   WHERE name = 'Crohn''s disease' finds A:2; with a parameter it finds A:1
. "$(dirname "$0")/common.sh"
packages pysail==0.7.2 'pyspark[connect]==4.1.1'

cat > ask.py <<'PYTHON'
import sys

from pysail.spark import SparkConnectServer
from pyspark.sql import SparkSession

server = SparkConnectServer()
server.start()
session = SparkSession.builder.remote(f"sc://127.0.0.1:{server.listening_address[1]}").getOrCreate()
session.createDataFrame([("A:1", "Crohn's disease"), ("A:2", "Crohns disease")], "id string, name string").createOrReplaceTempView("nodes")
if sys.argv[1] == "parameter":
    found = session.sql("SELECT id FROM nodes WHERE name = :name", args={"name": "Crohn's disease"})
else:
    found = session.sql("SELECT id FROM nodes WHERE name = 'Crohn''s disease'")
print(*(row.id for row in found.collect()))
session.stop()
server.stop()
PYTHON
expect 'the name in the text' 'A:2' "$(env/bin/python ask.py text 2> log)"
expect 'the name as a parameter' 'A:1' "$(env/bin/python ask.py parameter 2> log)"
