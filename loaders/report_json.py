"""The report of a load for programs: the same from the command line and from the service."""

from __future__ import annotations

from typing import Any

from loaders.findings import Findings
from loaders.record_stream import RecordStream
from loaders.sync.report import Report


def load_to_json(stream: RecordStream, report: Report) -> dict[str, Any]:
    """Return the report of one dataset: what it was taken for, the counts, refusals and findings."""
    return {
        "loader": stream.loader,
        "dataset": stream.dataset.id,
        **report.to_json(),
        "findings": findings_to_json(stream.findings),
        "further_findings": stream.findings.further,
    }


def findings_to_json(findings: Findings) -> list[dict[str, Any]]:
    """Return findings as objects of message, count and place."""
    return [
        {"message": finding.message, "count": finding.count, "place": finding.place} for finding in findings
    ]
