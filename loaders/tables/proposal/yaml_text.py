"""Values in YAML, quoted only where they must be, so that a mapping reads like one that a person wrote."""

from __future__ import annotations

import re

from loaders.mapping.value_entries import ValueEntry

_PLAIN = re.compile(r"[^\W\d_][\w .()/+%&$€-]*(?<! )")
_WORDS_OF_YAML = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf"})
_RESERVED = frozenset(ValueEntry.model_fields)


def quote(text: str) -> str:
    """Return a text as a scalar that is the same text in a list or mapping of one line."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _WORDS_OF_YAML:
        return text
    escaped = "".join(
        f"\\{char}" if char in '"\\' else char if char.isprintable() else f"\\U{ord(char):08x}"
        for char in text
    )
    return f'"{escaped}"'


def quote_list(texts: list[str]) -> str:
    """Return texts as a list of one line."""
    return f"[{', '.join(map(quote, texts))}]"


def refer(column: str, **options: str) -> str:
    """Return a value that is a column: `{Donor}`, or with options `{column: Donor, case: title}`."""
    if not options and quote(column) == column and column not in _RESERVED:
        return f"{{{column}}}"
    more = "".join(f", {key}: {value}" for key, value in options.items())
    return f"{{column: {quote(column)}{more}}}"


def comment(text: str) -> str:
    """Return a text as a comment of one line."""
    line = " ".join("".join(char if char.isprintable() else " " for char in text).split())
    return f"# {line}"
