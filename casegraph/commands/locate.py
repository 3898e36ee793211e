"""`casegraph locate`: where words stand in a text, as a case's files want it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer

from casegraph.console import err, out, print_json
from casegraph.exit_codes import Exit
from casegraph.options import AsJson, Texts
from graph.errors import CasegraphError
from graph.model.locators import chars, sum_of
from graph.ontology import ontology
from loaders.case import read_case


def locate(
    source: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE", help="A text file, or with --case the id of a source.", show_default=False
        ),
    ],
    words: Annotated[
        str,
        typer.Argument(
            metavar="WORDS", help="The words, or the first and the last joined by ...", show_default=False
        ),
    ],
    case: Annotated[
        Path | None, typer.Option("--case", metavar="DIR", help="The case that names the source.")
    ] = None,
    texts: Texts = None,
    as_json: AsJson = False,
) -> None:
    """Print the locator of words in a text, and the sum of the quote.

    Line breaks and spaces need not be as in the text. Where the words stand several times, every place is
    printed: give more words to tell them apart.

    Examples:

      casegraph locate texts/report.txt "Ada married Ben"

      casegraph locate report "Ada married ... in 2012." --case cases/ada --texts texts
    """
    text = _text(source, case, texts)
    found = places(text, words)
    rows = [{"locator": chars(*at), "quote_sha256": sum_of(text[at[0] : at[1]])} for at in found]
    if as_json:
        print_json(rows)
    for row in () if as_json else rows:
        out.print(f"locator: {row['locator']}\nquote_sha256: {row['quote_sha256']}", markup=False)
    if not found:
        err.print(f"These words do not stand in {source}.", markup=False)
        raise typer.Exit(Exit.WRONG_INPUT)
    if len(found) > 1 and not as_json:
        err.print(f"The words stand there {len(found)} times; give more of them to tell the places apart.")


def places(text: str, words: str) -> list[tuple[int, int]]:
    """Return the spans of `words` in `text`, white space aside; `...` stands for anything, as short as it can
    be.
    """
    parts = [r"\s+".join(re.escape(word) for word in part.split()) for part in words.split("...")]
    if not all(parts):
        return []
    return [match.span() for match in re.finditer(".*?".join(parts), text, re.DOTALL)]


def _text(source: str, case: Path | None, texts: Path | None) -> str:
    if case is None:
        return _file(Path(source))
    if texts is None:
        raise CasegraphError("The texts of the case are needed.", "Add --texts DIR.")
    found = read_case(case, ontology(), texts).texts
    if source not in found:
        raise CasegraphError(
            f"The case has no source {source!r} with a text.", f"It has: {', '.join(found)}."
        )
    return found[source]


def _file(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise CasegraphError(f"{path} is not UTF-8 at byte {error.start}.") from None
    except OSError as error:
        raise CasegraphError(
            f"{path} cannot be read: {error.strerror}.",
            "Give a text file, or --case DIR with the id of a source.",
        ) from None
