"""No text of a case reaches the terminal with characters that control it, whatever command prints it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from casegraph.console import make_text

CONTROLS = "\x1b[2J\x07\x9b\u202e"
TEXT = f"Ada met Ben{CONTROLS}. Ben denies it.\n"
IN_YAML = '"\\e[2J\\a\\u009b\\u202e"'

FILES = {
    "case.yaml": f"title: {IN_YAML}\n",
    "sources.yaml": f"paper: {{title: {IN_YAML}, sha256: {hashlib.sha256(TEXT.encode()).hexdigest()}}}\n",
    "entities.yaml": f"Person:\n  ada: {{name: Ada, description: {IN_YAML}}}\n  ben: {{name: Ben}}\n",
    "claims/paper.yaml": f"""\
source: paper
defaults: {{note: {IN_YAML}}}
passages:
  - locator: chars 0-{TEXT.index(".") + 1}
    claims: [ada MET ben]
  - locator: chars {TEXT.index("Ben denies")}-{len(TEXT) - 1}
    claims: [{{claim: ada MET ben, stance: denied, said_by: ben}}]
""",
}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "hostile"
    for name, content in FILES.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    (folder / "texts").mkdir()
    (folder / "texts" / "paper.txt").write_text(TEXT, encoding="utf-8")
    return folder


def find_controls(text: str) -> set[str]:
    return {char for char in text if char in CONTROLS and not char.isprintable()}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("note \u2067 abc", "note \\u2067 abc"),
        ("abc\u2069 d", "abc\\u2069 d"),
        ("\u2068\u05d0\u05d1\u2069 met Ben", "\u2068\u05d0\u05d1\u2069 met Ben"),
        ("\u2067x \u2068\u05d0\u05d1\u2069", "\\u2067x \u2068\u05d0\u05d1\u2069"),
    ],
)
def test_marks_of_direction_stay_in_pairs_alone(text: str, shown: str) -> None:
    assert make_text(text).plain == shown


def test_every_command_that_prints_texts_of_a_case(case, on_store, run, tmp_path):
    texts = ("--texts", case / "texts")
    printed = {
        "check": run("check", case, *texts),
        "load": on_store("load", case, *texts),
        "load again, for programs": on_store("load", case, *texts, "--json"),
        "find": on_store("find", f"Nobody{CONTROLS}"),
        "ties": on_store("ties"),
        "ties, for programs": on_store("ties", "--json"),
        "disputes": on_store("disputes"),
        "disputes, for programs": on_store("disputes", "--json"),
        "path": on_store("path", "ada", "ben"),
        "query": on_store("query", "MATCH ()-[r:MET]->() RETURN r.note, r.quote"),
        "query, for programs": on_store("query", "MATCH ()-[r:MET]->() RETURN r", "--json"),
        "show": on_store("show", "--dataset", "hostile", "-o", tmp_path / "page.html", "--no-open"),
        "locate": run("locate", case / "texts" / "paper.txt", "Ada met Cas"),
        "an error": run("check", tmp_path / CONTROLS),
        "new-case": run("new-case", CONTROLS),
    }

    assert {name for name, ran in printed.items() if find_controls(ran.out + ran.err)} == set()
    assert {name for name, ran in printed.items() if "\\x1b[2J\\x07\\x9b\\u202e" in ran.out + ran.err} >= {
        *("check", "load", "find", "ties", "query", "locate", "an error")
    }
