"""The files of publications since 2016, and how those are refused that are none."""

import zipfile
from pathlib import Path

import pytest

from graph.errors import CasegraphError
from graph.ontology import load_ontology
from loaders.icij import LOADER, files
from loaders.input import take_sample
from loaders.loader import LoadOptions
from tests.loaders.icij.write_leaks import node, open_leaks, relation
from tests.loaders.read_records import read_stream


def write_folder(folder: Path, texts: dict[str, str]) -> Path:
    path = folder / "leaks"
    for name, text in texts.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text, encoding="utf-8")
    return path


def open_folder(folder: Path, texts: dict[str, str], **options):
    return LOADER.open(write_folder(folder, texts), LoadOptions(**options), load_ontology())


FIRM = "node_id,name,sourceID\n1,Firm,Leak\n"
ADA = "node_id,name,sourceID\n2,Ada Lund,Leak\n"
OWNS = "node_id_start,node_id_end,rel_type,link,sourceID\n2,1,officer_of,shareholder of,Leak\n"
TIES = {("2", "OWNS", "1")}


@pytest.mark.parametrize(
    ("names", "header"),
    [
        (
            ("nodes-entities.csv", "nodes-officers.csv", "relationships.csv"),
            "node_id_start,node_id_end,rel_type,link",
        ),
        (
            ("panama_papers.nodes.entity.csv", "panama_papers.nodes.officer.csv", "panama_papers.edges.csv"),
            "START_ID,END_ID,TYPE,link",
        ),
        (("csv/Entities.csv", "csv/Officers.csv", "csv/all_edges.csv"), "node_1,node_2,rel_type,link"),
        (
            ("x.nodes.entity.csv", "x.nodes.officer.csv", "x.edges.csv"),
            "node_1,node_2,r.TYPE,r.link",
        ),
    ],
)
def test_every_release_is_recognised_and_read(tmp_path, names, header):
    prefixed = ADA.replace("name", "n.name") if "r.TYPE" in header else ADA
    texts = dict(
        zip(names, (FIRM, prefixed, f"{header},sourceID\n2,1,officer_of,shareholder of,Leak\n"), strict=True)
    )
    path = write_folder(tmp_path, texts)

    assert LOADER.recognise(take_sample(path))
    stream = LOADER.open(path, LoadOptions(), load_ontology())
    assert read_stream(stream).claims() == TIES
    assert {f.message for f in stream.findings if "column" in f.message} == set()


def test_the_files_of_several_leaks_in_one_folder_are_read_together(tmp_path):
    texts = {
        "a.nodes.entity.csv": FIRM,
        "b.nodes.officer.csv": ADA,
        "a.edges.csv": OWNS,
        "b.edges.csv": OWNS.replace("shareholder", "director"),
    }

    assert read_stream(open_folder(tmp_path, texts)).claims("locator") == {
        ("2", "OWNS", "1", "statement a.edges.csv:2"),
        ("2", "HEADED", "1", "statement b.edges.csv:2"),
    }


def test_a_zip_and_its_folder_give_the_same_records(tmp_path):
    options = {"dataset": "leaks", "title": "Leaks"}
    zipped = open_leaks(
        tmp_path, officers=[node(2, "Ada")], relations=[relation(2, 1, "officer_of", "owner of")], **options
    )
    with zipfile.ZipFile(tmp_path / "leaks.zip") as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist()}

    assert read_stream(zipped) == read_stream(open_folder(tmp_path, texts, **options))


@pytest.mark.parametrize(
    "names",
    [
        (),
        ("nodes.csv", "relationships.csv"),
        ("nodes-entities.csv",),
        ("relationships.csv",),
        ("a.edges.csv",),
    ],
)
def test_other_folders_are_not_taken_for_leaks_and_not_opened_as_such(tmp_path, names):
    path = write_folder(tmp_path, dict.fromkeys(("readme.txt", *names), FIRM))

    assert not LOADER.recognise(take_sample(path))
    with pytest.raises(CasegraphError, match="has no nodes and relations of the Offshore Leaks"):
        LOADER.open(path, LoadOptions(), load_ontology())


@pytest.mark.parametrize("quote", ['""', '\\"'])
def test_quotation_marks_in_names_are_read_as_both_releases_write_them(tmp_path, quote):
    firm = f'node_id,name,sourceID\n1,"The {quote}Gull{quote}, S.A.",Leak\n'
    texts = {"nodes-entities.csv": firm, "relationships.csv": OWNS.split("\n")[0] + "\n"}

    assert read_stream(open_folder(tmp_path, texts)).entity("1").name == 'The "Gull", S.A.'


def test_a_row_with_too_many_or_too_few_values_is_refused_and_an_empty_one_is_not(tmp_path):
    texts = {
        "nodes-entities.csv": f"{FIRM}2,too,many,values\n3\n\n4,Firm Two,Leak\n",
        "relationships.csv": OWNS.split("\n")[0],
    }
    stream = open_folder(tmp_path, texts)

    assert {"1", "4"} <= set(read_stream(stream).entities())
    assert [(each.place, each.reason) for each in stream.refused] == [
        ("nodes-entities.csv, row 3", "number of values: 4; expected 3, as many as the header has"),
        ("nodes-entities.csv, row 4", "number of values: 1; expected 3, as many as the header has"),
    ]


