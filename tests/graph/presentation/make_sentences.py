"""Print the sentences of every edge type: `python -m tests.graph.presentation.make_sentences`.

`sentences.txt` beside this file has them, read through once for its English; `test_saying_it.py` compares.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from graph.model import MODES, STANCES, Mode, Stance
from graph.ontology import EdgeType, load_ontology
from graph.presentation.sentence_forms import SubjectForm, make_sentence_form, mark_label

SUBJECTS = {"Person": "Ada", "Organisation": "the court", "Event": "the trial", "Place": "the house"}
OBJECTS = {
    "Event": "the raid",
    "Person": "Ben",
    "Organisation": "the bank",
    "State": "Italy",
    "Place": "Rome",
}


def make_lines() -> Iterator[str]:
    """Yield a paragraph for each edge type, of one line for each sentence and label."""
    for edge_type in load_ontology().edge_types.values():
        yield f"{edge_type.id}"
        yield from (f"  {line}" for line in dict.fromkeys(make_sentences(edge_type)))
        yield ""


def make_sentences(edge_type: EdgeType) -> Iterator[str]:
    subject, object_ = _example(SUBJECTS, edge_type.subject_kinds), _example(OBJECTS, edge_type.object_kinds)
    form = SubjectForm(is_agent=subject not in ("the trial", "the house"))

    def make(stance: Stance, mode: Mode, *, is_ended: bool = False) -> str:
        return make_sentence_form(edge_type, stance, mode, form, is_ended=is_ended).fill(subject, object_)

    for stance in STANCES:
        yield make(stance, "actual")
        yield make(stance, "actual", is_ended=True)
    for mode in MODES[1:]:
        yield make("alleged", mode)
        yield make("denied", mode)
    yield f"{object_}: {mark_label(edge_type.backward, edge_type.backward, 'alleged', 'actual')} {subject}"
    if "Group" in edge_type.subject_kinds:
        form, subject = SubjectForm(is_plural=True), "lawyers"
        yield make("asserted", "actual")
        yield make("alleged", "actual")
        yield make("denied", "planned")


def _example(examples: Mapping[str, str], kinds: frozenset[str]) -> str:
    return next(name for kind, name in examples.items() if kind in kinds)


if __name__ == "__main__":
    print("\n".join(make_lines()))
