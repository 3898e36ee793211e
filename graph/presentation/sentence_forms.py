"""The forms of a sentence about two entities, by stance and mode (DESIGN, "Saying it").

No sentence says more than the claims do: what is alleged, denied, planned or feared is never worded as done.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

from graph.derived import Standing
from graph.model import Mode, Stance
from graph.ontology import EdgeType, VerbForms
from graph.presentation.grammar import agree, pluralise_complement

Certainty: TypeAlias = Literal["stated", "alleged", "disputed", "denied"]

_CERTAINTIES: dict[Stance | Standing, Certainty] = {
    "asserted": "stated",
    "reported": "stated",
    "corroborated": "stated",
    "alleged": "alleged",
    "disputed": "disputed",
    "denied": "denied",
}


class SentenceForm(NamedTuple):
    """The words of a sentence around its two names: `before`, subject, `middle`, object."""

    before: str
    middle: str

    def fill(self, subject: str, object_: str) -> str:
        """Return the sentence about two names."""
        return f"{self.before}{subject}{self.middle}{object_}"


class SubjectForm(NamedTuple):
    """What the form of a sentence depends on in its subject.

    Args:
        is_plural: its name takes a verb in the plural.
        is_agent: it can plan; an event or a place cannot.
    """

    is_plural: bool = False
    is_agent: bool = True


def certainty_of(stance: Stance | Standing) -> Certainty:
    """Return how certain the sentence of a stance or a standing may sound."""
    return _CERTAINTIES[stance]


def make_sentence_form(
    edge_type: EdgeType, stance: Stance | Standing, mode: Mode, subject: SubjectForm, *, is_ended: bool
) -> SentenceForm:
    """Return the form of the sentence of a claim or a tie.

    Args:
        edge_type: its verb is put into the form that stance and mode need.
        stance: the stance of a claim, or the standing of a tie.
        is_ended: it is over; a state of affairs is then in the past.
    """
    return _make_form(edge_type.verb, certainty_of(stance), mode, subject, is_ended)


@lru_cache(maxsize=4096)
def _make_form(
    verb: VerbForms, certainty: Certainty, mode: Mode, subject: SubjectForm, is_ended: bool
) -> SentenceForm:
    before, words = (
        _actual(verb, certainty, subject, is_ended=is_ended)
        if mode == "actual"
        else _planned(verb, certainty, subject)
        if mode == "planned"
        else _feared(verb, certainty)
    )
    return SentenceForm(before, f" {pluralise_complement(words) if subject.is_plural else words} ")


def _actual(
    verb: VerbForms, certainty: Certainty, subject: SubjectForm, *, is_ended: bool
) -> tuple[str, str]:
    is_present = bool(verb.present) and not is_ended
    if certainty == "alleged":
        infinitive = verb.infinitive if is_present else f"have {verb.participle}"
        return "", f"{_be(subject)} said to {infinitive}"
    words = agree(
        (is_present and verb.present) or verb.past,
        verb.infinitive if is_present else verb.past,
        is_plural=subject.is_plural,
    )
    before = {"stated": "", "disputed": "Disputed: ", "denied": "It is denied that "}[certainty]
    return before, words


def _planned(verb: VerbForms, certainty: Certainty, subject: SubjectForm) -> tuple[str, str]:
    if certainty == "denied":
        plan = ("plan" if subject.is_plural else "plans") if subject.is_agent else f"{_be(subject)} planned"
        return "It is denied that ", f"{plan} to {verb.infinitive}"
    plan = "plan" if subject.is_agent else "be planned"
    return "", f"{_be(subject)} said to {plan} to {verb.infinitive}"


def _feared(verb: VerbForms, certainty: Certainty) -> tuple[str, str]:
    if certainty == "denied":
        return "It is denied that ", f"would {verb.infinitive}"
    return "It is feared that ", f"may {verb.infinitive}"


def _be(subject: SubjectForm) -> str:
    return "are" if subject.is_plural else "is"


def mark_label(label: str, infinitive: str, stance: Stance | Standing, mode: Mode) -> str:
    """Return a label that is too short for a sentence, with a word for its mode or its stance.

    For example "planned: hand over", "alleged: kidnapped"; what sources state as done has no mark.

    Args:
        label: the words for what was done.
        infinitive: the words for what is planned or feared.
    """
    return make_mark(stance, mode) + (label if mode == "actual" else infinitive)


def make_mark(stance: Stance | Standing, mode: Mode) -> str:
    """Return what a label begins with: "alleged: ", "denied, feared: "; nothing for what is stated."""
    certainty = certainty_of(stance)
    if mode == "actual":
        return "" if certainty == "stated" else f"{certainty}: "
    return f"denied, {mode}: " if certainty == "denied" else f"{mode}: "
