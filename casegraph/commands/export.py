"""`casegraph export`: write a selection of ties to a file for another program."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, get_args

import typer

from casegraph.console import err, out, print_json
from casegraph.open_store import open_store
from casegraph.options import OVERWRITE_HINT, AsJson, Dataset, Overwrite, StoreUrl
from casegraph.progress_bars import show_progress
from casegraph.resolve_name import resolve_name
from graph.derived import STANDINGS, TieFilter
from graph.errors import CasegraphError, QueryRefusedError
from graph.model import DATE_EXPECTED, MODES, STANCES, check_date, isolate
from graph.output_files import check_output_file, fill_output_file, find_free_name
from graph.presentation import pluralise
from graph.reading import Selection, load_in_parts
from graph.store import Store
from visualize.exports import EXPORT_FORMATS, ExportFormatName, ExportReport, find_format

_FORMATS = ", ".join(f"{name} ({made.title})" for name, made in EXPORT_FORMATS.items())


def export(
    entity: Annotated[
        str | None, typer.Argument(metavar="ENTITY", help="Only the ties of this entity: a name or an id.")
    ] = None,
    second_entity: Annotated[
        str | None,
        typer.Argument(metavar="SECOND_ENTITY", help="Only the ties between the two: a name or an id."),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The file to write. Without it, ties.csv here, or ties-2.csv if that exists.",
        ),
    ] = None,
    format_name: Annotated[
        str | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help=f"By default from the name of the file. {_FORMATS}."
        ),
    ] = None,
    hops: Annotated[
        int | None,
        typer.Option(min=1, max=4, help="The ties among all entities within so many steps of ENTITY."),
    ] = None,
    edge_types: Annotated[
        list[str] | None,
        typer.Option("--type", "-t", metavar="TYPE", help="Only ties of this type, such as MARRIED_TO."),
    ] = None,
    families: Annotated[
        list[str] | None,
        typer.Option("--family", metavar="FAMILY", help="Only ties of this family of types, such as kin."),
    ] = None,
    kinds: Annotated[
        list[str] | None,
        typer.Option("--kind", metavar="KIND", help="Only ties to entities of this kind, such as Person."),
    ] = None,
    sources: Annotated[
        list[str] | None,
        typer.Option("--source", metavar="ID", help="Only ties that this source states: its id."),
    ] = None,
    stances: Annotated[
        list[str] | None,
        typer.Option(
            "--stance", metavar="STANCE", help=f"Only ties with a claim that is {', '.join(STANCES)}."
        ),
    ] = None,
    modes: Annotated[
        list[str] | None,
        typer.Option("--mode", metavar="MODE", help=f"Only ties that are {', '.join(MODES)}."),
    ] = None,
    standings: Annotated[
        list[str] | None,
        typer.Option(
            "--standing", metavar="STANDING", help=f"Only ties of this standing: {', '.join(STANDINGS)}."
        ),
    ] = None,
    valid_from: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="Only ties that were true then or later.")
    ] = None,
    valid_until: Annotated[
        str | None, typer.Option("--until", metavar="DATE", help="Only ties that were true then or before.")
    ] = None,
    dataset: Dataset = None,
    overwrite: Overwrite = False,
    store_url: StoreUrl = None,
    as_json: AsJson = False,
) -> None:
    """Write ties to a file for another program: a spreadsheet, Gephi, Aleph, Neo4j, a data frame.

    Without an entity and without --dataset, everything in the store is written. docs/exports.md says what
    each format has, and what `casegraph load` reads from it again.

    Examples:

      casegraph export -o everything.xlsx

      casegraph export "Mukhtar Ablyazov" --hops 2 -o ablyazov.gexf

      casegraph export --dataset kazakhstan --standing corroborated --format neo4j -o case.zip
    """
    name = _choose_format(output, format_name)
    path = output or find_free_name(Path(f"ties.{EXPORT_FORMATS[name].suffix}"))
    check_output_file(path, overwrite=overwrite, hint=OVERWRITE_HINT)
    tie_filter = TieFilter(
        edge_types=tuple(edge_types or ()),
        families=tuple(families or ()),
        kinds=tuple(kinds or ()),
        sources=tuple(sources or ()),
        stances=_require_words(stances, STANCES, "stance"),
        modes=_require_words(modes, MODES, "mode"),
        standings=_require_words(standings, STANDINGS, "standing"),
        valid_from=_require_date(valid_from),
        valid_until=_require_date(valid_until),
    )
    with open_store(store_url, quiet=as_json) as store:
        selection = _select(store, entity, second_entity, hops, dataset, tie_filter)
        revision = store.revision()
        with show_progress(quiet=as_json):
            parts = load_in_parts(store, selection)
            report = fill_output_file(
                path,
                lambda file: EXPORT_FORMATS[name].write(parts, store.ontology, file),
                overwrite=overwrite,
                hint=OVERWRITE_HINT,
            )
        is_changed = store.revision() != revision
    if as_json:
        print_json(_report_to_json(report, path, name))
        return
    _print_report(parts.title, report, path)
    if is_changed:
        err.print("The store was changed meanwhile: the file may lack a part of the changes. Export again.")


def _choose_format(output: Path | None, name: str | None) -> ExportFormatName:
    if name is not None:
        for each in get_args(ExportFormatName):
            if each == name:
                known: ExportFormatName = each
                return known
        raise CasegraphError(f"{name!r} is not a format.", f"Use one of {', '.join(EXPORT_FORMATS)}.")
    if output is None:
        return "csv"
    found = find_format(output.name)
    if found is None:
        raise CasegraphError(
            f"The name {output.name} does not say which format the file shall have.",
            f"Add --format: {', '.join(EXPORT_FORMATS)}.",
        )
    return found


def _require_words(words: list[str] | None, known: tuple[str, ...], noun: str) -> tuple[str, ...]:
    for word in words or []:
        if word not in known:
            raise CasegraphError(f"{word!r} is not a {noun}.", f"Use one of {', '.join(known)}.")
    return tuple(words or ())


def _require_date(text: str | None) -> str | None:
    if text is not None and check_date(text):
        raise CasegraphError(f"{text!r} is not a date.", f"Write {DATE_EXPECTED}.")
    return text


def _select(
    store: Store,
    entity: str | None,
    second_entity: str | None,
    hops: int | None,
    dataset: str | None,
    tie_filter: TieFilter,
) -> Selection:
    if entity is None:
        if hops:
            raise QueryRefusedError("--hops needs an entity.", "Name it: casegraph export ENTITY --hops 2.")
        return Selection(dataset=dataset, filter=tie_filter)
    if dataset is not None:
        raise QueryRefusedError("An entity cannot be combined with --dataset.", "Use one of the two.")
    first = resolve_name(store, entity).id
    if second_entity is not None:
        if hops:
            raise QueryRefusedError("--hops cannot be combined with a second entity.", "Use one of the two.")
        return Selection(among=(first, resolve_name(store, second_entity).id), filter=tie_filter)
    if hops:
        return Selection(around=first, hops=hops, filter=tie_filter)
    return Selection(ties_of=first, filter=tie_filter)


def _print_report(title: str, report: ExportReport, path: Path) -> None:
    counts = ", ".join(
        [
            pluralise(report.entities, "entity"),
            pluralise(report.ties, "tie"),
            pluralise(report.claims, "claim"),
            pluralise(report.property_claims, "property claim"),
        ]
    )
    out.print(f"{isolate(title)}: {counts}, in {path}", markup=False)
    for what, count in report.left_out.items():
        if count:
            err.print(f"not in the file: {count:,} {what}", markup=False)


def _report_to_json(report: ExportReport, path: Path, format_name: str) -> dict[str, object]:
    return {
        "file": str(path),
        "format": format_name,
        "entities": report.entities,
        "ties": report.ties,
        "claims": report.claims,
        "property_claims": report.property_claims,
        "left_out": {what: count for what, count in report.left_out.items() if count},
    }
