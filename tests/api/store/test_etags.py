"""Tags of answers: who holds an answer is not sent it again, unless anything that it depends on changed."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from api.settings import LimitSettings, ServerSettings, Settings
from api.store.revision_cache import FRESH
from graph.store import Store
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


def test_another_vocabulary_makes_other_tags(small, open_store, monkeypatch, tmp_path):
    before = tag(small)
    (tmp_path / "kinds.yaml").write_text("Person: {}\n", encoding="utf-8")
    monkeypatch.setattr("api.store.etags.files", lambda _: tmp_path)

    assert tag(client_of(open_store)) != before


def test_the_same_settings_make_the_same_tags(small, open_store):
    assert tag(client_of(open_store)) == tag(small)


def test_who_holds_an_answer_is_told_of_what_was_written_just_now_by_other_means(small, open_store):
    held = tag(small)

    open_store.touch()

    assert small.get(ASKED, headers={"If-None-Match": held}).status_code == 200


def test_what_was_written_here_makes_another_tag_at_once(small):
    before = tag(small)

    small.post("/api/entities", json={"kind": "Person", "name": "Yelena"})

    assert tag(small) != before


def test_requests_that_come_together_read_the_revision_once(small, monkeypatch):
    read, moments = [], [0.0]
    revision = Store.revision
    monkeypatch.setattr(Store, "revision", lambda store: read.append(1) or revision(store))
    monkeypatch.setattr("api.store.revision_cache.time", SimpleNamespace(monotonic=lambda: moments[0]))

    tags = {tag(small), tag(small), tag(small)}
    assert (len(tags), len(read)) == (1, 1)
    moments[0] += FRESH
    assert (tag(small) in tags, len(read)) == (True, 2)
