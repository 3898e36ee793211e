"""How a mapping file writes a value: constant text, a template, or a column with what is done to its cells.

name: {Entity A}                     the column "Entity A"
title: "Donations of {Year}"         text with columns in it
genre: report                        the same text in every row
born: {column: Birth, format: "%d/%m/%Y"}
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from graph.yaml_files import FileModel
from loaders.mapping.dates import check_century
from loaders.mapping.patterns import check_pattern, check_replacement

MAX_PATTERN_CHARACTERS = 1_000

_KEYS_OF_TEXTS = frozenset({"text", "format", "decimal", "currency", "default"})
_COLUMN_IN_TEXT = re.compile(r"\{([^{}]+)\}")


def _wrap_single(value: object) -> object:
    return [value] if isinstance(value, str | dict) else value


def _require_pattern(pattern: str) -> str:
    if message := check_pattern(pattern):
        raise ValueError(message)
    return pattern


Pattern = Annotated[
    str, Field(min_length=1, max_length=MAX_PATTERN_CHARACTERS), AfterValidator(_require_pattern)
]
TextList = Annotated[tuple[str, ...], BeforeValidator(_wrap_single)]
NonEmptyTextList = Annotated[
    tuple[Annotated[str, Field(min_length=1)], ...], BeforeValidator(_wrap_single), Field(min_length=1)
]
PatternList = Annotated[tuple[Pattern, ...], BeforeValidator(_wrap_single)]


class ValueEntry(FileModel):
    """A value of a row. What is done to a cell is done in the order of these keys.

    Args:
        text: constant text, in which `{Column}` stands for a cell.
        column: the column whose cells are the values.
        empty: texts that mean that a cell is empty, as `N/A`.
        split: texts between several values in one cell.
        remove: regular expressions; what matches is cut out.
        replace: regular expressions, each with the text that replaces what matches; `$1` is its first group.
        extract: a regular expression; only its first group remains, or all that matches where it has none.
        case: `title` for names in capital letters, `sentence` for a capital letter at the start, `upper`,
            `lower`.
        keep: words that `case: title` leaves in capital letters, beside the usual ones (LLC, USA).
        values: values of the column, each with the value that it becomes.
        otherwise: the value where `values` does not have that of the column; written with nothing after it,
            there is no value then.
        format: the forms of a date, as of `strptime`: `%d/%m/%Y`.
        decimal: the decimal sign of numbers; the other sign and blanks stand between thousands.
        currency: the currency of amounts, as `EUR`.
        default: the value where there is none.
    """

    text: str | None = None
    column: str | None = None
    empty: TextList = ()
    split: NonEmptyTextList | None = None
    remove: PatternList = ()
    replace: dict[Pattern, str] = Field(default_factory=dict)
    extract: Pattern | None = None
    case: Literal["title", "sentence", "upper", "lower"] | None = None
    keep: TextList = ()
    values: dict[str, str | None] | None = None
    otherwise: str | None = None
    format: NonEmptyTextList | None = None
    decimal: Literal[".", ","] | None = None
    currency: Annotated[str, Field(pattern="^[A-Z]{3}$")] | None = None
    default: str | None = None

    other_names: ClassVar[Mapping[str, str]] = MappingProxyType(
        {
            **dict.fromkeys(("col", "field", "columns"), "column"),
            **dict.fromkeys(("literal", "constant", "template", "value"), "text"),
            **dict.fromkeys(("map", "lookup", "mapping"), "values"),
            **dict.fromkeys(("else", "fallback"), "otherwise"),
            **dict.fromkeys(("date_format", "formats"), "format"),
            **dict.fromkeys(("separator", "delimiter", "join"), "split"),
            **dict.fromkeys(("regex", "pattern"), "extract"),
        }
    )

    @model_validator(mode="before")
    @classmethod
    def _short_forms(cls, value: object) -> object:
        if isinstance(value, str):
            return {"text": value}
        if isinstance(value, dict) and value and all(each is None for each in value.values()):
            if len(value) > 1:
                names = ", ".join(value)
                raise ValueError(f'a column whose name has a comma is written `{{column: "{names}"}}`')
            (name,) = value
            return value if name in cls.model_fields else {"column": name}
        return value

    @model_validator(mode="after")
    def _check(self) -> ValueEntry:
        if (self.text is None) == (self.column is None):
            raise ValueError("expected `{Column}`, a text, or a mapping with `column`")
        misplaced = sorted(self.model_fields_set - _KEYS_OF_TEXTS)
        if self.text is not None and misplaced:
            raise ValueError(f"{', '.join(misplaced)} can be done to a column only, not to a text")
        if "otherwise" in self.model_fields_set and self.values is None:
            raise ValueError("`otherwise` belongs to `values`")
        for form in self.format or ():
            if message := check_century(form):
                raise ValueError(message)
        for replacement in self.replace.values():
            if message := check_replacement(replacement):
                raise ValueError(message)
        return self

    @property
    def has_otherwise(self) -> bool:
        """Whether values that `values` does not have are covered, be it by no value."""
        return "otherwise" in self.model_fields_set

    def list_columns(self) -> list[str]:
        """Return the names of the columns that it uses."""
        return [self.column] if self.column is not None else list_columns_in_text(self.text or "")


Values = Annotated[tuple[ValueEntry, ...], BeforeValidator(_wrap_single)]


def list_columns_in_text(text: str) -> list[str]:
    """Return the names of the columns that stand in braces in a text."""
    return _COLUMN_IN_TEXT.findall(text)


def split_text(text: str) -> list[str]:
    """Return a text cut at its columns: literal text and names of columns in turn, the first is literal."""
    return _COLUMN_IN_TEXT.split(text)


class ConditionEntry(FileModel):
    """A condition on a cell; one of its keys beside `column`. Texts are compared with the trimmed cell."""

    column: str
    is_: NonEmptyTextList | None = Field(default=None, alias="is")
    is_not: NonEmptyTextList | None = None
    empty: bool | None = None
    matches: Pattern | None = None

    @model_validator(mode="after")
    def _check(self) -> ConditionEntry:
        if len(self.model_fields_set - {"column"}) != 1:
            raise ValueError("expected one of is, is_not, empty, matches, beside `column`")
        return self


Conditions = Annotated[tuple[ConditionEntry, ...], BeforeValidator(_wrap_single)]
