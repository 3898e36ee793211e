"""What operating systems and editors leave in the folders of a case is passed over; all else is named."""

import os

import pytest

from graph.ontology import load_ontology
from graph.yaml_files import MistakesError
from loaders.case import read_case

LITTER = [
    "._paper.yaml",
    ".DS_Store",
    "Thumbs.db",
    "desktop.ini",
    "Icon\r",
    "paper.yaml~",
    "#paper.yaml#",
    ".#paper.yaml",
    ".paper.yaml.swp",
    "paper.yaml.bak",
    "paper.yaml.orig",
    "~$paper.yaml",
    ".~lock.paper.yaml#",
]


@pytest.mark.parametrize("name", LITTER)
def test_litter_is_passed_over(folder, texts, name):
    expected = read_case(folder, load_ontology(), texts).records
    for place in (folder, folder / "claims", texts):
        (place / name).write_bytes(b"\x00\x05\x16\x07")

    assert read_case(folder, load_ontology(), texts).records == expected


@pytest.mark.parametrize("name", ["paper.yml", "paper.YAML", "paper.yaml.txt", "bak", "copy of paper.yaml.1"])
def test_another_file_in_the_folder_of_claims_is_a_mistake(folder, name):
    (folder / "claims" / name).write_text("", encoding="utf-8")

    with pytest.raises(MistakesError) as caught:
        read_case(folder, load_ontology())

    assert [(mistake.path.name, mistake.message) for mistake in caught.value.mistakes] == [
        (name, "is not read; a file of claims ends in .yaml and is directly in claims/")
    ]


@pytest.mark.skipif(os.name != "posix", reason="a pipe in a folder is of POSIX")
def test_a_pipe_in_the_folder_of_texts_is_not_waited_for(folder, texts):
    os.mkfifo(texts / "pipe.txt")

    assert set(read_case(folder, load_ontology(), texts).texts) == {"paper"}
