"""Find the files of a case, and report files that look as if they were part of it but are not read."""

from __future__ import annotations

from pathlib import Path

from graph.yaml_files import Mistake

FILE_NAMES = ("case.yaml", "sources.yaml", "entities.yaml", "sentences.yaml", "left_out.yaml")
_YAML_SUFFIXES = {".yaml", ".yml"}


def find_claim_files(folder: Path) -> tuple[list[Path], list[Mistake]]:
    """Return the files of claims in the order of their names, and the mistakes in the folder.

    Mistakes are files that would be ignored without a message, and a case without files of claims.
    """
    claims = folder / "claims"
    paths = sorted(claims.iterdir()) if claims.is_dir() else []
    files = [path for path in paths if path.suffix == ".yaml" and path.is_file()]
    mistakes = [
        Mistake(path, 0, "is not read; a file of claims ends in .yaml and is directly in claims/")
        for path in paths
        if path not in files and not _is_backup(path)
    ]
    mistakes += [
        Mistake(path, 0, f"is not read; expected {', '.join(FILE_NAMES)} or claims/NAME.yaml")
        for path in sorted(folder.iterdir())
        if path.suffix in _YAML_SUFFIXES and path.name not in FILE_NAMES
    ]
    if not files:
        mistakes.append(
            Mistake(claims, 0, "has no file of claims; expected claims/NAME.yaml, one for each source")
        )
    return files, mistakes


def _is_backup(path: Path) -> bool:
    return path.name.startswith(".") or path.name.endswith("~")
