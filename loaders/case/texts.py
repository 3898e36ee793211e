"""Find the texts of a case's sources by their SHA-256, so that an edited copy is never taken for the text."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from graph.model import Source
from graph.yaml_files import Mistake, YamlFile


def load_texts(
    sources: Mapping[str, Source], folder: Path, sources_file: YamlFile
) -> tuple[dict[str, str], list[Mistake]]:
    """Return the text of each source that has a `sha256`, by the id of the source, and the mistakes.

    Mistakes are a folder that does not exist, a source whose text is not in the folder, and a text that is
    not UTF-8.

    Args:
        sources: the sources by their ids.
        folder: the folder with the texts, under any file names.
        sources_file: the file that mistakes of a source are reported in.
    """
    if not folder.is_dir():
        return {}, [Mistake(folder, 0, "there is no such folder of texts")]
    file_by_sha256 = _read_files(folder)
    texts: dict[str, str] = {}
    mistakes: list[Mistake] = []
    for id_, source in sources.items():
        if source.sha256 is None:
            continue
        if source.sha256 not in file_by_sha256:
            message = (
                f"no file in {folder} has the sha256 of the source {id_!r}; an edited copy has another sha256"
            )
            mistakes.append(sources_file.make_mistake((id_, "sha256"), message))
            continue
        path, content = file_by_sha256[source.sha256]
        try:
            texts[id_] = content.decode("utf-8")
        except UnicodeDecodeError as error:
            mistakes.append(Mistake(path, 0, f"is not UTF-8 at byte {error.start}"))
    return texts, mistakes


def _read_files(folder: Path) -> dict[str, tuple[Path, bytes]]:
    contents = ((path, path.read_bytes()) for path in sorted(folder.iterdir()) if path.is_file())
    return {hashlib.sha256(content).hexdigest(): (path, content) for path, content in contents}
