"""Every path that a page for developers names exists, so that no reader is sent to a file that has moved."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ("docs/architecture.md", "CONTRIBUTING.md", "README.md")
FOLDERS = tuple(sorted(path.name for path in ROOT.iterdir() if path.is_dir() and path.name[0].isalpha()))
# What stands in backticks, and the targets of links.
NAMED = re.compile(r"`([^`\n]+)`|\]\(([^)#\s]+)[^)]*\)")
# A name in capitals stands for one that the reader chooses: `loaders/NAME/`.
CHOSEN = re.compile(r"(^|/|_)[A-Z]{2,}")


def paths_in(page: str) -> set[str]:
    """Return the paths of files and folders of this repository that a page names, relative to the root."""
    text = (ROOT / page).read_text(encoding="utf-8")
    found = set()
    for quoted, link in NAMED.findall(text):
        if quoted and quoted.split("/")[0] in FOLDERS and "/" in quoted and " " not in quoted:
            found.add(quoted)
        elif link and "://" not in link:
            found.add((Path(page).parent / link).as_posix())
    return {path for path in found if not CHOSEN.search(path.removesuffix(".md"))}


def test_a_page_names_paths():
    assert {"graph/queries/", "docs/architecture.md"} <= paths_in("docs/architecture.md") | paths_in(
        "README.md"
    )


@pytest.mark.parametrize("page", PAGES)
def test_every_path_exists(page):
    missing = {path for path in paths_in(page) if not list(ROOT.glob(path.rstrip("/")))}

    assert missing == set()
