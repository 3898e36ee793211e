"""Which of several forms a value was sent in, so that only what is wrong with that one is told."""

from __future__ import annotations

from typing import Annotated, Any, TypeAlias, TypeVar

from pydantic import Discriminator, Tag

T = TypeVar("T")

# Marks that no field has, so that a fault's place can be told without them.
FLAG, WHOLE, NUMBER, WORDS, OBJECT = FORMS = ("(flag)", "(whole)", "(number)", "(words)", "(object)")

Flag: TypeAlias = Annotated[T, Tag(FLAG)]
WholeNumber: TypeAlias = Annotated[T, Tag(WHOLE)]
AnyNumber: TypeAlias = Annotated[T, Tag(NUMBER)]
Wording: TypeAlias = Annotated[T, Tag(WORDS)]
Object: TypeAlias = Annotated[T, Tag(OBJECT)]


def _property(value: Any) -> str:
    if isinstance(value, bool):
        return FLAG
    return OBJECT if isinstance(value, dict) or hasattr(value, "model_fields_set") else _scalar(value)


def _scalar(value: Any) -> str:
    if isinstance(value, bool):
        return WORDS
    return WHOLE if isinstance(value, int) else NUMBER if isinstance(value, float) else WORDS


def _name_or_new(value: Any) -> str:
    return WORDS if isinstance(value, str) else OBJECT


BY_PROPERTY = Discriminator(_property)
BY_SCALAR = Discriminator(_scalar)
BY_NAME = Discriminator(_name_or_new)
