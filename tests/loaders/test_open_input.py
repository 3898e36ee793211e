"""One door: what a path is taken for, and what a folder or an archive of several inputs gives."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from graph.errors import CasegraphError
from graph.ontology import load_ontology
from loaders.input import take_sample
from loaders.loader import LoadOptions
from loaders.open_input import OpenedInput, open_input, recognise
from loaders.registry import LOADERS
from tests.bundled_case import WORKED_EXAMPLE_FOLDER
from tests.shared_data import find_shared_file

EXAMPLES = Path(__file__).parents[2] / "docs" / "loaders" / "files"

NO_OPTIONS = LoadOptions()

EXAMPLE_FORMATS = {
    "gull-harbour.ftm.json": "ftm",
    "island-leaks": "icij",
    "island-leaks.zip": "icij",
    "marrow-island-owners.jsonl": "bods",
    "quay-gephi-lite.json": "gephi-lite",
    "quay-neo4j": "neo4j-csv",
    "quay-node-link.json": "node-link",
    "quay.cyjs": "cytoscape",
    "quay.gexf": "gexf",
    "quay.graphml": "graphml",
    "quay.net": "pajek",
}
SHARED_FORMATS = {
    "trumpworld/trumpworld.csv": "table",
    "ftm/yente_zala.entities.ftm.json": "ftm",
    "ftm/yente_t2_20240527194702-wnk.entities.delta.json": "ftm",
    "ftm/nomenklatura_donations.ijson": "ftm",
    "ftm/nomenklatura_donations.csv": "table",
    "bods/nomination.json": "bods",
    "graphs/Les_Miserables.gexf": "gexf",
    "graphs/Les_Miserables.json": "gephi-lite",
    "graphs/airlines.graphml": "graphml",
    "names/rigour_sample_names.csv": "table",
}


def find_format(path: Path) -> str | None:
    loader = recognise(take_sample(path))
    return loader.name if loader else None


def open_path(path: Path, options: LoadOptions = NO_OPTIONS, loader: str | None = None) -> OpenedInput:
    with open_input(path, options, load_ontology(), loader) as opened:
        return opened


def describe(opened: OpenedInput) -> dict[str, str]:
    """Return the loader of each dataset."""
    return {stream.dataset.id: stream.loader for stream in opened.streams}


@pytest.mark.parametrize("name", EXAMPLE_FORMATS)
def test_every_example_is_recognised(name):
    assert find_format(EXAMPLES / name) == EXAMPLE_FORMATS[name]


@pytest.mark.parametrize("name", SHARED_FORMATS)
def test_published_files_are_recognised(name):
    assert find_format(find_shared_file(name)) == SHARED_FORMATS[name]


def test_a_case_is_recognised():
    assert find_format(WORKED_EXAMPLE_FOLDER) == "case"


def test_every_loader_has_a_page_and_a_name_of_its_own():
    index = (EXAMPLES.parent / "README.md").read_text(encoding="utf-8")
    names = [loader.name for loader in LOADERS if loader.name != "mapping"]

    assert len(set(names)) == len(names)
    assert [name for name in names if f"`{name}`" not in index] == []


@pytest.mark.parametrize(
    ("name", "content"),
    [("letter.docx", b"PK\x03\x04 letter"), ("photo.jpg", b"\xff\xd8\xff\xe0"), ("empty.bin", b"")],
)
def test_an_unknown_file_is_answered_with_the_formats(tmp_path, name, content):
    (tmp_path / name).write_bytes(content)

    with pytest.raises(CasegraphError) as caught:
        open_path(tmp_path / name)

    assert caught.value.message == f"It is not clear what {tmp_path / name} is."
    assert all(f"{loader.name} (" in caught.value.hint for loader in LOADERS)


def test_a_loader_that_does_not_exist(tmp_path):
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")

    with pytest.raises(CasegraphError, match="There is no loader 'excel'"):
        open_path(tmp_path / "a.csv", loader="excel")


def test_a_file_can_be_read_as_something_else(tmp_path):
    file = shutil.copy(EXAMPLES / "gull-harbour.ftm.json", tmp_path / "harbour.txt")

    assert describe(open_path(Path(file), loader="ftm")) == {"harbour": "ftm"}


def make_folder(folder: Path) -> Path:
    (folder / "graphs").mkdir(parents=True)
    shutil.copy(EXAMPLES / "quay.gexf", folder / "graphs" / "quay.gexf")
    shutil.copy(EXAMPLES / "marrow-island-owners.jsonl", folder)
    shutil.copytree(WORKED_EXAMPLE_FOLDER, folder / "harbour-wall")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (folder / ".DS_Store").write_bytes(b"\0\0\0\1Bud1")
    return folder


INPUTS_IN_FOLDER = {"quay": "gexf", "marrow-island-owners": "bods", "harbour-wall": "case"}


def test_a_folder_gives_all_that_is_in_it_and_names_the_rest(tmp_path):
    opened = open_path(make_folder(tmp_path / "leak"))

    assert describe(opened) == INPUTS_IN_FOLDER
    assert opened.unknown == ("photo.jpg",)


def test_an_archive_gives_the_same_as_its_folder(tmp_path):
    folder = make_folder(tmp_path / "leak")
    archive = Path(shutil.make_archive(str(tmp_path / "leak"), "zip", folder))

    with open_input(archive, LoadOptions(), load_ontology()) as opened:
        records = sum(1 for stream in opened.streams for _ in stream.read())

    assert describe(opened) == INPUTS_IN_FOLDER
    assert opened.unknown == ("photo.jpg",)
    assert records == sum(1 for stream in open_path(folder).streams for _ in stream.read())


def test_two_files_that_would_be_one_dataset(tmp_path):
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        shutil.copy(EXAMPLES / "quay.gexf", tmp_path / name / "quay.gexf")

    with pytest.raises(CasegraphError, match="would be the dataset quay"):
        open_path(tmp_path)


def test_a_folder_with_nothing_that_is_known(tmp_path):
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")

    with pytest.raises(CasegraphError, match="It is not clear what"):
        open_path(tmp_path)


def test_an_archive_that_leads_outside_is_refused(tmp_path):
    archive = tmp_path / "leak.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("../outside.csv", "a,b\n1,2\n")

    with pytest.raises(CasegraphError, match="outside"):
        open_path(archive)
    assert not (tmp_path.parent / "outside.csv").exists()


def test_what_lies_beyond_a_limit_is_not_withdrawn():
    complete = open_path(EXAMPLES / "quay.gexf")
    limited = open_path(EXAMPLES / "quay.gexf", LoadOptions(limit=2))

    assert [stream.changed for stream in complete.streams] == [None]
    assert [list(stream.changed()) for stream in limited.streams if stream.changed] == [[]]


def test_a_table_with_a_mapping_of_followthemoney_is_followthemoney():
    table = find_shared_file("ftm/nomenklatura_donations.csv")
    mapping = find_shared_file("ftm/nomenklatura_donations.mapping.yml")

    opened = open_path(table, LoadOptions(mapping=mapping))

    assert [stream.loader for stream in opened.streams] == ["ftm"]


def test_one_damaged_file_keeps_none_of_the_others_out(tmp_path):
    folder = make_folder(tmp_path / "leak")
    (folder / "broken.gexf").write_text("<gexf><graph>", encoding="utf-8")
    (folder / "owners.csv").write_text("Owner,Company\nAda,Quarry Ltd\n", encoding="utf-8")

    opened = open_path(folder)

    assert describe(opened) == INPUTS_IN_FOLDER
    assert opened.unknown == ("owners.csv", "photo.jpg")
    assert [name for name, _ in opened.failed] == ["broken.gexf"]


def test_a_case_without_its_folder_in_an_archive(tmp_path):
    archive = shutil.make_archive(str(tmp_path / "case"), "zip", WORKED_EXAMPLE_FOLDER)

    with pytest.raises(CasegraphError, match="without their folder"):
        open_path(Path(archive))


def test_a_case_has_no_limit():
    with pytest.raises(CasegraphError, match="loaded as a whole"):
        open_path(WORKED_EXAMPLE_FOLDER, LoadOptions(limit=2))
