"""`casegraph locate`: find a quote in a text, and print its locator for the files of a case."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from casegraph.console import err, out, print_json
from casegraph.exit_codes import ExitCode
from casegraph.options import AsJson, Texts
from graph.errors import CasegraphError
from graph.model import chars_locator, find_quote, sha256_of
from graph.ontology import load_ontology
from loaders.case import read_case

MAX_BYTES = 200_000_000


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

    Blanks, line breaks, quotation marks, hyphens, ligatures and invisible characters may differ from those of
    the text. Where the text has the words several times, every place is printed; give more words to get only
    one. Where it does not have them, the first difference is named.

    Examples:

      casegraph locate texts/report.txt "Ada married Ben"

      casegraph locate report "Ada married ... in 2012." --case cases/ada --texts texts
    """
    text = _load_text(source, case, texts)
    found = find_quote(text, quote)
    places = [
        {"locator": chars_locator(start, end), "quote_sha256": sha256_of(text[start:end])}
        for start, end in found.spans
    ]
    if as_json:
        print_json(places)
    else:
        for place in places:
            out.print(f"locator: {place['locator']}\nquote_sha256: {place['quote_sha256']}", markup=False)
    if not places:
        err.print(f"These words are not in {source}. {found.reason}", markup=False)
        raise typer.Exit(ExitCode.WRONG_INPUT)
    if found.remark:
        err.print(found.remark)
    if len(places) > 1 and not as_json:
        err.print(f"The text has these words {len(places)} times. Give more words to get only one place.")


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
        with path.open("rb") as stream:
            content = stream.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise CasegraphError(f"{path} is longer than {MAX_BYTES // 1_000_000} MB.", "Divide the text.")
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CasegraphError(
            f"{path} is not UTF-8 at byte {error.start}.", _describe_format(content)
        ) from None
    except OSError as error:
        raise CasegraphError(
            f"{path} cannot be read: {error.strerror}.",
            "Give a text file, or --case DIR with the id of a source.",
        ) from None


def _describe_format(content: bytes) -> str:
    """Return what to do with a file that is no text in UTF-8, by its first bytes."""
    if content.startswith(b"%PDF"):
        return "It is a PDF. Save its text as a file first, for example with `pdftotext`."
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        return "It is a document of an office program. Save it as plain text in UTF-8 first."
    return "Save it as plain text in UTF-8 first."
