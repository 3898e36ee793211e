"""Add the texts that a user has to a case, by their SHA-256, and say which of its sources have theirs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from graph.errors import CasegraphError
from graph.ontology import load_ontology
from graph.presentation import pluralise
from graph.yaml_files import MistakesError
from loaders.case import Case, TextFiles, match_text_files, read_case, read_text_files
from loaders.record_stream import RecordStream


def add_texts(case: Case, folder: Path) -> tuple[Case, TextFiles]:
    """Return a case with the texts of a folder, and which file is the text of which source.

    Unlike a case that is loaded with `--texts`, it may have sources whose text is not in the folder.

    Raises:
        CasegraphError: there is no such folder.
        MistakesError: a file that is the text of a source is not UTF-8.
    """
    if not folder.is_dir():
        raise CasegraphError(f"There is no folder {folder}.", "Give the folder that has the texts.")
    files = match_text_files(case.list_sources(), folder)
    texts, mistakes = read_text_files(files)
    if mistakes:
        raise MistakesError(mistakes)
    return (read_case(case.folder, load_ontology(), texts) if texts else case), files


def describe_text_files(case: Case, files: TextFiles, folder: Path) -> Iterator[str]:
    """Yield which files of a folder are texts of the case's sources, and which are not."""
    titles = {source.id: source.title for source in case.list_sources()}
    total = len(files.by_source) + len(files.missing)
    yield f"Texts in {folder}: {len(files.by_source)} of {pluralise(total, 'source')}."
    for id_, path in files.by_source.items():
        yield f"  {path.name} is the text of: {titles[id_]}"
    for id_ in files.missing:
        yield f"  no file has the SHA-256 of: {titles[id_]}"
    for path in files.unmatched:
        yield f"  {path.name} is the text of no source; an edited copy has another SHA-256"
    for mistake in files.mistakes:
        yield f"  {mistake}"


def describe_missing_texts(stream: RecordStream) -> Iterator[str]:
    """Yield how many sources of a case have their texts, and how to add the texts of the others."""
    if stream.texts is None or not stream.texts.missing:
        return
    given, missing = len(stream.texts.given), len(stream.texts.missing)
    has = f"{given} of its" if given else "none of its"
    texts = pluralise(given + missing, "text")
    yield f"  The store has {has} {texts}. Without its text, a claim shows a note of ours."
    yield "  To add texts: casegraph demo --texts DIR, or drop each file on the page of its source."
