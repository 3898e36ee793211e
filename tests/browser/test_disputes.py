"""What a reader sees of disputes and differing accounts on an interactive page."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.screenshots import save_screenshot
from tests.visualize.example_disputes import DETAINED, make_network_of_a_disputed_raid
from tests.visualize.example_networks import make_small_network

pytestmark = pytest.mark.browser

Show = Callable[..., OpenPage]


def test_the_list_has_disputes_first_and_then_differing_accounts(show: Show) -> None:
    opened = show(make_network_of_a_disputed_raid())
    opened.page.get_by_role("button", name="2 disputes, 1 difference").click()

    reading = opened.page.locator("#reading")
    expect(reading.locator("h2")).to_have_text(["Disputes", "Differing accounts"])
    expect(reading.locator(".dispute .link")).to_have_text(
        [
            "Disputed: Raid at Port Sel, people killed",
            "Police of Altania detained Mira Vell; the date is disputed",
            "Accounts differ: Raid at Port Sel, what it was",
        ]
    )
    expect(opened.page.locator("#live")).to_have_text("2 disputes, 1 differing account")
    assert Axe().run(opened.page).violations_count == 0
    save_screenshot(opened.page, "disputes")
    reading.get_by_role("button", name="the date is disputed").click()
    expect(opened.page.locator("#reading .kicker")).to_have_text("Tie · legal process")


def test_a_tie_shows_positions_side_by_side_and_what_is_compatible_with_both(show: Show) -> None:
    opened = show(make_network_of_a_disputed_raid(), address=f"#tie={DETAINED}")

    sides = opened.page.locator("#reading .dispute .side")
    expect(sides.locator("strong")).to_have_text(["29 May 2013", "31 May 2013", "May 2013"])
    expect(sides.nth(1)).to_contain_text("Steppe Courier (31 May 2013, 22:00 UTC)")
    expect(sides.nth(1)).to_contain_text("The Meridian (worked out: the year is that of the report)")
    expect(sides.nth(2)).to_contain_text("compatible with 29 May 2013 and with 31 May 2013")


def test_a_tie_of_an_event_names_the_disputes_about_it(show: Show) -> None:
    opened = show(make_network_of_a_disputed_raid(), address="#tie=mira|TOOK_PART_IN|raid|actual")

    links = opened.page.locator("#reading .dispute-links")
    expect(links.locator("h3")).to_have_text("Sources do not agree on Raid at Port Sel")
    expect(links.locator("li")).to_have_count(3)
    links.get_by_role("button", name="people killed").click()
    expect(opened.page.locator("#reading h2")).to_have_text("Raid at Port Sel")


def test_an_event_shows_the_disputes_about_its_dates_and_properties(show: Show) -> None:
    opened = show(make_network_of_a_disputed_raid(), address="#node=raid")

    sections = opened.page.locator("#reading .dispute")
    expect(sections).to_have_count(3)
    expect(sections.nth(0)).to_contain_text("Police of Altania detained Mira Vell; the date is disputed")
    expect(sections.nth(1)).to_contain_text("In dispute")
    expect(sections.nth(1).locator("strong")).to_have_text(["14", "17"])
    expect(sections.nth(2)).to_contain_text("Accounts differ")
    expect(sections.nth(2).locator("strong")).to_have_text(["massacre", "riot", "uprising"])
    save_screenshot(opened.page, "disputed-event")


def test_an_entity_links_to_the_disputes_about_its_ties(show: Show) -> None:
    opened = show(make_network_of_a_disputed_raid(), address="#node=mira")

    links = opened.page.locator("#reading .dispute-links")
    expect(links.locator("h3")).to_have_text("Disputed ties")
    expect(links.locator("li")).to_have_text("Police of Altania detained Mira Vell; the date is disputed")
    expect(opened.page.locator("#reading .ties .chip")).to_have_text("dates disputed")


def test_the_legend_explains_the_mark_and_the_table_says_it_in_words(show: Show) -> None:
    opened = show(make_network_of_a_disputed_raid())

    expect(opened.page.locator("#legend .legend-mark")).to_have_text("dates or values in dispute")
    opened.page.locator("#show-table").click()
    rows = opened.page.locator("#table tbody tr")
    expect(rows.filter(has_text="dates disputed")).to_have_count(1)


def test_the_marks_are_drawn_on_the_canvas(show: Show) -> None:
    """The node of the raid differs from its mirror image where its mark is."""
    opened = show(make_network_of_a_disputed_raid())
    drawn = opened.page.evaluate(MARK_PIXELS, {"id": "raid"})
    plain = opened.page.evaluate(MARK_PIXELS, {"id": "mira"})

    assert drawn["right"] != drawn["left"]
    assert plain["right"] == plain["left"]
    save_screenshot(opened.page, "dispute-marks")


def test_without_disputed_values_the_legend_has_no_mark(show: Show) -> None:
    opened = show(make_small_network())

    expect(opened.page.locator("#legend .legend-mark")).to_have_count(0)


# How many pixels at the upper right, and at the upper left, of a node differ from the first of them.
MARK_PIXELS = """({ id }) => {
  const canvas = document.querySelector("#canvas canvas");
  const ratio = canvas.width / canvas.clientWidth;
  const place = casegraph.positionOf(id);
  const box = canvas.getBoundingClientRect();
  const [x, y] = [(place.x - box.x) * ratio, (place.y - box.y) * ratio];
  const pixels = (dx) => {
    const { data } = canvas.getContext("2d").getImageData(x + dx - 14, y - 22, 28, 14);
    const background = data.slice(0, 4).join();
    let count = 0;
    for (let i = 0; i < data.length; i += 4) if (data.slice(i, i + 4).join() !== background) count += 1;
    return count;
  };
  return { right: pixels(16), left: pixels(-16) };
}"""
