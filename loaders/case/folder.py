"""Find the files of a case, and report files that look as if they were part of it but are not read."""

from __future__ import annotations

from pathlib import Path

from graph.yaml_files import Mistake
from loaders.case.litter import is_litter

TYPES_FILE = "ontology.yaml"
FILE_NAMES = ("case.yaml", "sources.yaml", "entities.yaml", TYPES_FILE, "sentences.yaml", "left_out.yaml")
_YAML_SUFFIXES = {".yaml", ".yml"}


def find_claim_files(folder: Path) -> tuple[list[Path], list[Mistake]]:
    """Return the files of claims in the order of their names, and the mistakes in the folder.

    Mistakes are files that would be ignored without a message, and a case without files of claims. Files that
    operating systems and editors leave are passed over.
    """
    claims = folder / "claims"
    paths = _list_files(claims) if claims.is_dir() else []
    files = [path for path in paths if path.suffix == ".yaml" and path.is_file()]
    mistakes = [
        Mistake(path, 0, "is not read; a file of claims ends in .yaml and is directly in claims/")
        for path in paths
        if path not in files
    ]
    mistakes += [
        Mistake(path, 0, f"is not read; expected {', '.join(FILE_NAMES)} or claims/NAME.yaml")
        for path in _list_files(folder)
        if path.suffix.lower() in _YAML_SUFFIXES and path.name not in FILE_NAMES
    ]
    if not files:
        mistakes.append(
            Mistake(claims, 0, "has no file of claims; expected claims/NAME.yaml, one for each source")
        )
    return files, mistakes


def _list_files(folder: Path) -> list[Path]:
    """Return what is in a folder, sorted, without what operating systems and editors leave there."""
    return sorted(path for path in folder.iterdir() if not is_litter(path.name))
