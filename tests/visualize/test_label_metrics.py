"""Names are broken into lines that fit under a node."""

from __future__ import annotations

import pytest

from visualize.label_metrics import break_name


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Mira Vell", ["Mira Vell"]),
        ("Prosecutor General of Altania", ["Prosecutor General", "of Altania"]),
        ("", [""]),
        ("Donaudampfschifffahrtsgesellschaftskapitän", ["Donaudampfschifffahrts…"]),
    ],
)
def test_names_are_broken_into_two_lines_at_most(name: str, lines: list[str]) -> None:
    assert break_name(name) == lines


def test_long_names_end_with_an_ellipsis() -> None:
    lines = break_name("Anti-Corruption Agency of the Republic of Altania and its islands")
    assert len(lines) == 2
    assert lines[-1].endswith("…")
