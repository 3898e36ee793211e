"""A small made-up case, written for each test, which the test can change in one place."""

import hashlib
from pathlib import Path

import pytest

TEXT = "Ada married Ben in 2012. She is no spy, says Ben; “never”, he adds. It rained.\n"

CASE = "title: Ada and Ben\n"

SOURCES = f"""\
paper:
  title: A report on Ada
  publisher: paper-house
  published: 2013-05
  sha256: {hashlib.sha256(TEXT.encode()).hexdigest()}
"""

ENTITIES = """\
Person:
  ada: {name: Ada, aliases: [Ada B.], born: 1980}
  ben: {name: Ben}
Organisation:
  paper-house: {name: The Paper, jurisdiction: utopia}
  spies: {name: the spies, named: false, source: paper, type: secret service}
State:
  utopia: {name: Utopia}
Event:
  wedding: {name: The wedding}
"""

CLAIMS = """\
source: paper
defaults:
  note: what the report says
passages:
  - locator: chars 0-24
    claims:
      - claim: ada MARRIED_TO ben
        on: 2012
      - property: wedding date
        value: 2012
  - locator: chars 25-49
    claims:
      - claim: ada WORKED_AT paper.spies
        stance: denied
        said_by: ben
        role: spy
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    case = tmp_path / "ada"
    (case / "claims").mkdir(parents=True)
    (case / "case.yaml").write_text(CASE, encoding="utf-8")
    (case / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    (case / "entities.yaml").write_text(ENTITIES.replace("spies:", "paper.spies:"), encoding="utf-8")
    (case / "claims" / "paper.yaml").write_text(CLAIMS, encoding="utf-8")
    return case


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "any-name.txt").write_bytes(TEXT.encode())
    return folder
