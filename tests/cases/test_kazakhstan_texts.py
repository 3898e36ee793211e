"""The texts of the bundled case fit its locators and quotes. The project contains none of their wording."""

import re
import subprocess
from pathlib import Path

from graph.model import text_at
from graph.ontology import load_ontology
from loaders.case import read_case
from tests.bundled_case import BUNDLED_CASE_FOLDER

ROOT = Path(__file__).parents[2]
MAX_COPIED_WORDS = 8


def test_every_quote_is_in_its_text(texts):
    case = read_case(BUNDLED_CASE_FOLDER, load_ontology(), texts)

    wrong = [
        claim
        for claim in case.iter_claims()
        if claim.quote != text_at(case.texts[claim.source], claim.locator)
    ]
    assert wrong == []
    assert all(claim.quote for claim in case.iter_claims())


def test_the_sentences_are_complete(texts):
    """A sentence's span starts at a word and ends where the text ends a sentence or a line."""
    case = read_case(BUNDLED_CASE_FOLDER, load_ontology(), texts)

    for source, spans in case.coverage.sentences.items():
        text = case.texts[source]
        for start, end in spans:
            assert not text[start].isspace(), (source, start)
            assert not text[end - 1].isspace(), (source, end)
            assert end == len(text) or text[end].isspace(), (source, end)


def test_the_sentences_cover_the_article(texts):
    case = read_case(BUNDLED_CASE_FOLDER, load_ontology(), texts)

    for source, articles in case.coverage.article.items():
        text = case.texts[source]
        sentences = "".join(
            "".join(text[start:end].split()) for start, end in case.coverage.sentences[source]
        )
        article = "".join("".join(text[start:end].split()) for start, end in articles)
        assert sentences in (article, article.replace("•", "")), source


def test_the_wording_of_the_texts_is_not_in_the_project(texts):
    case = read_case(BUNDLED_CASE_FOLDER, load_ontology(), texts)
    runs = {run for text in case.texts.values() for run in runs_of(text)}
    tracked = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")

    copied = {}
    for name in filter(None, tracked):
        path = ROOT / name
        if path.suffix in {".png", ".lock"} or not path.is_file():
            continue
        shared = runs.intersection(runs_of(path.read_text(encoding="utf-8", errors="replace")))
        if shared:
            copied[name] = shared
    assert copied == {}


def runs_of(text: str) -> set[tuple[str, ...]]:
    """Return all sequences of eight words of a text, in lower case, without punctuation and URLs."""
    words = re.findall(r"\w+", re.sub(r"https?://\S+", "", text.casefold()))
    return {tuple(words[i : i + MAX_COPIED_WORDS]) for i in range(len(words) - MAX_COPIED_WORDS + 1)}
