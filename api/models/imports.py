"""Models of files that are sent to be loaded: what they are, how their load goes, and what it did."""

from __future__ import annotations

from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from api.models.shared import ResponseModel

ImportState: TypeAlias = Literal["received", "waiting", "loading", "loaded", "failed", "cancelled"]


class ImportOptions(BaseModel):
    """What you say about the file. Leave out what the service found out itself."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    loader: str | None = Field(default=None, max_length=60, description="What the file is: `ftm`, `gexf`.")
    mapping: str | None = Field(
        default=None,
        max_length=500_000,
        description="Which columns or attributes make which records, as YAML. A table needs it.",
    )
    dataset: str | None = Field(
        default=None,
        min_length=1,
        max_length=100,
        pattern="^[a-z0-9]+(?:[-.][a-z0-9]+)*$",
        description="The id of the dataset; by default it is made from the name of the file.",
    )
    title: str | None = Field(default=None, min_length=1, max_length=500, description="The dataset's title.")
    kind: str | None = Field(
        default=None, max_length=60, description="The kind of entities of which the file does not say it."
    )
    limit: int | None = Field(default=None, ge=1, description="Read only so many rows.")


class LoadRequest(ImportOptions):
    """How to load the file."""

    dry_run: bool = Field(default=False, description="Read and check everything, and write nothing.")


class ImportFinding(ResponseModel):
    """Something in the file that you should know."""

    message: str = Field(description="What it is: a column that is not used, a value that nothing covers.")
    count: int = Field(description="How often it occurs.")
    place: str = Field(description="Where it occurs first.")


class ImportProblem(ResponseModel):
    """Why the file cannot be loaded, or not yet."""

    detail: str
    hint: str


class PreviewedClaim(ResponseModel):
    """A claim that the file would make."""

    place: str = Field(description="The row or record of the file.")
    sentence: str
    source: str = Field(description="The title of the source that states it.")


class ImportedDataset(ResponseModel):
    """A dataset that the file would be loaded as."""

    loader: str = Field(description="What it was taken for, as `loader` takes it.")
    description: str = Field(description="What it was taken for, in words.")
    dataset: str = Field(description="The id of the dataset.")
    title: str
    exists: bool = Field(
        description="Whether the store has this dataset, which a load makes equal to the file."
    )
    claims: list[PreviewedClaim] = Field(description="Its first claims as sentences.")
    findings: list[ImportFinding] = Field(description="What was found up to there.")


class ImportRefusal(ResponseModel):
    """A record that was not loaded."""

    place: str
    reason: str


class ImportReport(ResponseModel):
    """What a load did with one dataset. The counts are of records."""

    loader: str
    dataset: str
    read: int
    written: int = Field(description="The new and the changed ones.")
    changed: int
    unchanged: int
    withdrawn: int
    refused: int
    refusals: list[ImportRefusal] = Field(
        description="The first refused records; `GET /api/imports/{id}/refused` has all."
    )
    findings: list[ImportFinding]
    further_findings: int = Field(description="How many more were found, where there are too many to list.")


class ImportProgress(ResponseModel):
    """How far the load is."""

    task: str
    done: int
    total: int | None = Field(description="How much there is in all, or null where it is not known.")


class Import(ResponseModel):
    """A file that was sent to be loaded."""

    id: str
    name: str = Field(description="The name of the file.")
    size: int = Field(description="Its length in bytes.")
    received_on: str
    state: ImportState
    progress: ImportProgress | None = Field(description="How far its load is, or null before it begins.")
    report: list[ImportReport] = Field(
        description="What the load did, for each dataset; empty before it ends."
    )
    problem: ImportProblem | None = Field(description="Why the load failed, or null.")


class FailedFile(ResponseModel):
    """A file of an archive that cannot be loaded."""

    name: str
    detail: str


class ImportPreview(ResponseModel):
    """What a file is, and what a load would make of it."""

    id: str
    datasets: list[ImportedDataset]
    unknown: list[str] = Field(
        description="Files of an archive that nothing here reads, and tables, which need a mapping."
    )
    failed: list[FailedFile] = Field(
        description="Files of an archive that cannot be loaded, with the reason."
    )
    proposed_mapping: str | None = Field(
        description="For a table: a mapping to start from, as YAML. Correct it, and send it with the load."
    )
    problem: ImportProblem | None = Field(description="Why the file cannot be loaded as it is, or null.")


class ImportWithPreview(ResponseModel):
    """A file that was received, and what it is."""

    received: Import
    preview: ImportPreview


class Imports(ResponseModel):
    """All files that were received since the service started, the newest first."""

    imports: list[Import]
