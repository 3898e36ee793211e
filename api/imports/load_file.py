"""The load of a received file, as the command line does it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from api.imports.describe_file import with_mapping
from api.imports.import_jobs import Load, ReceivedFile
from api.models.imports import ImportOptions, LoadRequest
from graph.ontology import Ontology
from graph.progress import Progress
from graph.store import Store
from loaders.load_stream import add_stored_texts, compare_stream, load_stream
from loaders.loader import LoadOptions
from loaders.open_input import open_input
from loaders.report_json import load_to_json


def make_load(open_store: Callable[[], Store], ontology: Ontology, request: LoadRequest) -> Load:
    """Return the function that loads a file in the background.

    Args:
        open_store: returns the open store of the service.
        request: what its sender says about the file.
    """

    load_one = compare_stream if request.dry_run else load_stream

    def load(received: ReceivedFile, progress: Progress) -> Iterator[dict[str, Any]]:
        store = open_store()
        options = make_load_options(received, request)
        with open_input(received.path, options, ontology, request.loader) as opened:
            for stream in opened.streams:
                complete = add_stored_texts(store, stream)
                refused_file = received.refused_file(stream.dataset.id)
                report = load_one(store, complete, progress=progress, refused_file=refused_file)
                yield load_to_json(complete, report)

    return load


def make_load_options(received: ReceivedFile, request: ImportOptions) -> LoadOptions:
    """Return what the sender of a file says about it; a mapping is written into its folder."""
    options = LoadOptions(
        dataset=request.dataset, title=request.title, kind=request.kind, limit=request.limit
    )
    return with_mapping(options, received.folder, request.mapping) if request.mapping else options
