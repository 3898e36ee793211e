"""One entity of FollowTheMoney as it stands in a file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from loaders.ftm.values import clean_date

# Lines and tabs stay, as in a biography.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")

MAX_VALUE_LENGTH = 100_000
"""How many characters of a value are read; a longer one is refused."""


@dataclass(frozen=True, slots=True)
class FtmEntity:
    """An entity.

    Args:
        id: its id in the file.
        schema: the name of its schema.
        properties: the values of its properties, all of them texts.
        place: where it is in the file.
        origin_id: its id in the data set that it comes from, before it was merged with others.
        datasets: the names of the data sets that it comes from.
        caption: the name under which it was shown.
        said_on: when its data sets said what it says now; None if that is not known.
        casegraph: what an export of Casegraph added.
        source, locator: the source and the place in it, where they do not follow from `datasets` and
            `origin_id`.
    """

    id: str
    schema: str
    properties: Mapping[str, Sequence[str]]
    place: str
    origin_id: str
    datasets: tuple[str, ...] = ()
    caption: str | None = None
    said_on: str | None = None
    casegraph: Mapping[str, Any] = field(default_factory=dict)
    source: str | None = None
    locator: str | None = None

    def get(self, name: str) -> Sequence[str]:
        """Return the values of a property."""
        return self.properties.get(name, ())


class DamagedEntityError(ValueError):
    """An entity that cannot be read; the message says why."""


def parse_entity(data: Any, place: str) -> FtmEntity:
    """Return an entity that was read from JSON.

    Raises:
        DamagedEntityError: it is not an entity.
    """
    if not isinstance(data, dict):
        raise DamagedEntityError("is not an object with id, schema and properties")
    id_, schema, properties = data.get("id"), data.get("schema"), data.get("properties", {})
    if not isinstance(id_, str) or not id_:
        raise DamagedEntityError("has no id")
    if not isinstance(schema, str):
        raise DamagedEntityError("has no schema")
    if not isinstance(properties, dict):
        raise DamagedEntityError("has properties that are no object")
    casegraph = data.get("casegraph")
    caption = data.get("caption")
    return FtmEntity(
        id_,
        schema,
        {name: _parse_values(name, values) for name, values in properties.items()},
        place,
        id_,
        _parse_datasets(data.get("datasets")),
        caption if isinstance(caption, str) else None,
        _parse_said_on(data),
        casegraph if isinstance(casegraph, dict) else {},
    )


def _parse_values(name: str, values: Any) -> list[str]:
    """Return the values of a property as texts. Aleph writes an entity itself in the place of its id."""
    if not isinstance(values, list):
        values = [values]
    texts = []
    for value in values:
        # Most are plain, and a file has tens of millions of them.
        if value.__class__ is str and len(value) <= MAX_VALUE_LENGTH and value.isprintable():
            if value and not value.isspace():
                texts.append(value)
            continue
        if isinstance(value, dict):
            value = value.get("id")
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise DamagedEntityError(f"{name} has a value that is no text")
        text = value if isinstance(value, str) else str(value)
        if len(text) > MAX_VALUE_LENGTH:
            raise DamagedEntityError(f"{name} has a value of more than {MAX_VALUE_LENGTH:,} characters")
        if not text.isprintable():
            text = _CONTROL.sub("", text)
        if text and not text.isspace():
            texts.append(text)
    return texts


def _parse_datasets(datasets: Any) -> tuple[str, ...]:
    if not isinstance(datasets, list):
        return ()
    return tuple(sorted({each for each in datasets if isinstance(each, str) and each}))


def _parse_said_on(data: Mapping[str, Any]) -> str | None:
    """Return when the data sets said what the entity says now: the day of its last change.

    `first_seen` is too early, as a value may have come later, and `last_seen` is the day of each new file.
    """
    changed = data.get("last_change")
    return clean_date(changed[:10]) if isinstance(changed, str) else None
