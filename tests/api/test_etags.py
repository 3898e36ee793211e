"""Tags of answers: who holds an answer is not sent it again, unless anything that it depends on changed."""

from __future__ import annotations

import pytest

from api.settings import LimitSettings, ServerSettings, Settings
from tests.api.client import client_of

ASKED = "/api/queries"


def tag(client):
    return client.get(ASKED).headers["etag"]


@pytest.mark.parametrize("given", ["{tag}", "*", "{strong}", '"other", {tag}', ' "other",{strong}'])
def test_whoever_holds_the_answer_is_not_sent_it_again(small, given):
    weak = tag(small)

    names = given.format(tag=weak, strong=weak.removeprefix("W/"))

    assert small.get(ASKED, headers={"If-None-Match": names}).status_code == 304


@pytest.mark.parametrize("given", ['"other"', "", 'W/"other"'])
def test_another_tag_is_answered(small, given):
    assert small.get(ASKED, headers={"If-None-Match": given}).status_code == 200


@pytest.mark.parametrize(
    "settings",
    [
        Settings(limits=LimitSettings(page_size=1)),
        Settings(server=ServerSettings(embedders="https://news.example")),
    ],
)
def test_what_is_set_otherwise_makes_other_tags(small, open_store, settings):
    assert tag(client_of(open_store, settings)) != tag(small)


def test_the_same_settings_make_the_same_tags(small, open_store):
    assert tag(client_of(open_store)) == tag(small)
