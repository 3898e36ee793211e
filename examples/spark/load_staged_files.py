"""Load the files of `casegraph stage -o FOLDER` into a Neo4j that runs, with Spark and Neo4j's own connector.

For those who have a Spark cluster and a database that cannot be replaced by an import. docs/scaling.md says
when that is worth while, and how this was run.

    spark-submit --packages org.neo4j:neo4j-connector-apache-spark_2.13:5.3.10_for_spark_3 \\
        load_staged_files.py FOLDER --url neo4j://HOST:7687 --user neo4j

The password is read from CASEGRAPH_PASSWORD. The constraints must be there first: `casegraph.open(URL)` makes
them. Nodes and relationships are merged by their ids, so that the job can be run again after it was
interrupted.
"""

from __future__ import annotations

import argparse
import json
import os
from pathlib import Path
from typing import Any

ARRAY_DELIMITER = "\x1f"
FORMAT = "org.neo4j.spark.DataSource"

# Relationships lock both their nodes. In one partition they never wait for each other; in several the batches
# must be small, and are tried again after a deadlock.
ONE_PARTITION = {"batch.size": "20000"}
SEVERAL_PARTITIONS = {"batch.size": "500", "transaction.retries.max": "200"}

TYPES = {"long": "long", "double": "double", "boolean": "boolean"}


def read_header(text: str) -> list[tuple[str, str]]:
    """Return the name and the type of each column; those of the ends are `start` and `end`."""
    columns = []
    for field in text.strip().split(","):
        name, _, type_ = field.partition(":")
        if type_.startswith(("START_ID", "END_ID")):
            columns.append((type_.partition("_")[0].lower(), "string"))
        else:
            columns.append((name, "string" if type_.startswith("ID(") else type_))
    return columns


def make_query(labels: str, is_relationship: bool) -> str:
    """Return the Cypher of a table. The connector puts `UNWIND $events AS event` before it."""
    if not is_relationship:
        key, *others = labels.split(":")
        more = f"SET n:{':'.join(others)} " if others else ""
        return f"MERGE (n:{key} {{id: event.id}}) {more}SET n += event"
    if labels == "HAS_CLAIM":
        return (
            "MATCH (a:Entity {id: event.start}) MATCH (b:PropertyClaim {id: event.end}) "
            "MERGE (a)-[:HAS_CLAIM]->(b)"
        )
    return (
        "MATCH (a:Entity {id: event.start}) MATCH (b:Entity {id: event.end}) "
        f"MERGE (a)-[r:{labels} {{id: event.id}}]->(b) SET r += event {{.*, start: null, end: null}}"
    )


def read_table(spark: Any, folder: Path, table: dict[str, Any]) -> Any:
    """Return a table as a data frame with its types."""
    from pyspark.sql import functions

    columns = read_header((folder / table["header"]).read_text(encoding="utf-8"))
    frame = (
        spark.read.options(
            multiLine=True, quote='"', escape='"', header=False, lineSep="\n", encoding="UTF-8"
        )
        .schema(", ".join(f"`{name}` string" for name, _ in columns))
        .csv(str(folder / table["file"]))
    )
    selected = []
    for name, type_ in columns:
        column = functions.col(f"`{name}`")
        if type_ == "string[]":
            column = functions.split(column, ARRAY_DELIMITER)
        elif type_ in TYPES:
            column = column.cast(TYPES[type_])
        selected.append(column.alias(name))
    return frame.select(*selected)


def load_table(
    spark: Any, folder: Path, table: dict[str, Any], options: dict[str, str], partitions: int
) -> None:
    """Write a table to the database."""
    is_parallel = partitions > 1 and table["is_relationship"]
    own = SEVERAL_PARTITIONS if is_parallel else ONE_PARTITION
    frame = read_table(spark, folder, table).repartition(partitions if is_parallel else 1)
    query = make_query(table["labels"], table["is_relationship"])
    frame.write.format(FORMAT).mode("Overwrite").options(**options, **own, query=query).save()
    print(f"{table['file']}: {table['rows']:,} rows", flush=True)


def main() -> None:
    """Load all tables, nodes first."""
    parser = argparse.ArgumentParser(description="Load staged files with Spark.")
    parser.add_argument("folder", type=Path, help="the folder that `casegraph stage -o` wrote")
    parser.add_argument("--url", required=True, help="the address of the database")
    parser.add_argument("--user", default="neo4j")
    parser.add_argument("--database", default="neo4j")
    parser.add_argument("--partitions", type=int, default=1, help="how many write relationships at one time")
    arguments = parser.parse_args()

    from pyspark.sql import SparkSession

    spark = SparkSession.builder.appName("casegraph").getOrCreate()
    options = {
        "url": arguments.url,
        "authentication.type": "basic",
        "authentication.basic.username": arguments.user,
        "authentication.basic.password": os.environ["CASEGRAPH_PASSWORD"],
        "database": arguments.database,
    }
    folder = arguments.folder.resolve()
    tables = json.loads((folder / "import.json").read_text(encoding="utf-8"))["tables"]
    try:
        for table in sorted(tables, key=lambda each: each["is_relationship"]):
            load_table(spark, folder, table, options, arguments.partitions)
    finally:
        spark.stop()


if __name__ == "__main__":
    main()
