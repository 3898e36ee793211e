"""What is found and refused while rows are read, each with its place."""

from __future__ import annotations

from collections.abc import Sequence

from loaders.findings import Findings
from loaders.mapping.batches import Batch, RowValues
from loaders.mapping.cells import CellValues
from loaders.sync.report import RefusedRecord


class RowReport:
    """Collects findings and refusals of rows.

    Args:
        findings, refused: where they are put.
    """

    def __init__(self, findings: Findings, refused: list[RefusedRecord]) -> None:
        self.findings = findings
        self._refused = refused

    def refuse(self, batch: Batch, index: int, reason: str) -> None:
        """Refuse something of a row."""
        self._refused.append(RefusedRecord(batch.place(index), reason))

    def add(self, batch: Batch, index: int, message: str) -> None:
        """Count a finding."""
        self.findings.add(message, batch.place(index))

    def report_uncovered(
        self, values: RowValues, batch: Batch, mask: Sequence[bool] | None, consequence: str
    ) -> None:
        """Count the cells that the table of values does not have, in the rows for which the mask is true."""
        if not isinstance(values, CellValues):
            return
        # They are known when the values are computed.
        batch.get(values)
        if not values.uncovered:
            return
        for index, cell in enumerate(batch.columns[values.column]):
            if cell in values.uncovered and (mask is None or mask[index]):
                self.add(batch, index, f"column {values.column!r}: no entry for {cell!r}; {consequence}")
