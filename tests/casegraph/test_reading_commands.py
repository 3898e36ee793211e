"""The commands that read the bundled case: find, ties, path, disputes, query, show."""

import re
from itertools import pairwise
from pathlib import Path

import pytest

DISPUTES = Path(__file__).parents[1] / "cases" / "kazakhstan_disputes.txt"


@pytest.fixture
def ask(run, bundled_store, store_url):
    return lambda command, *arguments: run(command, *arguments, "--store", store_url)


@pytest.mark.parametrize(
    ("spelling", "expected"),
    [
        ("Shalabaeva", "alma-shalabayeva"),
        ("shalabayeva", "alma-shalabayeva"),
        ("Abliazov", "mukhtar-ablyazov"),
        ("ABLYAZOV", "mukhtar-ablyazov"),
        ("Ablyasov", "mukhtar-ablyazov"),
        ("paras", "tatiana-paraskevich"),
    ],
)
def test_a_spelling_finds_its_person(ask, spelling, expected):
    assert ask("find", spelling, "--json").json()[0]["id"] == expected


def test_the_ties_of_one_type_of_an_entity(ask):
    matches = ask("ties", "Ablyazov", "--type", "REQUESTED_EXTRADITION_OF", "--json").json()

    assert {(tie["subject"], tuple(claim["source"] for claim in tie["claims"])) for tie in matches} == {
        ("kazakhstan", ("trend",)),
        ("russia", ("trend",)),
        ("ukraine", ("amnesty", "trend")),
    }


def test_a_note_is_not_printed_as_a_quote(ask):
    ran = ask("ties", "Ablyazov", "--type", "FOUNDED")

    assert "(our note, not the source's words; not checked against the text)" in ran.out
    assert "“" not in ran.out


def test_a_path_shows_the_standing_of_the_complete_tie(ask):
    assert "(perpetrator) - disputed" in ask("path", "Alua", "forged-documents").out


def test_the_ties_of_one_type(ask):
    matches = ask("ties", "--type", "MARRIED_TO", "--json").json()

    assert {(tie["subject"], tie["object"], tie["standing"], len(tie["claims"])) for tie in matches} == {
        ("alma-shalabayeva", "mukhtar-ablyazov", "corroborated", 7),
        ("malta.wife", "rakhat-aliyev", "alleged", 1),
    }


def test_the_ties_of_an_organisation(ask):
    matches = ask("ties", "BTA", "--type", "WORKED_AT", "--json").json()

    assert {(tie["subject_name"], tie["standing"]) for tie in matches} == {
        ("Mukhtar Ablyazov", "reported"),
        ("Tatiana Paraskevich", "reported"),
    }


def test_the_shortest_path_is_printed_step_by_step(ask):
    path = ask("path", "Tatiana Paraskevich", "Nursultan Nazarbayev", "--json").json()

    entities = [entity["id"] for entity in path["entities"]]
    assert (entities[0], entities[-1], len(entities)) == ("tatiana-paraskevich", "nursultan-nazarbayev", 4)
    for step, (first, second) in zip(path["steps"], pairwise(entities), strict=True):
        assert step
        assert {frozenset((claim["subject"], claim["object"])) for claim in step} == {
            frozenset((first, second))
        }
        assert {(claim["mode"], claim["stance"]) for claim in step} <= {
            ("actual", "asserted"),
            ("actual", "alleged"),
        }


def test_the_ties_of_one_standing(ask):
    matches = ask("ties", "--standing", "alleged", "--type", "INVOLVED_IN", "--json").json()

    assert {
        (tie["subject"], tie["object"], tuple(tuple(claim["said_by"]) for claim in tie["claims"]))
        for tie in matches
    } == {
        (
            "mukhtar-ablyazov",
            "zhanaozen-2011",
            (("trend.kazakh-media",), ("trend.kazakh-officials",)),
        )
    }


def test_disputes_are_listed_with_their_rules_and_differing_accounts_apart(ask):
    ran = ask("disputes")

    disputes, differences = ran.out.split("Differing accounts\n")
    assert "Disputes\n" in disputes
    assert "Italian police detained Alua; the date is disputed\n  dates apart: claims of one tie" in disputes
    assert "Accounts differ: Zhanaozen, 16 December 2011, people killed\n" in differences
    assert (
        "  at least 14 people:\n    alleged by some Kazakh media outlets, in Trend.az on Amnesty's appeal"
        in differences
    )
    assert "Accounts differ" not in disputes
    printed = "\n".join(line for line in ran.out.splitlines() if line and not line.startswith("    "))
    assert split_list(printed) == split_list(DISPUTES.read_text(encoding="utf-8"))


def split_list(text):
    """Return the items of a list of disputes in any order, and those of its differing accounts."""
    disputes, differences = text.split("Differing accounts\n")
    parts = disputes.strip().removeprefix("Disputes\n"), differences.strip()
    return [set(re.split(r"\n(?! )", part)) for part in parts]


def test_a_query_prints_an_array_with_an_object_for_each_row(ask):
    cypher = """
        MATCH (state)-[:REQUESTED_EXTRADITION_OF]->({id: $who})
        RETURN DISTINCT state.name AS state ORDER BY state
    """

    rows = ask("query", cypher, "--param", "who=mukhtar-ablyazov", "--json").json()

    assert rows == [{"state": "Kazakhstan"}, {"state": "Russia"}, {"state": "Ukraine"}]


def test_a_named_query(ask):
    rows = ask(
        "query", "--named", "claims_of_edge_types", "--param", 'edge_types=["MARRIED_TO"]', "--json"
    ).json()

    assert len(rows) == 8


def test_a_query_that_writes_is_refused(ask):
    ran = ask("query", "CREATE (n:Entity {id: 'x'})")

    assert ran.code == 1
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("find", "nobody at all"), "No entity of the store is called 'nobody at all'."),
        (("show", "xyzzy", "--no-open"), "No entity of the store is called 'xyzzy'."),
        (("ties", "--standing", "doubted"), "'doubted' is not a standing."),
        (
            ("ties", "--type", "SISTER_OF"),
            "'SISTER_OF' is not a declared edge type; near it: SIBLING_OF (sibling of)",
        ),
        (("query",), "Give either a query or the name of a named query."),
        (("query", "RETURN $x", "--param", "x"), "'x' is not a parameter."),
        (("query", "--named", "no-such-query"), "There is no query named 'no-such-query'."),
        (
            ("query", "--named", "claims_of_edge_types", "--param", "edge_types=MARRIED"),
            "'MARRIED' is not a declared edge type",
        ),
        (("ties", "--dataset", "none"), "There is no case 'none' in the store."),
        (("disputes", "--dataset", "none"), "There is no case 'none' in the store."),
        (
            ("show", "Strasbourg", "Nazarbayev", "--no-open"),
            "Nothing in the store joins Strasbourg and Nursultan",
        ),
        (("check", "--texts", "."), "--texts needs a case."),
        (("show", "--dataset", "none", "--no-open"), "There is no case 'none' in the store."),
    ],
)
def test_an_error_is_one_sentence(ask, arguments, sentence):
    ran = ask(*arguments)

    assert ran.code == 1
    assert sentence in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("Ablyazov",),
        ("Paraskevich", "Nazarbayev"),
        ("--query", "MATCH p = ()-[:MARRIED_TO]->() RETURN p"),
    ],
)
def test_a_picture_is_written(ask, tmp_path, arguments):
    page = tmp_path / "page.html"

    ran = ask("show", *arguments, "--output", page, "--no-open")

    assert ran.code == 0
    assert "Mukhtar Ablyazov" in page.read_text(encoding="utf-8")
