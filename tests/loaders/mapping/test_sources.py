"""Sources of rows: pages by their addresses, other sources by their words, and who publishes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.derived import NetworkRecords, build_network
from graph.model import Claim, Entity, Source
from graph.ontology import load_ontology
from loaders.mapping.sites import find_host
from loaders.sync.write_batch import identify_record
from tests.loaders.mapping.mapped_rows import Mapped, MemoryTable, map_rows, map_tables

TIES = """
    sources:
      page:
        key: {column: Pages, split: " | "}
        publisher: site
    entities:
      a: {name: {A}, kind: Person}
      b: {name: {B}, kind: Person}
    claims:
      - {subject: a, type: SIBLING_OF, object: b}
"""


def get_standings(mapped: Mapped) -> dict[tuple[str, str], str]:
    records = NetworkRecords.from_records([each.record for each in mapped.records])
    network = build_network("test", records, load_ontology())
    names = {entity.id: entity.name for entity in mapped.of(Entity)}
    return {(names[tie.subject], names[tie.object]): tie.standing for tie in network.ties}


def test_each_address_in_a_cell_is_a_source_and_states_the_claim(tmp_path: Path) -> None:
    mapped = map_rows(
        tmp_path,
        TIES,
        "A; B; Pages",
        "Ann; Ben; https://www.post.example/a | http://times.example/b/ | General knowledge",
    )
    assert mapped.ties("source") == {
        ("Ann", "SIBLING_OF", "Ben", title)
        for title in ("post.example/a", "times.example/b", "General knowledge")
    }
    assert mapped.sources("url", "publisher") == {
        ("post.example/a", "https://www.post.example/a", "post.example"),
        ("times.example/b", "http://times.example/b/", "times.example"),
        ("General knowledge", None, None),
    }


def test_two_sites_corroborate_a_tie_and_two_pages_of_one_site_do_not(tmp_path: Path) -> None:
    mapped = map_rows(
        tmp_path,
        TIES,
        "A; B; Pages",
        "Ann; Ben; https://post.example/a | https://times.example/b",
        "Ann; Cem; https://post.example/a | https://www.post.example/c",
        "Ann; Dan; https://post.example/a | https://POST.example/a#top",
    )
    assert get_standings(mapped) == {
        ("Ann", "Ben"): "corroborated",
        ("Ann", "Cem"): "reported",
        ("Ann", "Dan"): "reported",
    }


def test_the_same_page_is_one_source_in_all_rows(tmp_path: Path) -> None:
    rows = [f"Ann; {name}; https://post.example/a" for name in ("Ben", "Cem", "Dan", "Eve", "Fay")]
    mapped = map_rows(tmp_path, TIES, "A; B; Pages", *rows)
    assert mapped.sources() == {("post.example/a",)}
    assert len(mapped.records) == 1 + 1 + 6 + 5


def test_fields_of_a_source_come_from_columns(tmp_path: Path) -> None:
    mapping = """
        sources:
          article:
            key: {Link}
            title: "{Headline} ({Paper})"
            published: {column: Day, format: "%d.%m.%Y"}
            genre: report
            publisher: paper
            author: [writer]
            note: {Remark}
        entities:
          paper: {name: {Paper}, kind: Organisation}
          writer: {name: {column: Writers, split: ","}, kind: Person, optional: true}
          a: {name: {A}, kind: Person}
    """
    mapped = map_rows(
        tmp_path,
        mapping,
        "A; Link; Headline; Paper; Day; Writers; Remark",
        "Ann; https://post.example/a; A yacht; The Post; 3.2.2011; Ben, Cem; seen",
        "Ann; https://post.example/b; A house; The Post; ; ; ",
    )
    assert mapped.sources("url", "published", "genre", "publisher", "author", "note") == {
        (
            "A yacht (The Post)",
            "https://post.example/a",
            "2011-02-03",
            "report",
            "The Post",
            ("Ben", "Cem"),
            "seen",
        ),
        ("A house (The Post)", "https://post.example/b", None, "report", "The Post", (), None),
    }


def test_a_later_row_that_says_another_thing_of_a_source_is_counted_and_the_first_stays(
    tmp_path: Path,
) -> None:
    mapping = """
        sources:
          article: {key: {Link}, title: {Title}}
        entities:
          a: {name: {A}, kind: Person}
    """
    rows = ["Ann; p; One", "Ann; p; One", "Ann; p; Two", "Ann; p; Two", "Ann; p; "]
    mapped = map_rows(tmp_path, mapping, "A; Link; Title", *rows)
    assert mapped.sources() == {("One",)}
    message = "source with other details than in an earlier row, whose details stay"
    assert mapped.findings() == {(message, 1, "t.csv, row 4")}


def test_without_sources_the_table_is_the_source(tmp_path: Path) -> None:
    mapping = """
        dataset: {id: register, title: Register of boats}
        entities:
          a: {name: {A}, kind: Person, properties: {occupation: {Job}}}
    """
    mapped = map_rows(tmp_path, mapping, "A; Job", "Ann; sailor", "Ann; sailor", "Ann; cook")
    assert mapped.sources() == {("Register of boats",)}
    assert mapped.facts("source", "locator") == {
        ("Ann", "occupation", "sailor", "Register of boats", "row 2"),
        ("Ann", "occupation", "cook", "Register of boats", "row 4"),
    }


SEVERAL = """
    dataset: {id: d, title: D}
    tables:
      one: &table
        entities:
          a: {name: {A}, kind: Person}
          b: {name: {B}, kind: Person}
        claims:
          - {subject: a, type: SIBLING_OF, object: b}
      two: *table