def read_names(folder: Path, rows: str) -> tuple[dict[str, str], list[str]]:
    """Return the names of the nodes with a number as id, and the refused places."""
    texts = {
        "nodes-entities.csv": f"node_id,name,countries\n{rows}",
        "relationships.csv": OWNS.split("\n")[0],
    }
    stream = open_folder(folder, texts)
    found = {id_: name for id_, (_, name) in read_stream(stream).entities().items() if id_.isdigit()}
    return found, [each.place for each in stream.refused]


@pytest.mark.parametrize(
    ("rows", "names"),
    [
        ('3,"Ends with \\",Panama\n', {"3": "Ends with \\"}),
        ('3,Panama,"Ends with \\"\n', {"3": "Panama"}),
        ('3,"C:\\new\\firm",Panama\n', {"3": "C:\\new\\firm"}),
        ('3,"The \\"Gull\\", S.A.",Panama\n', {"3": 'The "Gull", S.A.'}),
        ('3,"The \\"Gull\\"",Panama\n', {"3": 'The "Gull"'}),
        ('3,The \\"Gull\\" Ltd,Panama\n', {"3": 'The "Gull" Ltd'}),
        ('3,"A\\"" b",Panama\n', {"3": 'A\\" b'}),
        ('3,"Two\nlines",Panama\n', {"3": "Two lines"}),
        ('3,"Two\rlines",Panama\r', {"3": "Two lines"}),
    ],
)
def test_a_backslash_is_only_an_escape_where_the_number_of_values_tells(tmp_path, rows, names):
    assert read_names(tmp_path, f'{rows}4,"Lost Ltd",Panama\n') == ({**names, "4": "Lost Ltd"}, [])


@pytest.mark.parametrize(
    "row",
    [
        '3,"Ends with ,Panama\n',
        '3,"Ends, with\n',
        '3,"The "Gull" Ltd",Panama\n',
        '3,"' + "x" * 200_000 + "\n",
        '3,"never closed' + "\n" * 1_000,
    ],
)
def test_a_wrong_quotation_mark_costs_its_own_row_and_no_others(tmp_path, row):
    names, refused = read_names(tmp_path, f'{row}4,"Lost Ltd",Panama\n5,"Last Ltd",Panama\n')

    assert names == {"4": "Lost Ltd", "5": "Last Ltd"}
    assert refused == ["nodes-entities.csv, row 2"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"node_id,name\n1,\xff\xfe\n", "is not UTF-8"),
        (b'node_id,"name\n1,Firm\n', "line 1: unexpected end of data"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(tmp_path, content, words):
    path = write_folder(tmp_path, {"nodes-entities.csv": "", "relationships.csv": OWNS})
    (path / "nodes-entities.csv").write_bytes(content)
    stream = LOADER.open(path, LoadOptions(), load_ontology())

    with pytest.raises(CasegraphError, match=words) as raised:
        list(stream.read())
    assert "nodes-entities.csv" in str(raised.value)


def test_a_line_that_is_too_long_is_refused_before_it_fills_the_memory(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "MAX_LINE_CHARACTERS", 100)
    stream = open_folder(tmp_path, {"nodes-entities.csv": FIRM + "x" * 101, "relationships.csv": OWNS})

    with pytest.raises(CasegraphError, match="line 3 has more than 100 characters"):
        list(stream.read())


def test_hostile_names_are_stored_harmlessly(tmp_path):
    names = ["<b onclick=1>", "'}) DETACH DELETE n //", "=cmd|' /C calc'!A0", "zero\u200bwidth\x00 name"]
    stream = open_leaks(tmp_path, officers=[node(number, name) for number, name in enumerate(names, 10)])

    found = read_stream(stream).entities()
    assert [found[str(number)][1] for number in range(10, 14)] == [*names[:3], "zerowidth name"]


def test_only_so_many_rows_of_each_file_are_read_as_the_limit_says(tmp_path):
    officers = [node(2, "Ada"), node(3, "Ben")]
    relations = [relation(2, 1, "officer_of", "owner of"), relation(2, 1, "officer_of", "director of")]
    stream = open_leaks(tmp_path, officers=officers, relations=relations, limit=1)
    records = read_stream(stream)

    assert records.claims() == TIES
    assert "3" not in records.entities()
    assert stream.position.done == 3


def test_ids_that_are_no_numbers_are_kept(tmp_path):
    ids = ["N-1", "0012", "99999999999", "a b"]
    stream = open_leaks(tmp_path, officers=[node(id_, "Ada Lund") for id_ in ids * 2])

    found = set(read_stream(stream).entities())
    assert {"N-1", "0012", "99999999999", "a%20b"} <= found
    assert [f.count for f in stream.findings if "second row" in f.message] == [4]
