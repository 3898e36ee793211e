"""The texts of a case's sources, matched by their SHA-256: a text with another sum is another text."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from graph.model.records import Source
from graph.yaml_files.reader import Mistake, YamlFile


def texts_of(
    sources: Mapping[str, Source], folder: Path, file: YamlFile
) -> tuple[dict[str, str], list[Mistake]]:
    """Return the text of every source that names a sum, read from `folder`, and what is wrong: the folder is
    absent, or holds no file with the sum of one of the sources, or a text is not UTF-8.
    """
    if not folder.is_dir():
        return {}, [Mistake(folder, 0, "there is no such folder of texts")]
    by_sum = _files_by_sum(folder)
    found: dict[str, str] = {}
    mistakes: list[Mistake] = []
    for id_, source in sources.items():
        if source.sha256 is None:
            continue
        if source.sha256 not in by_sum:
            message = f"no file in {folder} has the sha256 of the source {id_!r}; an edited copy has another"
            mistakes.append(file.mistake((id_, "sha256"), message))
            continue
        path, content = by_sum[source.sha256]
        try:
            found[id_] = content.decode("utf-8")
        except UnicodeDecodeError as error:
            mistakes.append(Mistake(path, 0, f"is not UTF-8 at byte {error.start}"))
    return found, mistakes


def _files_by_sum(folder: Path) -> dict[str, tuple[Path, bytes]]:
    contents = ((path, path.read_bytes()) for path in sorted(folder.iterdir()) if path.is_file())
    return {hashlib.sha256(content).hexdigest(): (path, content) for path, content in contents}
