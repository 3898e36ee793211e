"""Against the texts themselves: every locator holds, and none of their wording has got into the project."""

import re
import subprocess

from graph.model.locators import passage
from graph.ontology import ontology
from loaders.case import read_case
from tests.cases.conftest import FOLDER, ROOT

WORDS_IN_A_ROW = 8


def test_every_quote_is_in_its_text(texts):
    case = read_case(FOLDER, ontology(), texts)

    wrong = [
        claim for claim in case.claims() if claim.quote != passage(case.texts[claim.source], claim.locator)
    ]
    assert wrong == []
    assert all(claim.quote for claim in case.claims())


def test_the_sentences_are_whole(texts):
    """A sentence's span starts at a word and ends where the text ends a sentence or a line."""
    case = read_case(FOLDER, ontology(), texts)

    for source, spans in case.coverage.sentences.items():
        text = case.texts[source]
        for start, end in spans:
            assert not text[start].isspace(), (source, start)
            assert not text[end - 1].isspace(), (source, end)
            assert end == len(text) or text[end].isspace(), (source, end)


def test_nothing_between_two_sentences_is_left_over(texts):
    case = read_case(FOLDER, ontology(), texts)

    for source, articles in case.coverage.article.items():
        text = case.texts[source]
        kept = "".join("".join(text[start:end].split()) for start, end in case.coverage.sentences[source])
        whole = "".join("".join(text[start:end].split()) for start, end in articles)
        assert kept == whole.replace("•", "") or kept == whole, source


def test_the_wording_of_the_texts_is_not_in_the_project(texts):
    case = read_case(FOLDER, ontology(), texts)
    runs = {run for text in case.texts.values() for run in runs_of(text)}
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")

    copied = {}
    for name in filter(None, tracked):
        path = ROOT / name
        if path.suffix in {".png", ".lock"} or not path.is_file():
            continue
        found = runs.intersection(runs_of(path.read_text(encoding="utf-8", errors="replace")))
        if found:
            copied[name] = found
    assert copied == {}


def runs_of(text: str) -> set[tuple[str, ...]]:
    """Return every run of so many words of a text, in small letters, without punctuation and addresses."""
    words = re.findall(r"\w+", re.sub(r"https?://\S+", "", text.casefold()))
    return {tuple(words[i : i + WORDS_IN_A_ROW]) for i in range(len(words) - WORDS_IN_A_ROW + 1)}
