"""From the passages of one file to claims, each knowing the line that it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from graph.model.locators import passage, span, sum_of
from graph.model.records import Claim, PropertyClaim
from graph.ontology import Ontology
from graph.yaml_files.parsing import Written, parse
from graph.yaml_files.reader import Loc, Mistake, YamlFile
from loaders.case.file_models import Common, WrittenClaim, WrittenClaims, WrittenPassage, WrittenPlace
from loaders.case.values import typed, typed_value

W = TypeVar("W", bound=Written)
Quote: TypeAlias = "dict[str, str | None]"


@dataclass(frozen=True)
class _Levels:
    """Where what a claim says may be written: at the top of the file, for its passage, or for itself."""

    defaults: Common
    passage: WrittenPassage
    claim: WrittenClaim


@dataclass(frozen=True)
class FoundClaim:
    """A claim and where it stands in the file."""

    claim: Claim | PropertyClaim
    loc: Loc


class ClaimsReader:
    """Makes the claims of one file; gathers what is wrong with their form and with their words.

    The defaults, each passage and each claim are read by themselves: one that is wrong hides no other.

    Args:
        text: the source's text, or None where it was not given: then claims carry no quote.
    """

    def __init__(
        self, file: YamlFile, written: WrittenClaims, dataset: str, text: str | None, ontology: Ontology
    ) -> None:
        self.file = file
        self.written = written
        self.dataset = dataset
        self.text = text
        self.ontology = ontology
        self.mistakes: list[Mistake] = []

    def claims(self) -> Iterator[FoundClaim]:
        """Yield every claim whose form is right."""
        no_defaults = self.written.defaults is None
        defaults = Common() if no_defaults else self._part(Common, ("defaults",)) or Common()
        for number, data in enumerate(self.written.passages):
            loc: Loc = ("passages", number)
            passage_ = self._part(WrittenPassage, loc)
            quote = self._quote(passage_, loc) if passage_ else {}
            claims = data.get("claims") if isinstance(data, dict) else None
            for index in range(len(claims) if isinstance(claims, list) else 0):
                claim = self._part(WrittenClaim, (*loc, "claims", index))
                if claim is not None and passage_ is not None:
                    levels = _Levels(defaults, passage_, claim)
                    yield from self._one(levels, quote, (*loc, "claims", index))

    def _one(self, levels: _Levels, quote: Quote, loc: Loc) -> Iterator[FoundClaim]:
        claim = levels.claim
        common = self._common(levels, loc)
        if claim.locator:
            common |= {"locator": claim.locator, **self._quote(claim, loc)}
        else:
            if claim.quote or claim.quote_sha256:
                self._wrong(loc, "a claim with a quote of its own needs a locator of its own")
            common |= {"locator": levels.passage.locator, **quote}
        found = self._claim(claim, common, loc)
        if found is not None:
            yield FoundClaim(found, loc)

    def _part(self, model: type[W], loc: Loc) -> W | None:
        written, wrong = parse(model, self.file, loc)
        self.mistakes += wrong
        return written

    def _wrong(self, loc: Loc, message: str) -> None:
        self.mistakes.append(self.file.mistake(loc, message))

    def _common(self, levels: _Levels, loc: Loc) -> dict[str, Any]:
        """Lay the claim's own words over the passage's, and these over the file's defaults."""
        every: tuple[Common, ...] = (levels.defaults, levels.passage, levels.claim)
        if any(level.on and (level.valid_from or level.valid_until) for level in every):
            self._wrong(loc, "`on` is a point of time; it does not go with valid_from or valid_until")
        given: dict[str, Any] = {}
        for level in every:
            given |= level.given()
        common = {key: value for key, value in given.items() if value is not None}
        return {"dataset": self.dataset, "source": self.written.source, **common}

    def _quote(self, place: WrittenPlace, loc: Loc) -> Quote:
        """Return the quote at a place and its sum; check it, once for all the claims that share it."""
        expected = place.quote_sha256 or (sum_of(place.quote) if place.quote else None)
        if self.text is None or span(place.locator) is None:
            return {"quote_sha256": expected}
        words = passage(self.text, place.locator)
        if words is None:
            length = len(self.text)
            self._wrong(
                (*loc, "locator"), f"{place.locator} is not within the text, which has {length} characters"
            )
            return {}
        if expected is not None and sum_of(words) != expected:
            key = "quote_sha256" if place.quote_sha256 else "quote"
            self._wrong((*loc, key), f"the quote is not what stands in the text at {place.locator}")
        return {"quote": words, "quote_sha256": sum_of(words)}

    def _claim(self, written: WrittenClaim, common: dict[str, Any], loc: Loc) -> Claim | PropertyClaim | None:
        if bool(written.claim) == bool(written.property):
            self._wrong(
                loc, "expected either `claim: SUBJECT PREDICATE OBJECT` or `property: ENTITY PROPERTY`"
            )
            return None
        return self._tie(written, common, loc) if written.claim else self._property(written, common, loc)

    def _tie(self, written: WrittenClaim, common: dict[str, Any], loc: Loc) -> Claim | None:
        words = (written.claim or "").split()
        if len(words) != 3:
            self._wrong(loc, f"{written.claim!r} is not SUBJECT PREDICATE OBJECT, three words")
            return None
        for key in ("value", "unit", "bound", "entity_name"):
            if getattr(written, key) is not None:
                self._wrong((*loc, key), f"{key} belongs to a claim of a property")
        subject, edge_type, object_ = words
        declared = self.ontology.edge_types.get(edge_type)
        return Claim(
            edge_type=edge_type,
            subject=subject,
            object=object_,
            subject_name=written.subject_name,
            object_name=written.object_name,
            inferred=written.inferred,  # type: ignore[arg-type]  # graph.model.validation reports another word
            inferred_from=written.inferred_from,
            properties=typed(written.model_extra or {}, declared.properties if declared else {}),
            **common,
        )

    def _property(self, written: WrittenClaim, common: dict[str, Any], loc: Loc) -> PropertyClaim | None:
        words = (written.property or "").split()
        if len(words) != 2 or written.value is None:
            self._wrong(loc, "a claim of a property is `property: ENTITY PROPERTY` with `value:`")
            return None
        misplaced = [
            k for k in ("subject_name", "object_name", "inferred", "inferred_from") if getattr(written, k)
        ]
        for key in [*misplaced, *(written.model_extra or {})]:
            self._wrong((*loc, key), f"{key} does not belong to a claim of a property")
        entity, property_ = words
        declared = self.ontology.properties.get(property_)
        return PropertyClaim(
            entity=entity,
            property=property_,
            value=typed_value(written.value, declared.type) if declared else written.value,
            unit=written.unit,
            bound=written.bound or "exactly",
            entity_name=written.entity_name,
            **common,
        )
