"""What each column of a table is for, by its header and cells: names, kinds, dates, sources, relations."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from graph.ontology import Ontology
from loaders.tables.proposal.profile import ColumnProfile
from loaders.tables.proposal.words import find_meaning, fold_phrase, list_words, load_words


class Role(StrEnum):
    """What a column is for."""

    NAME = "name"
    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    KIND = "kind"
    ID = "id"
    RELATION = "relation"
    SOURCE = "source"
    ALIAS = "alias"
    PROPERTY = "property"
    VALID_FROM = "valid_from"
    VALID_UNTIL = "valid_until"
    DATE = "date"
    SHARE = "share"
    AMOUNT = "amount"
    UNUSED = "unused"


MAX_KINDS = 40
_NAME_WORDS = 6
_WORD_OF_NAME = re.compile(r"[^\W\d_a-z].*", re.DOTALL)
_PER_CENT = re.compile(r"[\d.,]+\s*%")
_DATE_ROLES = frozenset({Role.VALID_FROM, Role.VALID_UNTIL, Role.DATE})
_TEXT_ROLES = frozenset({Role.RELATION, Role.ALIAS, Role.GIVEN_NAME, Role.FAMILY_NAME, Role.SOURCE, Role.ID})
# "from" and "to" are the dates of a span, or the two ends of an edge.
_ENDS = frozenset({"from", "to"})
_NUMBER_WORDS = frozenset({"no", "nr", "num"})
_NAMES = frozenset({Role.NAME, Role.GIVEN_NAME, Role.FAMILY_NAME})
_DATE_PROPERTIES = frozenset({"born", "died"})


@dataclass(frozen=True)
class Column:
    """A column and what it is taken for.

    Args:
        stated: of a property, its name in the ontology.
        why: of an unused column, why it is not used.
    """

    profile: ColumnProfile
    role: Role
    stated: str | None = None
    why: str = ""

    @property
    def name(self) -> str:
        """The name of the column."""
        return self.profile.name


def assign_roles(profiles: Sequence[ColumnProfile], ontology: Ontology) -> list[Column]:
    """Return what each column is for."""
    properties = _list_property_phrases(ontology)
    columns = [_assign(profile, properties) for profile in profiles]
    if any(column.role in _NAMES for column in columns):
        return columns
    # No header speaks of names, so the cells decide.
    return [
        Column(column.profile, Role.NAME)
        if column.role is Role.UNUSED and _looks_like_names(column.profile)
        else column
        for column in columns
    ]


def first_column(columns: Sequence[Column], role: Role) -> Column | None:
    """Return the first column with a role."""
    return next((column for column in columns if column.role is role), None)


def share_words(first: str, second: str) -> int:
    """Return how many words two headers have in common: "Entity A" and "Entity A Type" have two."""
    return len(set(list_words(first)) & set(list_words(second)))


def find_currency(header: str) -> str | None:
    """Return the code of the currency in the header of a column: "DonationEUR"."""
    codes = (word.upper() for word in list_words(header))
    return next((code for code in codes if code in load_words().currencies), None)


def _assign(profile: ColumnProfile, properties: Mapping[str, str]) -> Column:
    if not profile.filled:
        return Column(profile, Role.UNUSED, why="it is empty")
    meaning = find_meaning(profile.name, load_words().headers)
    if profile.has_urls:
        if meaning == "website":
            return Column(profile, Role.UNUSED, why="addresses of sites")
        return Column(profile, Role.SOURCE)
    if meaning in _DATE_PROPERTIES:
        return _assign_date(profile, Role.PROPERTY, meaning)
    if meaning in _DATE_ROLES:
        dated = _assign_date(profile, Role(meaning), None)
        if dated.role is not Role.UNUSED or meaning == Role.DATE or profile.has_short_years:
            return dated
        if list_words(profile.name)[-1] in _ENDS and _looks_like_names(profile):
            return Column(profile, Role.NAME)
    if property_ := _find_property(profile.name, properties):
        return Column(profile, Role.PROPERTY, property_)
    if find_currency(profile.name) and profile.is_number:
        return Column(profile, Role.AMOUNT)
    return _assign_text(profile, meaning)


def _assign_text(profile: ColumnProfile, meaning: str | None) -> Column:
    if meaning == "amount":
        return Column(profile, Role.UNUSED, why="amounts, of which no currency is given")
    if meaning == "share" and (profile.is_number or profile.share(_PER_CENT) > 0.9):
        return Column(profile, Role.SHARE)
    if meaning == "kind":
        return _assign_kind(profile)
    if meaning in _TEXT_ROLES:
        return Column(profile, Role(meaning))
    if profile.is_number:
        return Column(profile, Role.UNUSED, why="numbers")
    place = find_meaning(profile.name, load_words().kinds_by_header) in {"Place", "State"}
    if meaning == "name" or (not place and meaning is None and _is_named_after_kind(profile)):
        return Column(profile, Role.NAME)
    if meaning is None and (profile.is_iso_date or profile.date_formats or profile.has_short_years):
        return _assign_date(profile, Role.DATE, None)
    return Column(profile, Role.UNUSED, why="a place; it could be a property or an entity" if place else "")


def _assign_kind(profile: ColumnProfile) -> Column:
    known = sum(
        count for cell, count in profile.cells.items() if fold_phrase(cell) in load_words().kinds_by_cell
    )
    if len(profile.cells) <= MAX_KINDS and known * 2 >= profile.filled:
        return Column(profile, Role.KIND)
    return Column(profile, Role.UNUSED, why="its values are no kinds that are known")


def _assign_date(profile: ColumnProfile, role: Role, stated: str | None) -> Column:
    if profile.is_iso_date or profile.date_formats:
        return Column(profile, role, stated)
    if profile.has_short_years:
        why = "dates whose years have two digits; they can be read when the mapping says the century"
        return Column(profile, Role.UNUSED, why=why)
    return Column(profile, Role.UNUSED, why="dates in no format that is known")


def _is_named_after_kind(profile: ColumnProfile) -> bool:
    return find_meaning(profile.name, load_words().kinds_by_header) is not None


def _looks_like_names(profile: ColumnProfile) -> bool:
    """Return whether cells look like names: a few words, most of which do not begin with a small letter."""
    if profile.is_number or not profile.filled or profile.words_per_cell > _NAME_WORDS:
        return False
    words = [word for cell in list(profile.cells)[:500] for word in cell.split()]
    return sum(bool(_WORD_OF_NAME.match(word)) for word in words) >= 0.6 * len(words)


def _list_property_phrases(ontology: Ontology) -> dict[str, str]:
    """Return the properties that identify, by the phrases that headers have for them."""
    phrases = dict(load_words().properties)
    for name, declared in ontology.properties.items():
        if declared.identifier:
            phrases.setdefault(fold_phrase(name), name)
            phrases.setdefault(fold_phrase(declared.label), name)
    return {phrase: name for phrase, name in phrases.items() if name in ontology.properties}


def _find_property(header: str, properties: Mapping[str, str]) -> str | None:
    """Return the property that a header names, also at its end: "Company registration number"."""
    words = ["number" if word in _NUMBER_WORDS else word for word in list_words(header)]
    for start in range(len(words)):
        if name := properties.get(" ".join(words[start:])):
            return name
    return None
