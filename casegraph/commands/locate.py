"""`casegraph locate`: find a quote in a text, and print its locator for the files of a case."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from casegraph.console import err, out, print_json
from casegraph.exit_codes import ExitCode
from casegraph.options import AsJson, Texts
from graph.errors import CasegraphError
from graph.model import chars_locator, sha256_of
from graph.ontology import load_ontology
from loaders.case import read_case


def locate(
    source: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE", help="A text file or, with --case, the id of a source.", show_default=False
        ),
    ],
    quote: Annotated[
        str,
        typer.Argument(
            metavar="QUOTE",
            help="The words, or the first and the last words with ... between them.",
            show_default=False,
        ),
    ],
    case: Annotated[
        Path | None, typer.Option("--case", metavar="DIR", help="The folder of the case that has the source.")
    ] = None,
    texts: Texts = None,
    as_json: AsJson = False,
) -> None:
    """Print the locator of a quote in a text, and its SHA-256.

    Line breaks and the number of spaces may differ from those of the text. Where the text has the words
    several times, every place is printed; give more words to get only one.

    Examples:

      casegraph locate texts/report.txt "Ada married Ben"

      casegraph locate report "Ada married ... in 2012." --case cases/ada --texts texts
    """
    text = _load_text(source, case, texts)
    spans = find_quote(text, quote)
    places = [
        {"locator": chars_locator(start, end), "quote_sha256": sha256_of(text[start:end])}
        for start, end in spans
    ]
    if as_json:
        print_json(places)
    else:
        for place in places:
            out.print(f"locator: {place['locator']}\nquote_sha256: {place['quote_sha256']}", markup=False)
    if not places:
        err.print(f"These words are not in {source}.", markup=False)
        raise typer.Exit(ExitCode.WRONG_INPUT)
    if len(places) > 1 and not as_json:
        err.print(f"The text has these words {len(places)} times. Give more words to get only one place.")


def find_quote(text: str, quote: str) -> list[tuple[int, int]]:
    """Return the start and end of each place in `text` that has the quote; the end is excluded.

    Args:
        quote: the words, with any white space between them. `...` matches the shortest text between the words
            before and after it.
    """
    sections = [r"\s+".join(re.escape(word) for word in section.split()) for section in quote.split("...")]
    if not all(sections):
        return []
    return [match.span() for match in re.finditer(".*?".join(sections), text, re.DOTALL)]


def _load_text(source: str, case: Path | None, texts: Path | None) -> str:
    if case is None:
        return _read_file(Path(source))
    if texts is None:
        raise CasegraphError("The texts of the case are needed.", "Add --texts DIR.")
    case_texts = read_case(case, load_ontology(), texts).texts
    if source not in case_texts:
        raise CasegraphError(
            f"The case has no source {source!r} with a text.", f"It has: {', '.join(case_texts)}."
        )
    return case_texts[source]


def _read_file(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise CasegraphError(f"{path} is not UTF-8 at byte {error.start}.") from None
    except OSError as error:
        raise CasegraphError(
            f"{path} cannot be read: {error.strerror}.",
            "Give a text file, or --case DIR with the id of a source.",
        ) from None
