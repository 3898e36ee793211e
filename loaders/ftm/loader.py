"""The loader of FollowTheMoney, in all the forms in which its entities are passed on."""

from __future__ import annotations

from pathlib import Path

from graph.errors import CasegraphError
from graph.ontology import Ontology
from loaders.ftm.delta import open_delta
from loaders.ftm.mapping_file import open_mapping
from loaders.ftm.recognition import find_form, recognise
from loaders.ftm.statements import open_statements
from loaders.ftm.stream import make_input, open_entities
from loaders.input import take_sample
from loaders.loader import Loader, LoadOptions
from loaders.record_stream import RecordStream


def open_ftm(path: Path, options: LoadOptions, ontology: Ontology) -> RecordStream:
    """Return the stream of a file of FollowTheMoney, or of a table with a mapping of FollowTheMoney.

    Raises:
        CasegraphError: it is no such file, it cannot be read at all, or the library is not installed.
    """
    input_ = make_input(path, options, ontology)
    if options.mapping is not None:
        return open_mapping(input_, options.mapping, table=path)
    form = find_form(take_sample(path))
    if form == "mapping":
        return open_mapping(input_, path)
    if form == "statements":
        return open_statements(input_)
    if form == "delta":
        return open_delta(input_)
    if form == "entities":
        return open_entities(input_)
    raise CasegraphError(
        f"{path} does not look like a file of FollowTheMoney.",
        "Expected are entities as JSON, one a line, with id, schema and properties; statements as CSV; "
        "changes of OpenSanctions; or a mapping file.",
    )


LOADER = Loader(
    name="ftm",
    title="FollowTheMoney: entities as JSON, statements as CSV, changes of OpenSanctions, mapping files",
    recognise=recognise,
    open=open_ftm,
)
