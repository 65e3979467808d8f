"""DuckDB, Sail and Spark behind one interface: tables from Parquet, statements with parameters, rows as dictionaries.

Versions that were run: duckdb 2.0.1; pysail 0.7.2 with pyspark 4.1.1; pyspark 4.1.1 on Java 17.

SPARK_MASTER=local-cluster[2,1,1024] starts two workers of Spark, SAIL_MODE=local-cluster with
SAIL_CLUSTER__WORKER_INITIAL_COUNT=2 and SAIL_CLUSTER__WORKER_MAX_COUNT=2 two of Sail, which are threads of one process; with
SAIL_MODE=kubernetes-cluster each is a process (see pods.py). SPARK_REMOTE=sc://HOST:PORT asks a server that is there, of either.
"""

import atexit
import os
import sys
from pathlib import Path

TABLES = ["nodes", "edges", "closure", "links"]


def connect(name: str, folder: str):
    return {"duckdb": DuckDb, "sail": Sail, "spark": Spark}[name](Path(folder))


class DuckDb:
    dialect = "duckdb"

    def __init__(self, folder: Path):
        import duckdb

        self.connection = duckdb.connect()
        for table in TABLES:
            self.table(table, folder / f"{table}.parquet")

    def table(self, name: str, path: Path) -> None:
        self.connection.read_parquet(str(path)).create_view(name)

    def rows(self, sql: dict) -> list[dict]:
        cursor = self.connection.execute(sql["text"], sql["parameters"])
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row)) for row in cursor.fetchall()]

    def save(self, sql: dict, name: str, path: Path) -> None:
        table = self.connection.sql(sql["text"], params=sql["parameters"]).to_arrow_table()
        self.connection.register(name, table)
        self.connection.table(name).write_parquet(str(path))


class Spark:
    dialect = "spark"

    def __init__(self, folder: Path):
        self.session = self.connected()
        for table in TABLES:
            self.table(table, folder / f"{table}.parquet")

    def table(self, name: str, path: Path) -> None:
        self.session.read.parquet(str(path)).createOrReplaceTempView(name)

    def connected(self):
        from pyspark.sql import SparkSession

        builder = SparkSession.builder.master(os.environ.get("SPARK_MASTER", "local[2]"))
        for key, value in {
            "spark.ui.enabled": "false",
            "spark.ui.showConsoleProgress": "false",
            "spark.sql.shuffle.partitions": "4",
            "spark.driver.memory": "3g",
            "spark.executor.memory": "1g",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.host": "127.0.0.1",
        }.items():
            builder = builder.config(key, value)
        session = builder.getOrCreate()
        session.sparkContext.setLogLevel("ERROR")
        return session

    def frame(self, sql: dict):
        return self.session.sql(sql["text"], args=sql["parameters"])

    def rows(self, sql: dict) -> list[dict]:
        return [row.asDict() for row in self.frame(sql).collect()]

    def save(self, sql: dict, name: str, path: Path) -> None:
        import pyarrow.parquet

        sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "examples"))
        from spark_connect import in_steps

        table = in_steps(self.session, sql).toArrow()
        pyarrow.parquet.write_table(table, path, compression="snappy")
        self.table(name, path)


class Sail(Spark):
    def connected(self):
        if "SPARK_REMOTE" in os.environ:
            from pyspark.sql import SparkSession

            return SparkSession.builder.remote(os.environ["SPARK_REMOTE"]).getOrCreate()
        from pysail.spark import SparkConnectServer
        from pyspark.sql import SparkSession

        if os.environ.get("SAIL_MODE") == "kubernetes-cluster":
            from pods import Pods

            return SparkSession.builder.remote(f"sc://127.0.0.1:{Pods().server()}").getOrCreate()
        self.server = SparkConnectServer()
        self.server.start()
        _, port = self.server.listening_address
        # Else the workers of a local cluster keep the program from ending.
        atexit.register(self.server.stop)
        return SparkSession.builder.remote(f"sc://127.0.0.1:{port}").getOrCreate()
