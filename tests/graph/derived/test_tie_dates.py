"""The span of several claims: its ends are as open and as precise as theirs."""

from __future__ import annotations

import pytest

from graph.derived import enclosing_span
from graph.model import DateSpan
from tests.graph.make_records import make_claim


@pytest.mark.parametrize(
    ("spans", "expected"),
    [
        ([], (None, None)),
        ([(None, None)], (None, None)),
        ([("2012", "2014")], ("2012", "2014")),
        ([("2012", None), ("2010", "2011")], ("2010", None)),
        ([(None, "2012"), ("2013", "2014-02")], (None, "2014-02")),
        ([("2012", "2012"), (None, None)], ("2012", "2012")),
        # "2013" ends after "2013-05", and begins with "2013-01-01" but says less.
        ([("2013-01-01", "2013-05"), ("2013", "2013")], ("2013", "2013")),
        # Half past midnight in Almaty is before ten in the evening in London.
        (
            [
                ("2013-05-31T00:30+06:00", "2013-05-31T00:30+06:00"),
                ("2013-05-30T22:00Z", "2013-05-30T22:00Z"),
            ],
            ("2013-05-31T00:30+06:00", "2013-05-30T22:00Z"),
        ),
    ],
)
def test_the_span_that_encloses_others(spans: list[DateSpan], expected: DateSpan) -> None:
    claims = [make_claim("ada OWNS bank", valid_from=start, valid_until=end) for start, end in spans]
    assert enclosing_span(claims) == expected