"""


def test_each_of_several_tables_is_its_own_source(tmp_path: Path) -> None:
    tables = {name: MemoryTable(("A", "B"), [("Ann", "Ben")], f"{name}.csv") for name in ("one", "two")}
    mapped = map_tables(tmp_path, SEVERAL, tables)
    assert mapped.ties("source", "locator") == {
        ("Ann", "SIBLING_OF", "Ben", "one.csv", "row 2"),
        ("Ann", "SIBLING_OF", "Ben", "two.csv", "row 2"),
    }
    claims = mapped.of(Claim)
    assert len({identify_record(claim, load_ontology()) for claim in claims}) == 2


def test_an_only_table_under_tables_has_the_title_of_the_dataset(tmp_path: Path) -> None:
    mapping = "dataset: {id: d, title: D}\ntables: {t: {entities: {a: {name: {A}, kind: Person}}}}"
    assert map_tables(tmp_path, mapping, {"t": MemoryTable(("A",), [("Ann",)])}).sources() == {("D",)}


def test_the_key_tells_sources_apart_that_have_the_same_url_or_none(tmp_path: Path) -> None:
    mapping = """
        sources:
          article: {key: {No}, url: {Link}}
        entities:
          a: {name: {A}, kind: Person}
    """
    mapped = map_rows(
        tmp_path,
        mapping,
        "A; No; Link",
        "Ann; 1; https://post.example/a",
        "Ann; 2; https://post.example/a",
        "Ann; https://post.example/b; https://post.example/a",
    )
    sources = [(source.title, source.url) for source in mapped.of(Source)]
    assert sorted(sources) == [
        ("1", "https://post.example/a"),
        ("2", "https://post.example/a"),
        ("post.example/b", "https://post.example/a"),
    ]


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.post.example/a", "post.example"),
        ("http://m.post.example", "post.example"),
        ("https://web.archive.org/web/20140517185835/http://www.post.example/a?b", "post.example"),
        ("post.example/a", None),
        ("ftp://post.example/a", None),
        ("http://[::1", None),
        ("javascript:alert(1)", None),
        ("https://", None),
        ("", None),
    ],
)
def test_the_host_of_an_address_is_its_site(address: str, host: str | None) -> None:
    assert find_host(address) == host
