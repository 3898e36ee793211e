"""Whether every sentence of an article is encoded: it overlaps a claim's locator, or is left out on purpose
with a reason. A case that has no sentences.yaml makes no such promise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.model.locators import span
from graph.model.records import Claim, PropertyClaim, Record
from graph.yaml_files.reader import Mistake, MistakesError, YamlFile, read_yaml

Span = tuple[int, int]
_SPAN = re.compile(r"(\d+)-(\d+)", re.ASCII)


@dataclass(frozen=True)
class Coverage:
    """Where the sentences stand.

    Args:
        article: for each source, the spans that are the article and not what a page puts around it.
        sentences: for each source, the spans of the article's sentences, in order.
        left_out: for each source, sentences that state nothing, with the reason.
    """

    article: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    sentences: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    left_out: Mapping[str, Mapping[Span, str]] = field(default_factory=dict)


def read_coverage(folder: Path, records: Iterable[Record], mistakes: list[Mistake]) -> Coverage:
    """Read sentences.yaml and left_out.yaml; add to `mistakes` each sentence that is not accounted for."""
    if not (folder / "sentences.yaml").is_file():
        return Coverage()
    reading = _Reading(mistakes)
    file = reading.file(folder / "sentences.yaml")
    out_path = folder / "left_out.yaml"
    out_file = reading.file(out_path) if out_path.is_file() else None
    if file is None:
        return Coverage()
    coverage = Coverage(
        article={source: reading.spans(file, source, "article") for source in file.data},
        sentences={source: reading.spans(file, source, "sentences") for source in file.data},
        left_out=reading.left_out(out_file) if out_file else {},
    )
    _check(coverage, file, out_file, list(records), mistakes)
    return coverage


class _Reading:
    def __init__(self, mistakes: list[Mistake]) -> None:
        self.mistakes = mistakes

    def file(self, path: Path) -> YamlFile | None:
        try:
            file = read_yaml(path)
        except MistakesError as error:
            self.mistakes += error.mistakes
            return None
        if not isinstance(file.data, dict) or not all(isinstance(part, dict) for part in file.data.values()):
            self.mistakes.append(Mistake(path, 1, "expected a mapping of sources to spans"))
            return None
        return file

    def spans(self, file: YamlFile, source: str, key: str) -> tuple[Span, ...]:
        written = file.data[source].get(key)
        if not isinstance(written, list):
            self.mistakes.append(file.mistake((source,), f"{key}: expected a list of spans such as 0-188"))
            return ()
        found = [self._span(file, (source, key, index), text) for index, text in enumerate(written)]
        return tuple(one for one in found if one)

    def left_out(self, file: YamlFile) -> dict[str, dict[Span, str]]:
        found: dict[str, dict[Span, str]] = {}
        for source, reasons in file.data.items():
            for text, reason in reasons.items():
                one = self._span(file, (source, text), text)
                if not isinstance(reason, str):
                    self.mistakes.append(file.mistake((source, text), "a sentence left out needs a reason"))
                elif one:
                    found.setdefault(source, {})[one] = reason
        return found

    def _span(self, file: YamlFile, loc: tuple[str | int, ...], text: object) -> Span | None:
        match = _SPAN.fullmatch(text) if isinstance(text, str) else None
        if match is None or int(match[1]) >= int(match[2]):
            self.mistakes.append(file.mistake(loc, f"{text!r} is not a span such as 0-188"))
            return None
        return int(match[1]), int(match[2])


def _check(
    coverage: Coverage,
    file: YamlFile,
    out_file: YamlFile | None,
    records: list[Record],
    mistakes: list[Mistake],
) -> None:
    claimed: dict[str, list[Span]] = {}
    for record in records:
        if isinstance(record, Claim | PropertyClaim) and (found := span(record.locator)):
            claimed.setdefault(record.source, []).append(found)
    for source, sentences in coverage.sentences.items():
        out = coverage.left_out.get(source, {})
        for index, sentence in enumerate(sentences):
            if sentence not in out and not _overlaps(sentence, claimed.get(source, [])):
                words = f"the sentence {sentence[0]}-{sentence[1]} of {source!r} has no claim and no reason"
                mistakes.append(file.mistake((source, "sentences", index), words))
        for one in out:
            if one not in sentences and out_file:
                words = f"{one[0]}-{one[1]} is no sentence of {source!r} in sentences.yaml"
                mistakes.append(out_file.mistake((source, f"{one[0]}-{one[1]}"), words))
    for source, spans in claimed.items():
        _check_within(source, spans, coverage, file, mistakes)


def _overlaps(sentence: Span, spans: Iterable[Span]) -> bool:
    return any(start < sentence[1] and sentence[0] < end for start, end in spans)


def _check_within(
    source: str, spans: list[Span], coverage: Coverage, file: YamlFile, mistakes: list[Mistake]
) -> None:
    """A claim that stands outside the article was taken from a teaser or an advertisement."""
    article = coverage.article.get(source)
    if article is None:
        mistakes.append(file.mistake((), f"the source {source!r} has claims but no sentences here"))
        return
    for start, end in sorted(set(spans)):
        if not any(first <= start and end <= last for first, last in article):
            words = f"a claim at chars {start}-{end} of {source!r} stands outside the article"
            mistakes.append(file.mistake((source, "article"), words))
