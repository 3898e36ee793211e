"""Make the big files: a register of who held which office in which firm, as a table and as FollowTheMoney.

Every run makes the same rows. They are made and written in parts, so that the memory does not grow with the
file. Nobody in them exists.

    python -m benchmarks.big_files_make FOLDER --rows 5000000 --nodes 1000000
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import numpy as np
import orjson
import polars as pl
import typer

ROWS_PER_PART = 100_000
ROLES = ("director", "secretary", "manager", "auditor", "liquidator", "proxy")
GIVEN = ("Ada", "Boris", "Chidi", "Dana", "Emre", "Fatima", "Goran", "Hana", "Ivan", "Jun", "Kwame", "Zoë")
FAMILY = (
    "Abara",
    "Brandt",
    "Costa",
    "Duval",
    "Erdem",
    "Fischer",
    "Gashi",
    "Horvat",
    "Ito",
    "O'Neil",
    "Łukasik",
)
TRADES = ("Shipping", "Timber", "Holding", "Textiles", "Energy", "Trading", "Foods", "Mining")

MAPPING = """\
dataset: {id: register, title: A made-up register}
sources:
  register: {key: A made-up register}
entities:
  person: {name: {Person}, kind: Person, key: {Person id}}
  firm: {name: {Firm}, kind: Organisation, key: {Firm id}}
claims:
  - subject: person
    type: WORKED_AT
    object: firm
    properties: {role: {Role}}
    valid_from: {Since}
    valid_until: {Until}
"""


def make_parts(rows: int, nodes: int) -> Iterator[pl.DataFrame]:
    """Yield the rows of the register in parts. Four of five nodes are people, the others are firms."""
    people, firms = nodes * 4 // 5, nodes // 5
    for number, start in enumerate(range(0, rows, ROWS_PER_PART)):
        chance = np.random.default_rng([11, number])
        count = min(ROWS_PER_PART, rows - start)
        # Each person and each firm occurs at least once where there are as many rows; a few firms are large.
        first = np.arange(start, start + count)
        person = np.where(first < people, first, chance.integers(0, people, count))
        firm = np.where(first < firms, first, (firms * chance.random(count) ** 3).astype(np.int64))
        year = chance.integers(1990, 2016, count)
        frame = pl.DataFrame(
            {"person": person, "firm": firm, "year": year, "month": chance.integers(1, 13, count)}
        )
        yield frame.select(
            pl.format("P{}", "person").alias("Person id"),
            pl.format("{} {} {}", _pick(GIVEN, "person", 1), _pick(FAMILY, "person", 12), "person").alias(
                "Person"
            ),
            pl.format("F-{}", "firm").alias("Firm id"),
            pl.format("{} {} {} Ltd.", _pick(FAMILY, "firm", 1), _pick(TRADES, "firm", 11), "firm").alias(
                "Firm"
            ),
            pl.Series("Role", np.array(ROLES)[chance.integers(0, len(ROLES), count)]),
            pl.format("{}-{}", "year", pl.col("month").cast(pl.String).str.zfill(2)).alias("Since"),
            pl.when(pl.col("month") % 3 == 0).then((pl.col("year") + 4).cast(pl.String)).alias("Until"),
        )


def _pick(names: tuple[str, ...], column: str, divisor: int) -> pl.Expr:
    return pl.lit(pl.Series(list(names))).gather(pl.col(column) // divisor % len(names))


def make_table(folder: Path, rows: int, nodes: int) -> tuple[Path, Path]:
    """Write the register as CSV, and its mapping; return both paths."""
    table, mapping = folder / f"register-{rows}.csv", folder / "register.yaml"
    mapping.write_text(MAPPING, encoding="utf-8")
    with table.open("wb") as file:
        for number, part in enumerate(make_parts(rows, nodes)):
            part.write_csv(file, include_header=number == 0)
    return table, mapping


def make_ftm(folder: Path, rows: int, nodes: int) -> Path:
    """Write the register as FollowTheMoney: people, companies, and a Directorship for each row."""
    path = folder / f"register-{rows}.ftm.json"
    known: set[str] = set()
    with path.open("wb") as file:
        number = 0
        for part in make_parts(rows, nodes):
            for person, name, firm, title, role, since, until in part.iter_rows():
                number += 1
                for schema, id_, caption in (("Person", person, name), ("Company", firm, title)):
                    if id_ not in known:
                        known.add(id_)
                        file.write(_line(id_, schema, {"name": [caption]}))
                dates = {"startDate": [since]} | ({"endDate": [until]} if until else {})
                ends = {"director": [person], "organization": [firm], "role": [role]}
                file.write(_line(f"D{number}", "Directorship", ends | dates))
    return path


def _line(id_: str, schema: str, properties: dict[str, list[str]]) -> bytes:
    datasets = {"datasets": ["register"], "target": False}
    return orjson.dumps({"id": id_, "schema": schema, "properties": properties, **datasets}) + b"\n"


def main(
    folder: Annotated[Path, typer.Argument(help="Where to write the files.")],
    rows: Annotated[int, typer.Option(help="Number of rows, each a relationship.")] = 5_000_000,
    nodes: Annotated[int, typer.Option(help="Number of people and firms.")] = 1_000_000,
) -> None:
    """Write the register as a table with its mapping, and as FollowTheMoney."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in (*make_table(folder, rows, nodes), make_ftm(folder, rows, nodes)):
        print(path, f"{path.stat().st_size:,} bytes")


if __name__ == "__main__":
    typer.run(main)
