"""From what pydantic finds wrong in a YAML file to mistakes that name the line and what was expected."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from graph.yaml_files.reader import Loc, Mistake, YamlFile


class Written(BaseModel):
    """The base of everything that is read from a file which a person wrote: exact keys, never changed."""

    model_config = ConfigDict(extra="forbid", frozen=True)


M = TypeVar("M", bound=BaseModel)


def parse(model: type[M], file: YamlFile, loc: Loc = ()) -> tuple[M | None, list[Mistake]]:
    """Read the part of `file` at `loc` as `model`; return it, or None with all that is wrong with it."""
    data = file.data
    for key in loc:
        data = data[key]
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        return None, [
            file.mistake((*loc, *found["loc"]), _sentence(model, found)) for found in error.errors()
        ]


def _sentence(model: type[BaseModel], found: ErrorDetails) -> str:
    loc, kind = found["loc"], found["type"]
    name = next((part for part in reversed(loc) if isinstance(part, str)), "this")
    if kind == "extra_forbidden":
        expected = ", ".join(sorted(field.alias or key for key, field in model.model_fields.items()))
        where = f"; expected {expected}" if len(loc) == 1 else ""
        return f"{name} is not a key that is known here{where}"
    if kind == "missing":
        return f"{name} is missing"
    if kind == "model_type":
        return f"{name} must be a mapping of keys to values"
    if kind == "literal_error":
        return f"{name}: {found['input']!r} is not {found['ctx']['expected']}"
    return f"{name}: {found['msg'].removeprefix('Value error, ')}"
