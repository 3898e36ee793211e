"""No message of pydantic speaks of Python to people who write a file or send a request."""

from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, Field, TypeAdapter, ValidationError

from graph.pydantic_messages import describe_pydantic_error


class Claim(BaseModel, extra="forbid"):
    note: str


@pytest.mark.parametrize(
    ("type_", "value", "message"),
    [
        (str, 7, "should be a text"),
        (str, ["a"], "should be a text"),
        (int, "many", "should be a whole number"),
        (int, 1.5, "should be a whole number"),
        (int, "9" * 5000, "is too large a number"),
        (float, "much", "should be a number"),
        (Annotated[float, Field(allow_inf_nan=False)], float("nan"), "should be a finite number"),
        (bool, "maybe", "should be true or false"),
        (list[str], "a", "should be a list"),
        (tuple[str, ...], 7, "should be a list"),
        (dict[str, str], "a", "should be an object"),
        (Claim, "a", "should be an object"),
        (Claim, {}, "is missing"),
        (Claim, {"note": "a", "colour": "red"}, "is unknown here"),
        (Literal["a", "b"], "c", "should be 'a' or 'b'"),
        (Annotated[str, Field(min_length=1)], "", "should have at least 1 character"),
        (Annotated[list[str], Field(min_length=2)], ["a"], "should have at least 2 items"),
        (Annotated[list[str], Field(max_length=1)], ["a", "b"], "should have at most 1 item"),
        (Annotated[int, Field(ge=1)], 0, "should be greater than or equal to 1"),
        (Annotated[str, Field(pattern="^[A-Z]+$")], "a", "does not have the form ^[A-Z]+$"),
    ],
)
def test_a_message_is_in_words_of_the_field(type_: Any, value: Any, message: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(type_).validate_python(value)

    assert describe_pydantic_error(caught.value.errors()[0]) == message
