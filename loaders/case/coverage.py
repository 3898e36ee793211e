"""Check that every sentence of an article has a claim, or is left out on purpose with a reason.

A sentence has a claim where the locator of a claim overlaps it. The sentences are in `sentences.yaml` and the
reasons in `left_out.yaml`; a case without `sentences.yaml` is not checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from graph.model import BaseClaim, Record, parse_span
from graph.yaml_files import Mistake, MistakesError, YamlFile, YamlPath, read_yaml

TextSpan: TypeAlias = tuple[int, int]
"""Start and end of a passage in characters, as in a `chars` locator; the end is excluded."""

_SPAN = re.compile(r"(\d+)-(\d+)", re.ASCII)


@dataclass(frozen=True)
class Coverage:
    """Where the articles and their sentences are in the texts of the sources.

    Args:
        article: for each source, the spans of its article, without what a page shows around it.
        sentences: for each source, the spans of the sentences of the article, in order.
        left_out: for each source, the sentences that state nothing, each with the reason.
    """

    article: Mapping[str, tuple[TextSpan, ...]] = field(default_factory=dict)
    sentences: Mapping[str, tuple[TextSpan, ...]] = field(default_factory=dict)
    left_out: Mapping[str, Mapping[TextSpan, str]] = field(default_factory=dict)


def read_coverage(folder: Path, records: Iterable[Record], mistakes: list[Mistake]) -> Coverage:
    """Read sentences.yaml and left_out.yaml of a case, and check the sentences.

    Args:
        records: the records of the case.
        mistakes: a list to which the mistakes are added.
    """
    if not (folder / "sentences.yaml").is_file():
        return Coverage()
    reader = _CoverageReader(mistakes)
    sentences_file = reader.read_file(folder / "sentences.yaml")
    left_out_path = folder / "left_out.yaml"
    left_out_file = reader.read_file(left_out_path) if left_out_path.is_file() else None
    if sentences_file is None:
        return Coverage()
    coverage = Coverage(
        article={
            source: reader.read_spans(sentences_file, source, "article") for source in sentences_file.data
        },
        sentences={
            source: reader.read_spans(sentences_file, source, "sentences") for source in sentences_file.data
        },
        left_out=reader.read_left_out(left_out_file) if left_out_file else {},
    )
    claimed = _find_claimed_spans(records)
    _check_sentences(coverage, claimed, sentences_file, mistakes)
    if left_out_file:
        _check_left_out(coverage, left_out_file, mistakes)
    for source, spans in claimed.items():
        _check_within_article(source, spans, coverage, sentences_file, mistakes)
    return coverage


class _CoverageReader:
    def __init__(self, mistakes: list[Mistake]) -> None:
        self.mistakes = mistakes

    def read_file(self, path: Path) -> YamlFile | None:
        try:
            file = read_yaml(path)
        except MistakesError as error:
            self.mistakes += error.mistakes
            return None
        if not isinstance(file.data, dict) or not all(
            isinstance(value, dict) for value in file.data.values()
        ):
            self.mistakes.append(Mistake(path, 1, "expected a mapping of sources to spans"))
            return None
        return file

    def read_spans(self, file: YamlFile, source: str, key: str) -> tuple[TextSpan, ...]:
        texts = file.data[source].get(key)
        if not isinstance(texts, list):
            message = f"{key}: expected a list of spans such as 0-188"
            self.mistakes.append(file.make_mistake((source,), message))
            return ()
        spans = [self._parse_span(file, (source, key, index), text) for index, text in enumerate(texts)]
        return tuple(span for span in spans if span)

    def read_left_out(self, file: YamlFile) -> dict[str, dict[TextSpan, str]]:
        left_out: dict[str, dict[TextSpan, str]] = {}
        for source, reasons in file.data.items():
            for text, reason in reasons.items():
                span = self._parse_span(file, (source, text), text)
                if not isinstance(reason, str):
                    message = "a sentence that is left out needs a reason"
                    self.mistakes.append(file.make_mistake((source, text), message))
                elif span:
                    left_out.setdefault(source, {})[span] = reason
        return left_out

    def _parse_span(self, file: YamlFile, path: YamlPath, text: object) -> TextSpan | None:
        match = _SPAN.fullmatch(text) if isinstance(text, str) else None
        if match is None or int(match[1]) >= int(match[2]):
            self.mistakes.append(file.make_mistake(path, f"{text!r} is not a span such as 0-188"))
            return None
        return int(match[1]), int(match[2])


def _find_claimed_spans(records: Iterable[Record]) -> dict[str, list[TextSpan]]:
    """Return the spans of all claims, by source."""
    claimed: dict[str, list[TextSpan]] = {}
    for record in records:
        if isinstance(record, BaseClaim) and (span := parse_span(record.locator)):
            claimed.setdefault(record.source, []).append(span)
    return claimed


def _check_sentences(
    coverage: Coverage, claimed: Mapping[str, list[TextSpan]], file: YamlFile, mistakes: list[Mistake]
) -> None:
    for source, sentences in coverage.sentences.items():
        left_out = coverage.left_out.get(source, {})
        for index, sentence in enumerate(sentences):
            if sentence not in left_out and not _overlaps(sentence, claimed.get(source, [])):
                message = f"the sentence {sentence[0]}-{sentence[1]} of {source!r} has no claim and no reason"
                mistakes.append(file.make_mistake((source, "sentences", index), message))


def _overlaps(sentence: TextSpan, spans: Iterable[TextSpan]) -> bool:
    return any(start < sentence[1] and sentence[0] < end for start, end in spans)


def _check_left_out(coverage: Coverage, file: YamlFile, mistakes: list[Mistake]) -> None:
    for source, sentences in coverage.sentences.items():
        for start, end in coverage.left_out.get(source, {}):
            if (start, end) not in sentences:
                message = f"{start}-{end} is not a sentence of {source!r} in sentences.yaml"
                mistakes.append(file.make_mistake((source, f"{start}-{end}"), message))


def _check_within_article(
    source: str, spans: list[TextSpan], coverage: Coverage, file: YamlFile, mistakes: list[Mistake]
) -> None:
    # A claim outside the article was taken from a teaser or an advertisement.
    article = coverage.article.get(source)
    if article is None:
        mistakes.append(file.make_mistake((), f"the source {source!r} has claims but no sentences here"))
        return
    for start, end in sorted(set(spans)):
        if not any(first <= start and end <= last for first, last in article):
            message = f"a claim at chars {start}-{end} of {source!r} is outside the article"
            mistakes.append(file.make_mistake((source, "article"), message))
