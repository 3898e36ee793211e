from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from graph.errors import CasegraphError
from loaders.graph_files.neo4j_header import parse_header
from tests.loaders.graph_files.reading import entities, open_file, read, recognise, ties

PEOPLE = (
    "personId:ID(Person),name,aliases:string[],born:int,:LABEL,x:IGNORE\n"
    "1,Ada Brook,A.;Adele,1970,Person;Clerk,?\n"
)
FIRMS = "id:ID(Firm),name:string,:LABEL\n1,Brook Ltd,Company\n2,Quay plc,Company\n"
TIES = (
    ":START_ID(Person),:END_ID(Firm),:TYPE,share:double,since:date\n"
    "1,1,OWNS,51.5,2012-03-01\n1,2,AUDITED_BY,,\n1,9,OWNS,,\n"
)


def make_folder(tmp_path: Path, **files: str) -> Path:
    folder = tmp_path / "import"
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text)
    return folder


def make_zip(tmp_path: Path, **files: str) -> Path:
    path = tmp_path / "import.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"data/{name}.csv", text)
    return path


@pytest.mark.parametrize("make", [make_folder, make_zip])
def test_a_folder_or_an_archive_of_files_is_one_graph(make, tmp_path):
    # The name of the relationships comes first.
    path = make(tmp_path, a_ties=TIES, people=PEOPLE, firms=FIRMS, readme="not,typed\n1,2\n")
    assert recognise(path) == ["neo4j-csv"]
    reading = read(path)
    prefix = "data/" if path.suffix else ""
    assert entities(reading) == {
        ("Person.1", "Person", "Ada Brook"),
        ("Firm.1", "Organisation", "Brook Ltd"),
        ("Firm.2", "Organisation", "Quay plc"),
    }
    assert reading.entities["import/Person.1"].aliases == ("A.", "Adele")
    assert ties(reading) == {
        ("Ada Brook", "OWNS", "Brook Ltd"),
        ("Ada Brook", "LINKED_TO", "Quay plc", "AUDITED_BY"),
    }
    assert {
        (reading.sources[claim.source].title, claim.locator, claim.valid_from) for claim in reading.claims
    } == {
        (f"{prefix}a_ties.csv", "row 2", "2012-03-01"),
        (f"{prefix}a_ties.csv", "row 3", None),
    }
    assert reading.refused == {(f"{prefix}a_ties.csv, row 4", "object: there is no entity 'import/Firm.9'")}
    assert reading.findings[f"{prefix}readme.csv has no typed header and is not used"] == 1


def test_headers_may_be_files_of_their_own(tmp_path):
    header, rows = PEOPLE.split("\n", 1)
    folder = make_folder(
        tmp_path,
        **{"people-header": header + "\n", "people-1": rows, "people-2": rows.replace("1,", "2,", 1)},
    )
    reading = read(folder)
    assert {id_ for id_, _, _ in entities(reading)} == {"Person.1", "Person.2"}
    assert {claim.locator for claim in reading.property_claims} <= {"row 1"}


def test_one_file_of_nodes_is_read_alone(tmp_path):
    path = make_folder(tmp_path, people=PEOPLE.replace(",", "\t")) / "people.csv"
    assert recognise(path) == ["neo4j-csv"]
    assert entities(read(path)) == {("Person.1", "Person", "Ada Brook")}


def test_a_folder_of_other_files_with_one_for_neo4j_is_none(tmp_path):
    folder = make_folder(tmp_path, people=PEOPLE)
    (folder / "graph.gexf").write_text("<gexf/>")
    assert recognise(folder) == ["neo4j-csv"]
    assert read(folder).findings["graph.gexf has no typed header and is not used"] == 1
    (folder / "graph.graphml").write_text("<graphml/>")
    assert recognise(folder) == []


def test_relationships_without_nodes_are_refused(tmp_path):
    path = make_folder(tmp_path, ties=TIES) / "ties.csv"
    with pytest.raises(CasegraphError, match=r"ties\.csv has no file of nodes"):
        open_file(path)


def test_what_is_wrong_with_one_row_is_refused_with_its_place(tmp_path):
    nodes = "id:ID,name,:LABEL\n1,Ada,Person\n,Nobody,Person\n1,Again,Person\n2,Ben,Person,more\n3,Cy,Robot\n"
    edges = ":START_ID,:END_ID,:TYPE\n1,,KNOWS\n1,1,KNOWS\n1,3\n"
    reading = read(make_folder(tmp_path, nodes=nodes, edges=edges))
    assert entities(reading) == {("1", "Person", "Ada")}
    assert {(place, reason.split(";")[0]) for place, reason in reading.refused} == {
        ("nodes.csv, row 3", "the node has no id"),
        ("nodes.csv, row 4", "is the same record as an earlier one"),
        ("nodes.csv, row 5", "has 4 cells, and the header names 3"),
        ("nodes.csv, row 6", "kind: 'Robot' is not a kind"),
        ("edges.csv, row 2", "the relationship has no start or no end"),
        ("edges.csv, row 3", "object: joins an entity to itself"),
        ("edges.csv, row 4", "object: there is no entity 'import/3'"),
    }


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (b"1,Zo\xeb\n", "nodes.csv is not UTF-8 near line 1: 0xeb."),
        (b'1,"never closed\n' + b"x,y\n" * 100_000, "nodes.csv cannot be read after row 1: "),
        (b'1,"never closed\n2,Ben\n', "nodes.csv cannot be read after row 1: unexpected end of data."),
        (b'1,"Ada\n2,"Ben"\n', "nodes.csv cannot be read after row 1: ',' expected after"),
        (
            b'1,Ada\n"2,Ben\n3"\n4,Cy\n',
            "nodes.csv, row 3: a quotation mark in line 3 opens a cell that takes",
        ),
        (b"1," + b"a" * 3_000_000, "nodes.csv, line 2 is longer than 1,000,000 characters."),
    ],
)
def test_files_that_cannot_be_read_are_refused(rows, message, tmp_path):
    folder = make_folder(tmp_path)
    (folder / "nodes.csv").write_bytes(b"id:ID,name\n" + rows)
    with pytest.raises(CasegraphError) as caught:
        list(open_file(folder, kind="Person").read())
    assert caught.value.message.startswith(message)


def test_a_text_may_have_several_lines(tmp_path):
    path = make_folder(tmp_path, nodes='id:ID,name,:LABEL\n1,Ada,"Person;\nClerk"\n2,"Ben ""B""",Person\n')
    assert entities(read(path)) == {("1", "Person", "Ada"), ("2", "Person", 'Ben "B"')}


def test_archives_are_checked_before_they_are_read(tmp_path):
    path = tmp_path / "import.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../people.csv", PEOPLE)
    assert recognise(path) == []


def test_headers_name_ids_spaces_labels_types_and_lists():
    header = parse_header("\ufeffid:ID(A B){id-type: int};:LABEL;tags:string[];note;x:IGNORE;odd:name:int")
    assert header is not None
    assert header.delimiter == ";"
    assert [(each.role, each.name, each.space, each.is_list) for each in header.columns] == [
        ("id", "id", "A B", False),
        ("label", "", "", True),
        ("property", "tags", "", True),
        ("property", "note", "", False),
        ("ignored", "x", "", False),
        ("property", "odd:name", "", False),
    ]
    assert parse_header("id,name,time:of:day") is None
