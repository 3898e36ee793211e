"""The files of a case's folder: which are read, and which look as if they should be but are not."""

from __future__ import annotations

from pathlib import Path

from graph.yaml_files.reader import Mistake

NAMES = ("case.yaml", "sources.yaml", "entities.yaml", "sentences.yaml", "left_out.yaml")
_YAML = {".yaml", ".yml"}


def claim_files(folder: Path) -> tuple[list[Path], list[Mistake]]:
    """Return the files of claims, in order, and what is wrong with the folder: a file that would be passed
    over in silence, or no claims at all.
    """
    claims = folder / "claims"
    inside = sorted(claims.iterdir()) if claims.is_dir() else []
    files = [path for path in inside if path.suffix == ".yaml" and path.is_file()]
    mistakes = [
        Mistake(path, 0, "is not read; a file of claims ends in .yaml and stands right in claims/")
        for path in inside
        if path not in files and not _is_backup(path)
    ]
    mistakes += [
        Mistake(path, 0, f"is not read; expected {', '.join(NAMES)} or claims/NAME.yaml")
        for path in sorted(folder.iterdir())
        if path.suffix in _YAML and path.name not in NAMES
    ]
    if not files:
        mistakes.append(Mistake(claims, 0, "holds no claims; expected claims/NAME.yaml, one for each source"))
    return files, mistakes


def _is_backup(path: Path) -> bool:
    return path.name.startswith(".") or path.name.endswith("~")
