"""Labels of ties are along their tie and cover nothing."""

from __future__ import annotations

from visualize.svg.curves import curve_between
from visualize.svg.edge_labels import LabelPlacer, LabelPosition, label_rise

LEVEL = curve_between((0, 0), (300, 0), 0)
ABOVE_THE_MIDDLE = LabelPosition(150, -label_rise(), 0)


def test_a_label_is_along_its_tie_where_nothing_else_is() -> None:
    placer = LabelPlacer()

    assert placer.place("governed", LEVEL) == ABOVE_THE_MIDDLE
    # The same place is occupied now: the next best is farther along.
    assert placer.place("governed", LEVEL) not in (None, ABOVE_THE_MIDDLE)
    assert LabelPlacer().place("governed", curve_between((0, 0), (40, 0), 0)) is None
    assert LabelPlacer([(-10, -30, 310, 30)]).place("governed", LEVEL) is None


def test_a_label_is_never_upside_down() -> None:
    assert LabelPlacer().place("governed", curve_between((300, 0), (0, 0), 0)) == ABOVE_THE_MIDDLE
