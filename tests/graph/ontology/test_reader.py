"""Every mistake in an ontology's files is reported with its file and line, all of them at once."""

import shutil
from pathlib import Path

import pytest

from graph.ontology import read_ontology
from graph.ontology.reader import FOLDER
from graph.yaml_files import MistakesError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for file in FOLDER.glob("*.yaml"):
        shutil.copy(file, tmp_path)
    return tmp_path


def find_line(file: Path, text: str) -> int:
    lines = file.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def read_mistakes(file: Path, old: str, new: str) -> list[str]:
    file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(MistakesError) as caught:
        read_ontology(file.parent)
    return [str(mistake) for mistake in caught.value.mistakes]


def test_the_shipped_vocabulary_reads(folder):
    assert read_ontology(folder).edge_types


def test_an_unknown_kind_at_an_end(folder):
    file = folder / "kin.yaml"
    line = find_line(file, "subject: [Person]")

    mistakes = read_mistakes(file, "subject: [Person]", "subject: [Persona]")

    assert f"{file}:{line}: 'Persona' is not a kind; expected one of agent, body, people" in mistakes[-1]


def test_an_unknown_key(folder):
    file = folder / "kin.yaml"

    mistakes = read_mistakes(file, "    symmetric: true", "    symetric: true")

    line = find_line(file, "symetric")
    assert mistakes == [f"{file}:{line}: symetric is not a key that is known here; did you mean `symmetric`?"]


def test_a_missing_key(folder):
    file = folder / "speech.yaml"

    mistakes = read_mistakes(file, "    reads: [accused, accused by]\n", "")

    assert mistakes == [f"{file}:{find_line(file, 'ACCUSED:')}: reads is missing"]


def test_a_type_that_is_declared_in_two_families(folder):
    file = folder / "speech.yaml"
    line = find_line(file, "ACCUSED:")

    mistakes = read_mistakes(file, "ACCUSED:", "OWNS:")

    assert mistakes == [f"{file}:{line}: OWNS is declared already, in the family 'work'"]


def test_a_symmetric_type_with_unlike_ends(folder):
    file = folder / "kin.yaml"

    mistakes = read_mistakes(file, "object: [Person]", "object: [Group]")

    line = find_line(file, "MARRIED_TO:")
    assert mistakes == [f"{file}:{line}: MARRIED_TO is symmetric, but its two ends differ in kind"]


def test_mistakes_of_several_files_come_at_once(folder):
    (folder / "force.yaml").unlink()
    file = folder / "work.yaml"

    mistakes = read_mistakes(file, "type: money", "type: gold")

    assert len(mistakes) == 2
    assert mistakes[0] == f"{folder / 'force.yaml'}: there is no such file"
    assert mistakes[1].startswith(f"{file}:{find_line(file, 'gold')}: type: 'gold' is not 'text'")


def test_a_key_that_stands_twice(folder):
    file = folder / "kin.yaml"

    mistakes = read_mistakes(file, "  PARENT_OF:", "  MARRIED_TO:")

    assert mistakes == [f"{file}:{find_line(file, '[parent of') - 1}: the key 'MARRIED_TO' stands here twice"]


def test_invalid_yaml(folder):
    file = folder / "kin.yaml"

    mistakes = read_mistakes(file, "[married to, married to]", "[married to, married to")

    assert mistakes[0].startswith(f"{file}:")
    assert "is not YAML" in mistakes[0]
