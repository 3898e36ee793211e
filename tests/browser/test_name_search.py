"""The search of a page folds names as the server does, and hides nobody behind an exact match."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from graph.derived import NetworkRecords, build_network
from graph.model import Entity, spellings
from graph.ontology import load_ontology
from tests.browser.conftest import OpenPage
from tests.graph.make_records import make_claim, make_entity, make_source
from tests.graph.model.name_rows import ALIKE, DIFFERENT
from tests.visualize.example_networks import make_small_network

pytestmark = pytest.mark.browser

Show = Callable[..., OpenPage]

# Names in alphabets that a page transliterates, beside the rows that the program is tested with.
IN_LATIN = [
    *("Мухтар Аблязов", "Андрей Мельник", "Γιώργος Παπαδόπουλος", "გიორგი მარგველაშვილი", "Արամ Խաչատրյան"),
    *("محمد", "שלום עליכם", "हिन्दी", "রবীন্দ্রনাথ", "ปวีณา", "Ғалымжан Шаңырақ", "BTA Банк", "Жанна д\u2019 Арк"),
]


def show_people(show: Show, *people: Entity) -> OpenPage:
    """Open a page with people who all met Ada."""
    claims = [make_claim(f"{person.id} MET ada") for person in people]
    records = NetworkRecords.from_records([make_source("paper"), make_entity("ada"), *people, *claims])
    return show(build_network("People", records, load_ontology()))


def search(opened: OpenPage, text: str) -> list[str]:
    """Return the lines that a search lists."""
    opened.page.locator("#search").fill(text)
    return opened.page.locator("#search-results .item-text").all_inner_texts()


def test_the_page_spells_names_as_the_program_does(show: Show) -> None:
    names = [name for pair in (*ALIKE, *DIFFERENT) for name in pair] + IN_LATIN
    # Chinese, Japanese and Korean have no alphabet that a page could transliterate letter by letter.
    expected = {name: spellings(name) for name in names if not is_east_asian(name)}
    expected |= {name: spellings(name)[:1] for name in names if is_east_asian(name)}

    opened = show(make_small_network())
    spelt = opened.page.evaluate("names => names.map((name) => casegraph.spellings(name))", list(expected))

    assert dict(zip(expected, spelt, strict=True)) == expected
    assert opened.errors == []


def is_east_asian(name: str) -> bool:
    return any("\u1100" <= char <= "\u11ff" or "\u3005" <= char <= "\uffdc" for char in name)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("मीरा", ["मीरा"]),
        ("lukasz", ["Łukasz Đorđević"]),
        ("Лука", ["Łukasz Đorđević"]),
        ("o\u02bcneil", ["Sean O\u2019Neil"]),
        ("oneil", ["Sean O\u2019Neil"]),
        ("近平", ["習近平"]),
        ("ablyazov", ["Мухтар Аблязов"]),
        ("محمد", ["مُحَمَّد"]),
    ],
)
def test_a_name_is_found_in_any_spelling(show: Show, typed: str, found: list[str]) -> None:
    names = ["मीरा", "मारा", "Łukasz Đorđević", "Sean O\u2019Neil", "習近平", "Мухтар Аблязов", "مُحَمَّد"]
    opened = show_people(show, *(make_entity(f"p{i}", name=name) for i, name in enumerate(names)))

    assert search(opened, typed) == found


def test_everybody_with_the_name_is_listed_the_exact_name_first(show: Show) -> None:
    longer = [make_entity(f"petrov-{i:02}", name=f"Ivan Petrov-{i:02}") for i in range(14)]
    exact = [
        make_entity("latin", name="Ivan Petrov"),
        make_entity("cyrillic", name="Иван Петров"),
        make_entity("alias", name="The Boxer", aliases=("Ivan Petrov",)),
    ]
    opened = show_people(show, *longer, *exact)

    found = search(opened, "ivan petrov")

    assert sorted(found[:3]) == ["Ivan Petrov", "The Boxer Ivan Petrov", "Иван Петров"]
    assert len(found) == 12
    expect(opened.page.locator("#search-results li").last).to_have_text("and 5 more: write more of the name")
    expect(opened.page.locator("#live")).to_have_text("17 entities found")


def test_a_name_from_right_to_left_is_isolated(show: Show) -> None:
    opened = show_people(show, make_entity("yusuf", name="יוסף (ב)"))
    assert search(opened, "יוסף") == ["יוסף (ב)"]
    opened.page.keyboard.press("Enter")
    heading = opened.page.locator("#reading .ties button").first
    expect(heading).to_be_visible()
    directions = opened.page.evaluate(
        "() => [...document.querySelectorAll('#reading bdi, [dir=auto]')].map((node) => node.textContent)"
    )
    assert "יוסף (ב)" in directions
