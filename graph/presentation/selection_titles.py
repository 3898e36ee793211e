"""What a picture or a list of ties shows, in words: the selection, and the filter that leaves ties out.

A reader of a printed or embedded picture sees neither the address nor the legend: a picture of the ties of
one family must not look like a picture of all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from graph.derived import TieFilter
from graph.model import Entity, Source, isolate
from graph.ontology import Ontology, with_article
from graph.presentation.formatting import format_span

# More values or names than these are counted.
MAX_LISTED = 3


def describe_around(entity: Entity, hops: int) -> str:
    """Return the title of the ties around an entity: "Around Mukhtar Ablyazov, up to 2 steps away"."""
    title = f"Around {isolate(entity.name)}"
    return f"{title}, up to {hops} steps away" if hops > 1 else title


def describe_ties_of(entity: Entity) -> str:
    """Return the title of the ties that have an entity as an end: "Ties of Mukhtar Ablyazov"."""
    return f"Ties of {isolate(entity.name)}"


def describe_between(first: Entity, second: Entity) -> str:
    """Return the title of the ties on the shortest paths between two entities."""
    return f"Between {isolate(first.name)} and {isolate(second.name)}"


def describe_among(entities: Sequence[Entity]) -> str:
    """Return the title of the ties among some entities: "Among Kazakhstan, Italy and 26 others"."""
    names = [isolate(entity.name) for entity in entities]
    return f"Among {_join(names, 'and')}" if names else "Among no entity"


def describe_filter(tie_filter: TieFilter, ontology: Ontology, sources: Mapping[str, Source]) -> str:
    """Return the conditions of a filter: "only legal process; disputed or denied; true from 2012", or "".

    Args:
        sources: those of the filter, by id.
    """
    conditions = "; ".join(_conditions(tie_filter, ontology, sources))
    return f"only {conditions}" if conditions else ""


def _conditions(tie_filter: TieFilter, ontology: Ontology, sources: Mapping[str, Source]) -> Iterator[str]:
    if tie_filter.families:
        yield _join(tie_filter.families, "or")
    if tie_filter.edge_types:
        yield _join([f"“{ontology.edge_types[id_].forward}”" for id_ in tie_filter.edge_types], "or")
    if tie_filter.kinds:
        yield f"with {_join([with_article(kind.lower()) for kind in tie_filter.kinds], 'or')}"
    if tie_filter.standings:
        yield _join(tie_filter.standings, "or")
    if tie_filter.modes:
        yield _join(tie_filter.modes, "or")
    if tie_filter.stances:
        yield f"with a claim that is {_join(tie_filter.stances, 'or')}"
    if tie_filter.sources:
        titles = [f"“{isolate(sources[id_].title)}”" for id_ in tie_filter.sources]
        yield f"stated in {_join(titles, 'or')}"
    for verb, period in (("true", tie_filter.valid_period), ("said", tie_filter.said_period)):
        if span := format_span(*period):
            yield f"{verb} {span}"


def _join(words: Sequence[str], conjunction: str) -> str:
    """Return words as a list in a sentence: "a", "a or b", "a, b or c", "a, b, c or 7 others"."""
    listed = list(dict.fromkeys(words))
    if len(listed) > MAX_LISTED + 1:
        listed = [*listed[:MAX_LISTED], f"{len(listed) - MAX_LISTED:,} others"]
    return f" {conjunction} ".join(filter(None, (", ".join(listed[:-1]), listed[-1])))
