"""Tags for unions of types, so that validation reports only what is wrong with the type that was sent."""

from __future__ import annotations

from typing import Annotated, Any, TypeAlias, TypeVar

from pydantic import Discriminator, GetJsonSchemaHandler, Tag
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

T = TypeVar("T")

# No field has such a name, so that `api.validation_errors` can remove the tags from the paths of faults.
FLAG, INTEGER, NUMBER, TEXT, OBJECT = UNION_TAGS = ("(flag)", "(integer)", "(number)", "(text)", "(object)")

AsFlag: TypeAlias = Annotated[T, Tag(FLAG)]
AsInteger: TypeAlias = Annotated[T, Tag(INTEGER)]
AsNumber: TypeAlias = Annotated[T, Tag(NUMBER)]
AsText: TypeAlias = Annotated[T, Tag(TEXT)]
AsObject: TypeAlias = Annotated[T, Tag(OBJECT)]


class DescribedAsAnyOf:
    """Describes a union by `anyOf`: an integer is also a number, so that `oneOf` would exclude it."""

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Return the JSON schema of the union."""
        schema = handler(core_schema)
        schema["anyOf"] = schema.pop("oneOf")
        return schema


def _tag_property(value: Any) -> str:
    if isinstance(value, bool):
        return FLAG
    return OBJECT if _is_object(value) else _tag_scalar(value)


def _tag_scalar(value: Any) -> str:
    if isinstance(value, bool):
        return TEXT
    return INTEGER if isinstance(value, int) else NUMBER if isinstance(value, float) else TEXT


def _tag_id_or_object(value: Any) -> str:
    return TEXT if isinstance(value, str) else OBJECT


def _is_object(value: Any) -> bool:
    return isinstance(value, dict) or hasattr(value, "model_fields_set")


PROPERTY_TAGS = Discriminator(_tag_property)
SCALAR_TAGS = Discriminator(_tag_scalar)
ID_OR_OBJECT_TAGS = Discriminator(_tag_id_or_object)
