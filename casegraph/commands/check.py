"""`casegraph check`: check a case and its texts, or check the store against the texts that it has."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from casegraph.console import err, out, print_json
from casegraph.exit_codes import ExitCode
from casegraph.open_store import open_store
from casegraph.options import AsJson, StoreUrl, Texts
from graph.errors import CasegraphError
from graph.ontology import load_ontology
from graph.presentation import pluralise
from graph.store import verify_store
from graph.yaml_files import MistakesError
from loaders.case import Case, read_case


def check(
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="CASE", help="The folder of a case. Without it, the store is checked."),
    ] = None,
    texts: Texts = None,
    store_url: StoreUrl = None,
    as_json: AsJson = False,
) -> None:
    """Check a case without loading it, or check every locator and quote of the store.

    The check of a case finds unknown ids, undeclared types, impossible dates, duplicates, sentences without a
    claim and, with --texts, every wrong locator and quote. It lists all mistakes, each with file and line.

    Examples:

      casegraph check cases/kazakhstan --texts ../texts

      casegraph check
    """
    if folder is None and texts is not None:
        raise CasegraphError("--texts needs a case.", "Write casegraph check CASE --texts DIR.")
    mistakes = _check_store(store_url, as_json) if folder is None else _check_case(folder, texts, as_json)
    if as_json:
        print_json({"mistakes": mistakes})
    else:
        for mistake in mistakes:
            err.print(mistake, markup=False)
    if mistakes:
        raise typer.Exit(ExitCode.WRONG_INPUT)


def _check_case(folder: Path, texts: Path | None, quiet: bool) -> list[str]:
    try:
        case = read_case(folder, load_ontology(), texts)
    except MistakesError as error:
        hint = [error.hint] if error.hint and not quiet else []
        return [*map(str, error.mistakes), *hint]
    if not quiet:
        claims = pluralise(sum(1 for _ in case.iter_claims()), "claim")
        checked = "not checked against texts" if texts is None else _describe_checked_texts(case)
        out.print(f"{case.dataset.title}: no mistakes in {claims}, {checked}.", markup=False)
    return []


def _describe_checked_texts(case: Case) -> str:
    unchecked = [source for source in case.list_source_ids() if source not in case.texts]
    note = f"; not checked, because they have no sha256: {', '.join(unchecked)}" if unchecked else ""
    return f"checked against {pluralise(len(case.texts), 'text')}{note}"


def _check_store(url: str | None, quiet: bool) -> list[str]:
    with open_store(url, quiet=quiet) as store:
        problems = verify_store(store)
        if not quiet and not problems:
            checked, unchecked = store.read("checkable_claim_counts").rows[0]
            claims = pluralise(checked, "claim")
            out.print(f"No mistakes: {claims} checked, {unchecked} whose source has no text in the store.")
    return [str(problem) for problem in problems]
