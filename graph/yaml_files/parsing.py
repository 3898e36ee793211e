"""Parse YAML files with pydantic models, and convert pydantic's errors to mistakes with a line."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from graph.yaml_files.reader import Mistake, YamlFile, YamlPath


class FileModel(BaseModel):
    """Base class of all models of files that people write: it forbids unknown keys and changes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


M = TypeVar("M", bound=BaseModel)


def parse_model(model: type[M], file: YamlFile, yaml_path: YamlPath = ()) -> tuple[M | None, list[Mistake]]:
    """Parse the value at `yaml_path` of a file.

    Returns:
        The model and no mistakes, or None and all mistakes in the value.
    """
    data = file.data
    for key in yaml_path:
        data = data[key]
    try:
        return model.model_validate(data), []
    except ValidationError as errors:
        return None, [
            file.make_mistake((*yaml_path, *error["loc"]), _message(model, error))
            for error in errors.errors()
        ]


def _message(model: type[BaseModel], error: ErrorDetails) -> str:
    """Return what is wrong and what was expected, without the terms of pydantic."""
    error_path, error_type = error["loc"], error["type"]
    name = next((key for key in reversed(error_path) if isinstance(key, str)), "this")
    if error_type == "extra_forbidden":
        keys = ", ".join(sorted(field.alias or key for key, field in model.model_fields.items()))
        expected = f"; expected {keys}" if len(error_path) == 1 else ""
        return f"{name} is not a key that is known here{expected}"
    if error_type == "missing":
        return f"{name} is missing"
    if error_type == "model_type":
        return f"{name} must be a mapping of keys to values"
    if error_type == "literal_error":
        return f"{name}: {error['input']!r} is not {error['ctx']['expected']}"
    return f"{name}: {error['msg'].removeprefix('Value error, ')}"
