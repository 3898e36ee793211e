"""What a reader does with an interactive page: search, filter, open a tie and read who says it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.screenshots import save_screenshot
from tests.visualize.example_networks import (
    make_large_network,
    make_network_of_five_ties,
    make_network_of_one_tie,
    make_small_network,
)

pytestmark = pytest.mark.browser

REQUEST = "altania|REQUESTED_EXTRADITION_OF|mira|actual"
DETAINED = "altania|DETAINED|mira|actual"
Show = Callable[..., OpenPage]


def test_the_page_opens_offline_and_requests_nothing(show: Show) -> None:
    opened = show(make_large_network())
    expect(opened.page.locator("#status")).to_have_text(re.compile(r"^120 entities, \d+ ties$"))
    assert opened.requests == [opened.path.as_uri()]
    assert opened.errors == []


def test_a_click_on_an_edge_opens_its_claims_with_their_source(show: Show) -> None:
    opened = show(make_small_network())
    opened.click_on_canvas(REQUEST)
    heading = opened.page.locator("#reading h2")
    expect(heading).to_have_text("Altania requested extradition of Mira Vell")
    panel_text = opened.panel_text
    for text in (
        *("corroborated", "2 claims", "2 origins", "Origins: Daily Lantern, The Meridian"),
        *("asserted", "May 2012", "Altania asked for Ms Vell three times.", "Daily Lantern says so"),
        *("What the Daily Lantern printed", "12 July 2013", "characters 1034 to 1187"),
        *("Asked again", "not checked against it"),
    ):
        assert text in panel_text
    expect(opened.page.locator("#reading mark")).to_have_text("Altania asked for Ms Vell three times.")
    link = opened.page.get_by_role("link", name="open the source").first
    expect(link).to_have_attribute("href", "https://example.org/0")
    expect(link).to_have_attribute("rel", "noopener noreferrer")
    expect(opened.page.locator("#live")).to_have_text(re.compile("corroborated, 2 claims"))
    save_screenshot(opened.page, "edge")


def test_every_tie_of_the_picture_can_be_clicked(show: Show) -> None:
    opened = show(make_small_network())
    for tie in make_small_network().ties:
        opened.click_on_canvas(tie.id)
        assert opened.page.evaluate("decodeURIComponent(location.hash)") == f"#tie={tie.id}"


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720), (1000, 640)])
def test_every_tie_of_a_small_picture_has_its_label(show: Show, size: tuple[int, int]) -> None:
    opened = show(make_network_of_five_ties(), size=size)
    assert sorted(opened.page.evaluate("casegraph.labelledTies()")) == sorted(
        tie.id for tie in make_network_of_five_ties().ties
    )
    assert opened.page.evaluate("casegraph.network.getScale()") <= 1.2


def test_a_single_tie_has_its_label_and_is_counted_in_the_singular(show: Show) -> None:
    opened = show(make_network_of_one_tie(), address="#disputes")
    assert opened.page.evaluate("casegraph.labelledTies()") == ["bank|CRITICISED|bank|actual"]
    expect(opened.page.locator("#status")).to_have_text("1 entity, 1 tie")
    expect(opened.page.locator("#disputes")).to_be_hidden()
    expect(opened.page.locator("#reading h2")).to_have_text("One tie")
    assert "1 claim about these ties and entities, from 1 source." in opened.panel_text
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("bank")
    expect(opened.page.locator("#live")).to_have_text("1 entity found")


def test_a_claim_says_who_speaks_and_whether_they_are_a_party(show: Show) -> None:
    opened = show(make_small_network())
    opened.click_on_canvas(DETAINED)
    panel_text = opened.panel_text
    assert "both sides: some assert or allege it, others deny it" in panel_text
    assert "Oskar Petrides, as told by Mira Vell, says so" in panel_text
    assert "by a party to it" in panel_text
    opened.page.locator("#reading").get_by_role("button", name="Oskar Petrides").click()
    expect(opened.page.locator("#reading h2")).to_have_text("Oskar Petrides")


def test_a_click_on_a_node_opens_the_entity_with_its_ties_in_words(show: Show) -> None:
    opened = show(make_small_network())
    opened.click_on_canvas("mira")
    expect(opened.page.locator("#reading h2")).to_have_text("Mira Vell")
    assert "also: Мира Велл, M. Véll" in opened.panel_text
    ties = opened.page.locator("#reading .ties button")
    expect(ties).to_have_count(7)
    ties.filter(has_text="extradition requested by").click()
    expect(opened.page.locator("#reading h2")).to_have_text("Altania requested extradition of Mira Vell")


def test_where_sources_differ_the_values_are_side_by_side(show: Show) -> None:
    opened = show(make_small_network())
    opened.click_on_canvas("riot")
    assert "Accounts differ" in opened.panel_text
    sides = opened.page.locator("#reading .sides .side strong")
    expect(sides).to_have_text(["at least 14 people", "at least 17 people"])


def test_disputes_are_listed_with_their_rule_and_open_their_tie(show: Show) -> None:
    opened = show(make_small_network())
    opened.page.get_by_role("button", name="1 dispute, 1 difference").click()
    assert "both sides: some assert or allege it, others deny it" in opened.panel_text
    opened.page.get_by_role("button", name="Altania detained Mira Vell").click()
    expect(opened.page.locator("#reading .standing")).to_have_text("disputed")


@pytest.mark.parametrize("typed", ["véll", "VELL mira", "мира"])
def test_search_folds_case_and_accents_and_knows_aliases(show: Show, typed: str) -> None:
    opened = show(make_small_network())
    opened.page.keyboard.press("/")
    opened.page.keyboard.type(typed)
    expect(opened.page.locator("#search-results [aria-selected=true]")).to_contain_text("Mira Vell")
    opened.page.keyboard.press("Escape")
    expect(opened.page.locator("#search-results")).to_be_hidden()


def test_search_finds_a_name_in_another_script_by_its_latin_spelling(show: Show) -> None:
    name = "Γιώργος Παπαδόπουλος"
    opened = show(make_small_network(altania=name))
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("papadopoulos")
    expect(opened.page.locator("#search-results [aria-selected=true]")).to_contain_text(name)


def test_the_legend_filters_by_click_and_alt_click(show: Show) -> None:
    opened = show(make_small_network())
    status = opened.page.locator("#status")
    denied = opened.page.locator("#legend button[data-standing=denied]")
    denied.click()
    expect(denied).to_have_attribute("aria-pressed", "false")
    expect(status).to_have_text("6 entities, 9 ties · 1 tie hidden")
    assert opened.page.evaluate("id => casegraph.positionOf(id)", "altania|KILLED|mira|actual") is None
    denied.click()
    expect(status).to_have_text("6 entities, 9 ties")
    opened.page.locator("#legend button[data-family='legal process']").click(modifiers=["Alt"])
    expect(status).to_have_text("6 entities, 9 ties · 7 ties hidden")
    opened.page.get_by_role("button", name="Show all").click()
    expect(status).to_have_text("6 entities, 9 ties")
    opened.page.locator("#legend button[data-kind=Person]").click()
    expect(status).to_have_text("6 entities, 9 ties · 7 ties hidden")


def test_everything_can_be_reached_by_the_keyboard_alone(show: Show) -> None:
    opened = show(make_small_network())
    keys = opened.page.keyboard
    keys.press("/")
    keys.type("port")
    expect(opened.page.locator("#search-results li")).to_have_count(2)
    keys.press("ArrowDown")
    keys.press("ArrowUp")
    keys.press("Enter")
    expect(opened.page.locator("#reading h2")).to_have_text("Port Sel")
    for _ in range(8):
        keys.press("Tab")
        if opened.page.evaluate("document.activeElement.dataset.tie"):
            break
    keys.press("Enter")
    expect(opened.page.locator("#reading h2")).to_have_text("Riot at Port Sel occurred in Port Sel")
    keys.press("Escape")
    expect(opened.page.locator("#close")).to_be_hidden()
    keys.press("t")
    expect(opened.page.locator("#table tbody tr")).to_have_count(9)
    opened.page.locator("#legend button[data-kind=State]").focus()
    keys.press("Space")
    expect(opened.page.locator("#table tbody tr")).to_have_count(4)
    keys.press("Alt+Enter")
    expect(opened.page.locator("#legend button[data-kind=Person]")).to_have_attribute("aria-pressed", "false")
    keys.press("t")
    expect(opened.page.locator("#table")).to_be_hidden()


def test_the_open_entry_survives_reload_and_back(show: Show) -> None:
    opened = show(make_small_network())
    heading = opened.page.locator("#reading h2")
    opened.click_on_canvas(REQUEST)
    opened.click_on_canvas("bank")
    expect(heading).to_have_text("Bank of Altania")
    opened.page.get_by_role("button", name="Back").click()
    expect(heading).to_have_text("Altania requested extradition of Mira Vell")
    opened.page.get_by_role("button", name="Forward").click()
    expect(heading).to_have_text("Bank of Altania")
    opened.page.go_back()
    opened.page.reload()
    expect(heading).to_have_text("Altania requested extradition of Mira Vell")


def test_a_link_to_a_tie_opens_it_and_a_wrong_one_opens_nothing(show: Show) -> None:
    heading = "#reading h2"
    expect(show(make_small_network(), address="#node=mira").page.locator(heading)).to_have_text("Mira Vell")
    expect(show(make_small_network(), address="#tie=nothing").page.locator(heading)).to_have_text(
        "A small case"
    )
    assert show(make_small_network(), address="#node=__proto__").errors == []


def test_colours_follow_the_system_and_the_toggle(show: Show) -> None:
    opened = show(make_small_network(), dark=True)
    background = "getComputedStyle(document.body).backgroundColor"
    assert opened.page.evaluate(background) == "rgb(21, 24, 29)"
    opened.page.locator("#theme").click()
    assert opened.page.evaluate(background) == "rgb(251, 250, 247)"


def test_on_a_phone_the_table_comes_first_and_the_panel_is_a_sheet(show: Show) -> None:
    opened = show_phone(show)
    expect(opened.page.locator("#table")).to_be_visible()
    opened.page.locator("#table [data-tie]").first.click()
    expect(opened.page.locator("#panel")).to_be_visible()
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 390
    opened.page.locator("#close").click()
    expect(opened.page.locator("#panel")).to_be_hidden()


def show_phone(show: Show) -> OpenPage:
    return show(make_small_network(), size=(390, 844))


@pytest.mark.parametrize("dark", [False, True])
def test_axe_finds_nothing(show: Show, dark: bool) -> None:
    opened = show(make_small_network(), dark=dark)
    for fragment in ("#tie=" + REQUEST, "#node=riot", "#disputes", "#"):
        opened.page.evaluate("hash => { location.hash = hash }", fragment)
        assert violations(opened) == []
    opened.page.keyboard.press("t")
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("a")
    assert violations(opened) == []


def violations(opened: OpenPage) -> list[tuple[str, list[str]]]:
    response = Axe().run(opened.page).response
    return [(v["id"], [node["html"][:120] for node in v["nodes"]]) for v in response["violations"]]
