"""What pydantic says about a wrong value, in words of files and requests: the one place for all messages.

Its own messages speak of Python: "Input should be a valid string". They reach people who write a file of a
case, send a request, or set a variable.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_TEXT, _WHOLE_NUMBER, _NUMBER = "should be a text", "should be a whole number", "should be a number"
_FLAG, _LIST, _OBJECT = "should be true or false", "should be a list", "should be an object"

_MESSAGE_BY_TYPE = {
    "missing": "is missing",
    "extra_forbidden": "is unknown here",
    "none_required": "should be empty",
    "string_type": _TEXT,
    "string_unicode": "should be a text in UTF-8",
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float"), _WHOLE_NUMBER),
    "int_parsing_size": "is too large a number",
    **dict.fromkeys(("float_type", "float_parsing", "decimal_type", "decimal_parsing"), _NUMBER),
    **dict.fromkeys(("bool_type", "bool_parsing"), _FLAG),
    **dict.fromkeys(("list_type", "tuple_type", "set_type", "frozen_set_type", "iterable_type"), _LIST),
    **dict.fromkeys(("dict_type", "mapping_type", "model_type", "model_attributes_type"), _OBJECT),
    **dict.fromkeys(("dataclass_type", "invalid_key"), _OBJECT),
    "union_tag_not_found": "has none of the forms that are known here",
    "recursion_loop": "contains itself",
}

# pydantic speaks of an input, of a string ...; the name of the field stands before the message.
_SUBJECT = re.compile("^(Input|String|List|Dictionary|Tuple|Set|Value|URL|Bytes|Data) should")
_WHAT_WAS_SENT = re.compile(", (got|not) .*$")
_PATTERN = "string_pattern_mismatch"


def describe_pydantic_error(error: Mapping[str, Any]) -> str:
    """Return what is wrong with a value and what is expected, to follow the name of the field.

    Args:
        error: one of the `errors()` of a pydantic `ValidationError`.
    """
    kind, context = str(error["type"]), error.get("ctx", {})
    if kind in _MESSAGE_BY_TYPE:
        return _MESSAGE_BY_TYPE[kind]
    if kind in {"value_error", "assertion_error"} and "error" in context:
        return str(context["error"])
    if kind == _PATTERN:
        return f"does not have the form {context['pattern']}"
    message = str(error["msg"]).replace(" after validation", "")
    return _SUBJECT.sub("should", _WHAT_WAS_SENT.sub("", message))
