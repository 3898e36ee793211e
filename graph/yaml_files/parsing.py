"""Parse YAML files with pydantic models, and convert pydantic's errors to mistakes with a line."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, ClassVar, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import ErrorDetails

from graph.pydantic_messages import describe_pydantic_error
from graph.yaml_files.reader import Mistake, YamlFile, YamlPath


class FileModel(BaseModel):
    """Base class of all models of files that people write: it forbids unknown keys and changes.

    Args:
        other_names: keys that people write by analogy, and the keys that they mean.
    """

    other_names: ClassVar[Mapping[str, str]] = MappingProxyType({})

    model_config = ConfigDict(extra="forbid", frozen=True)


_NOT_A_MAPPING = frozenset({"model_type", "dict_type", "mapping_type"})

M = TypeVar("M", bound=FileModel)


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


def _message(model: type[FileModel], error: ErrorDetails) -> str:
    """Return what is wrong and what was expected, without the terms of pydantic."""
    error_path, error_type = error["loc"], error["type"]
    # Where a key itself is wrong, pydantic adds "[key]" to its path.
    name = next((key for key in reversed(error_path) if isinstance(key, str) and key != "[key]"), "this")
    if error_type in _NOT_A_MAPPING:
        return f"{name} must be a mapping of keys to values"
    if error_type == "extra_forbidden":
        return f"{name} is not a key that is known here{_advise(_find_model(model, error_path), name)}"
    if error_type == "missing":
        return f"{name} is missing"
    if error_type == "literal_error":
        return f"{name}: {error['input']!r} is not {error['ctx']['expected']}"
    return f"{name}: {describe_pydantic_error(error)}"


def _find_model(model: type[FileModel], error_path: tuple[int | str, ...]) -> type[FileModel]:
    """Return the model of the mapping that has the last key of the path."""
    for key in error_path[:-1]:
        # Other keys are those of mappings and the indices of lists.
        if isinstance(key, str) and (field := model.model_fields.get(key)):
            model = _find_model_in(field.annotation) or model
    return model


def _find_model_in(annotation: Any) -> type[FileModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, FileModel):
        return annotation
    return next(filter(None, map(_find_model_in, get_args(annotation))), None)


def _advise(model: type[FileModel], key: str) -> str:
    """Return which key was meant, or else all keys that are known."""
    keys = sorted(field.alias or name for name, field in model.model_fields.items())
    near = model.other_names.get(key) or next(iter(difflib.get_close_matches(key, keys, n=1)), None)
    return f"; did you mean `{near}`?" if near in keys else f"; expected {', '.join(keys)}"
