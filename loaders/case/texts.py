"""Find the texts of a case's sources by their SHA-256, so that an edited copy is never taken for the text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.model import Source
from graph.yaml_files import Mistake, YamlFile
from loaders.case.litter import is_litter


@dataclass(frozen=True)
class TextFiles:
    """Which files of a folder are the texts of which sources.

    Args:
        by_source: the file of each source whose text is in the folder, by the id of the source.
        missing: the ids of the sources whose text is not in the folder.
        unmatched: the files that are the text of no source.
        mistakes: the files that cannot be read.
    """

    by_source: Mapping[str, Path]
    missing: tuple[str, ...]
    unmatched: tuple[Path, ...]
    mistakes: tuple[Mistake, ...]


def match_text_files(sources: Iterable[Source], folder: Path) -> TextFiles:
    """Find the texts of sources in a folder by their SHA-256, whatever the names of the files.

    Args:
        sources: those without a SHA-256 are left out.
        folder: the folder; it must exist.
    """
    path_by_sha256, mistakes = _hash_files(folder)
    sha256_by_source = {source.id: source.sha256 for source in sources if source.sha256}
    by_source = {
        id_: path_by_sha256[sha256] for id_, sha256 in sha256_by_source.items() if sha256 in path_by_sha256
    }
    matched = set(by_source.values())
    return TextFiles(
        by_source=by_source,
        missing=tuple(id_ for id_ in sha256_by_source if id_ not in by_source),
        unmatched=tuple(path for path in path_by_sha256.values() if path not in matched),
        mistakes=tuple(mistakes),
    )


def read_text_files(files: TextFiles) -> tuple[dict[str, str], list[Mistake]]:
    """Return the text of each source whose file was found, by the id of the source.

    Also return a mistake for each file that is not UTF-8.
    """
    texts: dict[str, str] = {}
    mistakes: list[Mistake] = []
    for id_, path in files.by_source.items():
        try:
            texts[id_] = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError as error:
            mistakes.append(Mistake(path, 0, f"is not UTF-8 at byte {error.start}"))
    return texts, mistakes


def load_texts(
    sources: Mapping[str, Source], folder: Path, sources_file: YamlFile
) -> tuple[dict[str, str], list[Mistake]]:
    """Return the text of each source that has a `sha256`, by the id of the source, and the mistakes.

    Mistakes are a folder that does not exist, a file that cannot be read, a source whose text is not in the
    folder, and a text that is not UTF-8.

    Args:
        sources: the sources by their ids.
        folder: the folder with the texts, under any file names.
        sources_file: the file that mistakes of a source are reported in.
    """
    if not folder.is_dir():
        return {}, [Mistake(folder, 0, "there is no such folder of texts")]
    files = match_text_files(sources.values(), folder)
    texts, mistakes = read_text_files(files)
    missing = [
        sources_file.make_mistake(
            (id_, "sha256"),
            f"no file in {folder} has the sha256 of the source {id_!r}; an edited copy has another sha256",
        )
        for id_ in files.missing
    ]
    return texts, [*files.mistakes, *missing, *mistakes]


def _hash_files(folder: Path) -> tuple[dict[str, Path], list[Mistake]]:
    """Return the files in a folder by their SHA-256, and those that cannot be read as mistakes."""
    path_by_sha256: dict[str, Path] = {}
    mistakes: list[Mistake] = []
    for path in sorted(folder.iterdir()):
        if is_litter(path.name) or not path.is_file():
            continue
        try:
            with path.open("rb") as stream:
                path_by_sha256[hashlib.file_digest(stream, "sha256").hexdigest()] = path
        except OSError as error:
            mistakes.append(Mistake(path, 0, f"cannot be read: {error.strerror}"))
    return path_by_sha256, mistakes
