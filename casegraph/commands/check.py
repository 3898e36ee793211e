"""`casegraph check`: a case folder against its texts, or the whole store against the texts that it keeps."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from casegraph.console import err, out, print_json
from casegraph.exit_codes import Exit
from casegraph.open_store import opened
from casegraph.options import AsJson, StoreUrl, Texts
from graph.errors import CasegraphError
from graph.ontology import ontology
from graph.presentation.sentences import counted
from graph.store.integrity import check_store
from graph.yaml_files.reader import MistakesError
from loaders.case import Case, read_case


def check(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[CASE]", help="The folder of a case; left out, the store is checked."),
    ] = None,
    texts: Texts = None,
    store_url: StoreUrl = None,
    as_json: AsJson = False,
) -> None:
    """Check a case without loading it, or every locator and quote of the store.

    A case: unknown ids, undeclared types, impossible dates, duplicates, sentences without a claim, and, with
    its texts, every locator and quote. All mistakes come at once, each with file and line.

    Examples:

      casegraph check cases/kazakhstan --texts ../texts

      casegraph check
    """
    if folder is None and texts is not None:
        raise CasegraphError("--texts goes with a case.", "Write casegraph check CASE --texts DIR.")
    problems = _of_store(store_url, as_json) if folder is None else _of_case(folder, texts, as_json)
    if as_json:
        print_json({"mistakes": problems})
    for problem in () if as_json else problems:
        err.print(problem, markup=False)
    if problems:
        raise typer.Exit(Exit.WRONG_INPUT)


def _of_case(folder: Path, texts: Path | None, quiet: bool) -> list[str]:
    try:
        case = read_case(folder, ontology(), texts)
    except MistakesError as error:
        return [*map(str, error.mistakes), *([error.hint] if error.hint and not quiet else [])]
    if not quiet:
        count = counted(sum(1 for _ in case.claims()), "claim")
        out.print(f"{case.dataset.title}: no mistakes in {count}, {_against(case, texts)}.", markup=False)
    return []


def _against(case: Case, texts: Path | None) -> str:
    if texts is None:
        return "not checked against texts"
    unchecked = [source for source in case.sources() if source not in case.texts]
    missing = f"; without a sha256, and so unchecked: {', '.join(unchecked)}" if unchecked else ""
    return f"checked against {counted(len(case.texts), 'text')}{missing}"


def _of_store(url: str | None, quiet: bool) -> list[str]:
    with opened(url, quiet=quiet) as store:
        found = check_store(store)
        if not quiet and not found:
            checked, unchecked = store.read("checked").rows[0]
            told = f"{counted(checked, 'claim')} checked, {unchecked} whose source has no text here"
            out.print(f"No mistakes: {told}.")
    return [str(problem) for problem in found]
