"""What a received file is: the loader that knows it, its first claims, a mapping to start from."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from graph.errors import CasegraphError
from graph.ontology import Ontology
from loaders.input import take_sample
from loaders.loader import LoadOptions
from loaders.open_input import open_input, recognise
from loaders.preview import PreviewedClaim, preview_stream
from loaders.record_stream import RecordStream
from loaders.registry import get_loader
from loaders.tables import LOADER, propose_mapping

MAPPING_FILE = "mapping.yaml"
TABLE = LOADER.name


@dataclass(frozen=True)
class DescribedStream:
    """One dataset in a file, with its first claims; its findings are those up to there."""

    stream: RecordStream
    claims: Sequence[PreviewedClaim]


@dataclass(frozen=True)
class FileDescription:
    """What a file is.

    Args:
        streams: each dataset in it.
        unknown: the files of an archive that no loader knows, and tables that need a mapping.
        failed: the other files of an archive that cannot be loaded, each with the reason.
        proposed_mapping: for a table without a mapping, one to start from.
        error: why it cannot be loaded as it is.
    """

    streams: Sequence[DescribedStream] = ()
    unknown: Sequence[str] = ()
    failed: Sequence[tuple[str, CasegraphError]] = ()
    proposed_mapping: str | None = None
    error: CasegraphError | None = field(default=None, compare=False)


def describe_file(
    path: Path, options: LoadOptions, ontology: Ontology, loader: str | None
) -> FileDescription:
    """Return what a file is; a table without a mapping is read by the one that is proposed."""
    proposed = None
    try:
        if options.mapping is None and _is_table(path, loader):
            proposed = propose_mapping(path, ontology)
            options = with_mapping(options, path.parent.parent, proposed)
        with open_input(path, options, ontology, loader) as opened:
            streams = [DescribedStream(stream, preview_stream(stream, ontology)) for stream in opened.streams]
            return FileDescription(streams, opened.unknown, opened.failed, proposed)
    except CasegraphError as error:
        return FileDescription(proposed_mapping=proposed, error=error)


def _is_table(path: Path, loader: str | None) -> bool:
    recognised = get_loader(loader) if loader else recognise(take_sample(path))
    return recognised is not None and recognised.name == TABLE


def with_mapping(options: LoadOptions, folder: Path, mapping: str) -> LoadOptions:
    """Return the options with a mapping, which is written into a new folder in the folder of the import.

    A preview and a load that run at the same time may have different mappings.
    """
    file = Path(tempfile.mkdtemp(prefix="mapping-", dir=folder)) / MAPPING_FILE
    file.write_text(mapping, encoding="utf-8")
    return replace(options, mapping=file)
