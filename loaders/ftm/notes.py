"""The note of a claim: what its record says beyond what claims have fields for."""

from __future__ import annotations

from collections.abc import Iterable


class NoteParts:
    """Collects the parts of a note.

    Their order is always the same, because merged records have their values in any order.
    """

    def __init__(self) -> None:
        self._parts: list[tuple[bool, str]] = []

    def add(self, label: str, values: Iterable[str]) -> None:
        """Add the values of a property as one part, with its label if it has one."""
        text = "; ".join(sorted({value.strip() for value in values}))
        if text:
            self._parts.append((bool(label), f"{label}: {text}" if label else text))

    def add_remark(self, label: str, values: Iterable[str]) -> None:
        """Add what no property of the schema has the name of, as a date that is none.

        It stands with the texts without a label, so that an export, which puts it there, is read as the same.
        """
        text = "; ".join(sorted({value.strip() for value in values}))
        if text:
            self._parts.append((False, f"{label}: {text}"))

    @property
    def text(self) -> str | None:
        """All parts, one a line, those without a label first; None where there are none."""
        return "\n".join(text for _, text in sorted(self._parts)) or None
