"""Expressions that build JSON and CSV of columns, in the same form as of records."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, TypeAlias

import orjson
import polars as pl

from graph.model import HASH_BYTES
from graph.store import ImportTable, format_cell

# Characters that JSON escapes, among them those of which CSV would make a new line.
_ESCAPED = r'["\\\x00-\x1f]'

MAX_TEXT_BYTES = 10_000

_Part: TypeAlias = str | pl.Expr
"""A text that is the same in all rows, or one that differs."""


def is_plain_text(name: str) -> pl.Expr:
    """Whether a text of a column is the same in JSON and CSV as it stands, or there is none."""
    column = pl.col(name)
    plain = column.str.contains(_ESCAPED).not_() & column.str.len_bytes().is_between(1, MAX_TEXT_BYTES)
    return plain.fill_null(True)


def is_ascii(name: str) -> pl.Expr:
    """Whether a text of a column is in ASCII, or there is none."""
    column = pl.col(name)
    return (column.str.len_bytes() == column.str.len_chars()).fill_null(True)


def hash_texts(texts: pl.Series) -> tuple[bytes, pl.Series]:
    """Return the hashes of texts as `graph.model.ids` makes them: one after the other, and in hexadecimal."""
    blake2b = hashlib.blake2b
    digests = [blake2b(text, digest_size=HASH_BYTES).digest() for text in texts.cast(pl.Binary).to_list()]
    return b"".join(digests), pl.Series(digests, dtype=pl.Binary).bin.encode("hex")


@dataclass(frozen=True)
class ColumnTexts:
    """Builds texts of a frame whose texts are plain and whose numbers are whole.

    Args:
        schema: the types of its columns.
        nullable: the columns in which a value is missing.
        shared: values that are the same in all rows.
    """

    schema: Mapping[str, pl.DataType]
    nullable: frozenset[str]
    shared: Mapping[str, Any]

    @classmethod
    def of(cls, frame: pl.DataFrame, shared: Mapping[str, Any]) -> ColumnTexts:
        """Return the builder for a frame."""
        nullable = frozenset(name for name in frame.columns if frame[name].null_count())
        return cls(frame.schema, nullable, shared)

    def json_array(self, names: Sequence[str]) -> pl.Expr:
        """Return an array of the values of these names; a missing one is `null`."""
        parts: list[_Part] = ["["]
        for number, name in enumerate(names):
            parts += [","] if number else []
            parts += self._value(name, missing="null")
        return _concat([*parts, "]"])

    def json_object(self, names: Collection[str], inner: Mapping[str, Collection[str]]) -> pl.Expr:
        """Return an object, with its keys in order, of those values that are present.

        Args:
            names: the names of values; in each row at least one is present.
            inner: further objects, by their keys, each with the names of its values. One without any value is
                left out.
        """
        parts: list[_Part] = []
        for name in sorted({*names, *inner}):
            parts += self._inner_member(name, inner[name]) if name in inner else self._member(name)
        return _concat(["{", *_strip_comma(parts), "}"])

    def csv_line(self, table: ImportTable, names: Mapping[str, str]) -> pl.Expr:
        """Return a row of an import file, without the end of the line.

        Args:
            names: the names of columns of the file that are others in the frame.
        """
        parts: list[_Part] = []
        for number, column in enumerate(table.columns):
            name = names.get(column.name, column.name)
            parts += [","] if number else []
            if name in self.schema:
                parts += self._value(name, missing="")
            else:
                parts.append(format_cell(column.type, self.shared.get(name) or None))
        return _concat(parts)

    def _member(self, name: str) -> Iterator[_Part]:
        """Yield the parts of `"NAME":VALUE,`, or of nothing where there is no value."""
        if name not in self.nullable:
            yield from (f'"{name}":', *self._value(name), ",")
        else:
            yield _concat([f'"{name}":', *self._value(name), ","]).fill_null("")

    def _inner_member(self, key: str, names: Collection[str]) -> list[_Part]:
        members = [part for name in sorted(names) for part in self._member(name)]
        inner: list[_Part] = [f'"{key}":{{', *_strip_comma(members), "},"]
        if self.nullable.issuperset(names):
            return [pl.when(_concat(members) == "").then(pl.lit("")).otherwise(_concat(inner))]
        return inner

    def _value(self, name: str, missing: str | None = None) -> list[_Part]:
        """Return the parts of a value as JSON: of plain texts and whole numbers it is also a cell of CSV."""
        if name not in self.schema:
            return [_to_json(self.shared.get(name))]
        is_number = self.schema[name].is_integer()
        parts: list[_Part] = [pl.col(name).cast(pl.String)] if is_number else ['"', pl.col(name), '"']
        if missing is None or name not in self.nullable:
            return parts
        return [_concat(parts).fill_null(missing)]


def _strip_comma(parts: Sequence[_Part]) -> list[_Part]:
    """Return members of an object without the comma at their end."""
    if isinstance(parts[-1], str):
        # The last text of a member is its comma.
        return list(parts[:-1])
    return [_concat(parts).str.strip_suffix(",")]


def _concat(parts: Iterable[_Part]) -> pl.Expr:
    """Return all parts as one text; neighbours that are the same in all rows are joined first."""
    expressions: list[pl.Expr] = []
    for is_text, group in groupby(parts, key=lambda part: isinstance(part, str)):
        if is_text:
            expressions.append(pl.lit("".join(map(str, group))))
        else:
            expressions += [part for part in group if isinstance(part, pl.Expr)]
    return pl.concat_str(expressions)


def _to_json(value: Any) -> str:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()
