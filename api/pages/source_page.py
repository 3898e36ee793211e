"""The page of a source: what it is, its text with the passages that carry claims, and all that it states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from api.pages import urls
from api.pages.marked_text import Segment, split_marked_text
from api.pages.source_parts import (
    MAX_SORTED_CLAIMS,
    DividedSource,
    SourcePart,
    divide_by_number,
    divide_source,
)
from api.pages.source_statements import StatementGroup, build_statement_groups
from api.pages.templates import load_script, render_template
from graph.editing import ANALYST
from graph.errors import NotFoundError
from graph.model import Entity, Source, entity_ids_in_sources
from graph.presentation import format_date, pluralise
from graph.reading import (
    attach_ties,
    count_claims_of_sources,
    load_claims_at_places,
    load_claims_by_id,
    load_derived_source_ids,
    load_entities,
    load_source_places,
    load_sources,
)
from graph.store import Store

UPLOAD_SCRIPT = "add_text.js"


@dataclass(frozen=True)
class Fact:
    """One thing that is known of a source.

    Args:
        links: title and address of what it names; empty if the text says it all.
        is_web: the links lead to other sites.
    """

    label: str
    text: str = ""
    links: Sequence[tuple[str, str]] = ()
    is_web: bool = False


@dataclass(frozen=True)
class PartLink:
    """A part of a large source, as a link to the page that shows it."""

    number: int
    url: str
    is_current: bool


@dataclass(frozen=True)
class TextUpload:
    """What the script needs to send the text of a source.

    Args:
        url: where the text is sent to.
        user_url: says who the reader is, and whether they may write.
        max_bytes: the largest file that the service takes.
    """

    url: str
    user_url: str
    max_bytes: int
    script: str


@dataclass(frozen=True)
class PartRequest:
    """Which part of a large source to show.

    Args:
        number: from 1.
        place: a locator; the part with its claims is shown instead.
        claim_id: the id of a claim; the part with it is shown instead.
    """

    number: int = 1
    place: str | None = None
    claim_id: str | None = None


def render_source_page(store: Store, id_: str, part_request: PartRequest, max_bytes: int) -> str:
    """Return the page of a source, or a part of it if it is large.

    Args:
        max_bytes: the largest file that the service takes.

    Raises:
        NotFoundError: there is no such source, or it has no such part.
    """
    source = _load_source(store, id_)
    divided = _divide(store, source)
    index = _find_part(store, divided, part_request, id_)
    part = divided.parts[index]
    claims, network = attach_ties(store, load_claims_at_places(store, id_, part.selection))
    groups = _in_order_of(part, build_statement_groups(claims, network, store.ontology))
    total = sum(each.claim_count for each in divided.parts)
    before = sum(each.claim_count for each in divided.parts[:index])
    return render_template(
        "source.html",
        title=source.title,
        source=source,
        facts=list(_build_facts(store, source)),
        network_url=urls.network_url(of_source=id_),
        segments=_mark_text(source, part, divided),
        anchors=_list_anchors(part, divided),
        source_url=urls.source_url(id_),
        groups=groups,
        claim_count=total,
        claims_shown=(before + 1, before + part.claim_count),
        parts=_link_parts(id_, len(divided.parts), index),
        upload=TextUpload(
            urls.source_text_url(id_), urls.current_user_url(), max_bytes, load_script(UPLOAD_SCRIPT)
        )
        if source.text is None and (source.sha256 or source.dataset == ANALYST.id)
        else None,
    )


def _load_source(store: Store, id_: str) -> Source:
    for source in load_sources(store, [id_], with_text=True):
        return source
    raise NotFoundError(f"No source of the store has the id {id_!r}.", "The start page lists all sources.")


def _divide(store: Store, source: Source) -> DividedSource:
    if source.text is None:
        counts = count_claims_of_sources(store, [source.id]).get(source.id, (0, 0))
        if sum(counts) > MAX_SORTED_CLAIMS:
            return divide_by_number(*counts)
    return divide_source(load_source_places(store, source.id), source.text)


def _find_part(store: Store, divided: DividedSource, part_request: PartRequest, id_: str) -> int:
    """Return the index of the part to show."""
    places = [part_request.place] if part_request.place is not None else []
    if part_request.claim_id:
        places += [
            claim.locator or "" for claim in load_claims_by_id(store, [part_request.claim_id]).values()
        ]
    for place in places:
        if (index := divided.find(place)) is not None:
            return index
    if part_request.number > len(divided.parts):
        has = pluralise(len(divided.parts), "part")
        raise NotFoundError(f"The source {id_!r} has {has}.", "Open the first one.")
    return part_request.number - 1


def _mark_text(source: Source, part: SourcePart, divided: DividedSource) -> list[Segment]:
    if source.text is None or part.text_span is None:
        return []
    return list(split_marked_text(source.text, part.text_span, divided.placed))


def _list_anchors(part: SourcePart, divided: DividedSource) -> set[str]:
    """Return the locators of the places that are in the text and whose claims are listed in this part."""
    listed = {place.locator for place in part.places}
    return {each.place.locator for each in divided.placed if each.place.locator in listed}


def _in_order_of(part: SourcePart, groups: Iterable[StatementGroup]) -> list[StatementGroup]:
    """Return groups in the order of their places."""
    order = {place.locator: number for number, place in enumerate(part.places)}
    return sorted(groups, key=lambda group: order.get(group.locator, 0))


def _link_parts(id_: str, count: int, current: int) -> list[PartLink]:
    """Return the first and the last part, and those around the current one; none if there is only one."""
    shown = {0, count - 1, *range(max(0, current - 2), min(count, current + 3))} if count > 1 else set()
    return [
        PartLink(index + 1, urls.source_url(id_, part=index + 1), index == current) for index in sorted(shown)
    ]


def _build_facts(store: Store, source: Source) -> Iterator[Fact]:
    names = {entity.id: entity for entity in load_entities(store, entity_ids_in_sources([source]))}
    if source.publisher:
        yield Fact("Publisher", links=[_link_entity(source.publisher, names)])
    if source.author:
        yield Fact("Author", links=[_link_entity(author, names) for author in source.author])
    if source.genre:
        yield Fact("Genre", source.genre)
    if source.published:
        basis = f" ({source.published_basis})" if source.published_basis else ""
        yield Fact("Published", f"{format_date(source.published)}{basis}")
    if source.retrieved:
        yield Fact("Read on", format_date(source.retrieved))
    if source.language:
        yield Fact("Language", source.language)
    if source.url:
        yield (
            Fact("Address", links=[(source.url, source.url)], is_web=True)
            if source.web_url
            else Fact("Address", source.url)
        )
    if source.derived_from:
        yield Fact("Repeats", links=_link_sources(store, source.derived_from))
    if repeated_by := load_derived_source_ids(store, source.id):
        yield Fact("Repeated by", links=_link_sources(store, repeated_by))
    if source.sha256:
        yield Fact("SHA-256 of its text", source.sha256)
    if source.note:
        yield Fact("Our note", source.note)


def _link_entity(id_: str, names: Mapping[str, Entity]) -> tuple[str, str]:
    return (names[id_].name if id_ in names else id_, urls.entity_url(id_))


def _link_sources(store: Store, ids: Iterable[str]) -> list[tuple[str, str]]:
    source_ids = list(ids)
    titles = {source.id: source.title for source in load_sources(store, source_ids)}
    return [(titles.get(id_, id_), urls.source_url(id_)) for id_ in source_ids]
