from __future__ import annotations

import pytest

from graph.model import isolate


@pytest.mark.parametrize("name", ["محمد", "יוסף (ב)", "BTA بنك", "\U0001e900\U0001e901"])
def test_a_name_from_right_to_left_is_isolated(name: str) -> None:
    assert isolate(name) == f"\u2068{name}\u2069"


@pytest.mark.parametrize("name", ["", "Ada", "Łukasz", "Мухтар Аблязов", "मीरा", "習近平"])
def test_a_name_from_left_to_right_stays_as_it_is(name: str) -> None:
    assert isolate(name) == name
