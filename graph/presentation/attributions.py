"""Claims attributed in words, by side: who says so, who denies it, who fears it (DESIGN, "Saying it")."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple, TypeAlias

from graph.derived import Network
from graph.model import AnyClaim, Claim, isolate
from graph.presentation.formatting import pluralise
from graph.presentation.grammar import is_plural

Side: TypeAlias = Literal["says", "reports", "plans", "fears", "reports the fear", "denies"]

# The verb of each side in the singular and the plural, in the order in which the sides are named.
_VERBS: dict[Side, tuple[str, str]] = {
    "says": ("says so", "say so"),
    "reports": ("reports it as alleged", "report it as alleged"),
    "plans": ("plans it", "plan it"),
    "fears": ("fears it", "fear it"),
    "reports the fear": ("reports the fear", "report the fear"),
    "denies": ("denies it", "deny it"),
}

# Joins the speakers of a chain, the one nearest to the fact first.
AS_TOLD_BY = ", as told by "

MAX_SPEAKERS = 3


class Speakers(NamedTuple):
    """Those who make a claim, in words, and whether their verb is in the plural."""

    words: str
    is_plural: bool


def format_speakers(claim: AnyClaim, network: Network) -> Speakers:
    """Return who makes a claim: "lawyers of Ada, as told by Ben"; without speakers, who speaks in its source.

    The source's own voice is that of its authors, or else of its publisher; without either it is its title.
    """
    if claim.said_by:
        words = AS_TOLD_BY.join(map(network.name_in_text, claim.said_by))
        return Speakers(words, is_plural(network.entities.get(claim.said_by[0])))
    source = network.sources.get(claim.source)
    if source is None:
        return Speakers(claim.source, False)
    voices = source.author or ((source.publisher,) if source.publisher else ())
    if not voices:
        return Speakers(f"“{isolate(source.title)}”", False)
    are_many = len(voices) > 1 or is_plural(network.entities.get(voices[0]))
    return Speakers(_join_names([network.name_in_text(voice) for voice in voices]), are_many)


def format_attribution(claims: Iterable[AnyClaim], network: Network, max_speakers: int = MAX_SPEAKERS) -> str:
    """Return who makes claims, by side, each with its verb: "Kazakhstan says so; Rakhat Aliyev denies it".

    Args:
        claims: claims about one tie or one value of a property.
        max_speakers: how many speakers of a side are named; the others are counted.
    """
    by_side: dict[Side, dict[str, bool]] = {}
    for claim in claims:
        speakers = format_speakers(claim, network)
        by_side.setdefault(_side_of(claim, network), {})[speakers.words] = speakers.is_plural
    return "; ".join(
        _side_in_words(verb, by_side[side], max_speakers) for side, verb in _VERBS.items() if side in by_side
    )


def format_side_verb(claim: AnyClaim, network: Network) -> str:
    """Return what the speakers of a claim do, as their verb: "says so", "deny it"."""
    singular, plural = _VERBS[_side_of(claim, network)]
    return plural if format_speakers(claim, network).is_plural else singular


def _side_of(claim: AnyClaim, network: Network) -> Side:
    if claim.stance == "denied":
        return "denies"
    is_hedged = claim.stance == "alleged" and not claim.said_by
    if claim.mode == "feared":
        return "reports the fear" if is_hedged else "fears"
    if claim.mode == "planned" and _is_own_plan(claim, network):
        return "plans"
    return "reports" if is_hedged else "says"


def _is_own_plan(claim: AnyClaim, network: Network) -> bool:
    """Return whether the speaker is the one who plans."""
    planner = claim.subject if isinstance(claim, Claim) else claim.entity
    if claim.said_by:
        return claim.said_by == (planner,)
    source = network.sources.get(claim.source)
    return source is not None and source.author == (planner,)


def _side_in_words(verb: tuple[str, str], speakers: dict[str, bool], max_speakers: int) -> str:
    named = list(speakers)[:max_speakers]
    more = len(speakers) - len(named)
    if more:
        named.append(pluralise(more, "other"))
    singular, plural = verb
    closing = "," if AS_TOLD_BY in named[-1] else ""
    return f"{_join_names(named)}{closing} {plural if len(named) > 1 or any(speakers.values()) else singular}"


def _join_names(names: Sequence[str]) -> str:
    """Return names as a list: "A", "A and B", "A, B and C"; names with a comma are parted by semicolons."""
    if len(names) < 2:
        return "".join(names)
    separator = "; " if any(", " in name for name in names) else ", "
    last = f"{separator}and " if separator == "; " else " and "
    return separator.join(names[:-1]) + last + names[-1]
