"""Build the claims of one file of claims, each with the path of its entry in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from graph.model import (
    AnyClaim,
    Claim,
    PropertyClaim,
    describe_difference,
    describe_length,
    names_words,
    sha256_of,
    text_at,
)
from graph.ontology import Ontology
from graph.yaml_files import FileModel, Mistake, YamlFile, YamlPath, parse_model
from loaders.case.file_models import ClaimEntry, ClaimsFile, LocatedEntry, PassageEntry, SharedClaimFields
from loaders.case.values import convert_properties, convert_value

M = TypeVar("M", bound=FileModel)
QuoteFields: TypeAlias = "dict[str, str | None]"
"""The fields `quote` and `quote_sha256` of a claim, or neither where the locator is wrong."""

_RELATIONSHIP_KEYS = ("subject_name", "object_name")
_PROPERTY_KEYS = ("value", "unit", "bound", "entity_name")


@dataclass(frozen=True)
class ClaimWithPath:
    """A claim and the path of its entry in the file."""

    claim: AnyClaim
    yaml_path: YamlPath


@dataclass(frozen=True)
class _Levels:
    """The three levels at which a key of a claim can be written, from the general to the specific."""

    defaults: SharedClaimFields
    passage: PassageEntry
    claim: ClaimEntry


class ClaimsReader:
    """Builds the claims of one file and collects the mistakes in it.

    The defaults, each passage and each claim are parsed separately, so that one mistake hides no other. What
    the claims refer to is not checked here.

    Args:
        file: the file.
        content: the parsed top level of the file.
        dataset: the id of the dataset.
        text: the text of the source, or None where it was not given; then claims have no quote.
        ontology: declares the types of values.
    """

    def __init__(
        self, file: YamlFile, content: ClaimsFile, dataset: str, text: str | None, ontology: Ontology
    ) -> None:
        self.file = file
        self.content = content
        self.dataset = dataset
        self.text = text
        self.ontology = ontology
        self.mistakes: list[Mistake] = []

    def read_claims(self) -> Iterator[ClaimWithPath]:
        """Yield each claim whose entry is well formed, in the order of the file."""
        defaults = SharedClaimFields()
        if self.content.defaults is not None:
            defaults = self._parse(SharedClaimFields, ("defaults",)) or defaults
        for number, data in enumerate(self.content.passages):
            path: YamlPath = ("passages", number)
            passage = self._parse(PassageEntry, path)
            quote = self._read_quote(passage, path) if passage else {}
            entries = data.get("claims") if isinstance(data, dict) else None
            for index in range(len(entries) if isinstance(entries, list) else 0):
                claim_path = (*path, "claims", index)
                entry = self._parse(ClaimEntry, claim_path)
                if entry is not None and passage is not None:
                    yield from self._read_claim(_Levels(defaults, passage, entry), quote, claim_path)

    def _read_claim(
        self, levels: _Levels, passage_quote: QuoteFields, path: YamlPath
    ) -> Iterator[ClaimWithPath]:
        entry = levels.claim
        fields = self._merge_levels(levels, path)
        if entry.locator:
            fields |= {"locator": entry.locator, **self._read_quote(entry, path)}
        else:
            if entry.quote or entry.quote_sha256:
                self._add_mistake(path, "a claim with its own quote needs its own locator")
            fields |= {"locator": levels.passage.locator, **passage_quote}
        claim = self._build_claim(entry, fields, path)
        if claim is not None:
            yield ClaimWithPath(claim, path)

    def _merge_levels(self, levels: _Levels, path: YamlPath) -> dict[str, Any]:
        """Return the fields of any claim, where a more specific level replaces a more general one."""
        in_order: tuple[SharedClaimFields, ...] = (levels.defaults, levels.passage, levels.claim)
        if any(level.on and (level.valid_from or level.valid_until) for level in in_order):
            message = "`on` is a point of time; it cannot be combined with valid_from or valid_until"
            self._add_mistake(path, message)
        merged: dict[str, Any] = {}
        for level in in_order:
            merged |= level.explicit_fields()
        fields = {key: value for key, value in merged.items() if value is not None}
        return {
            "dataset": self.dataset,
            "source": self.content.source,
            "inferred": tuple(levels.claim.inferred),
            "inferred_from": tuple(levels.claim.inferred.values()),
            **fields,
        }

    def _read_quote(self, entry: LocatedEntry, path: YamlPath) -> QuoteFields:
        """Return the quote of a passage or a claim and its SHA-256, and check it against the text."""
        expected = entry.quote_sha256 or (sha256_of(entry.quote) if entry.quote else None)
        if self.text is None or not names_words(entry.locator):
            return {"quote_sha256": expected}
        quote = text_at(self.text, entry.locator)
        if quote is None:
            length = describe_length(self.text, entry.locator)
            message = f"{entry.locator} is not within the text, which has {length}"
            self._add_mistake((*path, "locator"), message)
            return {}
        if expected is not None and sha256_of(quote) != expected:
            key = "quote_sha256" if entry.quote_sha256 else "quote"
            how = f" {describe_difference(entry.quote, quote)}" if entry.quote else ""
            self._add_mistake((*path, key), f"the quote differs from the text at {entry.locator}{how}")
        return {"quote": quote, "quote_sha256": sha256_of(quote)}

    def _build_claim(self, entry: ClaimEntry, fields: dict[str, Any], path: YamlPath) -> AnyClaim | None:
        if bool(entry.claim) == bool(entry.property):
            message = "expected either `claim: SUBJECT TYPE OBJECT` or `property: ENTITY PROPERTY`"
            self._add_mistake(path, message)
            return None
        if entry.claim:
            return self._build_relationship(entry, entry.claim, fields, path)
        return self._build_property_claim(entry, entry.property or "", fields, path)

    def _build_relationship(
        self, entry: ClaimEntry, claim: str, fields: dict[str, Any], path: YamlPath
    ) -> Claim | None:
        words = claim.split()
        if len(words) != 3:
            self._add_mistake(path, f"{claim!r} is not SUBJECT TYPE OBJECT, three words")
            return None
        for key in _PROPERTY_KEYS:
            if getattr(entry, key) is not None:
                self._add_mistake((*path, key), f"{key} belongs to a claim about a property")
        subject, edge_type, object_ = words
        declared = self.ontology.edge_types.get(edge_type)
        return Claim(
            edge_type=edge_type,
            subject=subject,
            object=object_,
            subject_name=entry.subject_name,
            object_name=entry.object_name,
            properties=convert_properties(entry.model_extra or {}, declared.properties if declared else {}),
            **fields,
        )

    def _build_property_claim(
        self, entry: ClaimEntry, entity_and_property: str, fields: dict[str, Any], path: YamlPath
    ) -> PropertyClaim | None:
        words = entity_and_property.split()
        if len(words) != 2 or entry.value is None:
            message = "a claim about a property is `property: ENTITY PROPERTY` with `value:`"
            self._add_mistake(path, message)
            return None
        misplaced = [key for key in _RELATIONSHIP_KEYS if getattr(entry, key)]
        for key in [*misplaced, *(entry.model_extra or {})]:
            self._add_mistake((*path, key), f"{key} does not belong to a claim about a property")
        entity, property_ = words
        declared = self.ontology.properties.get(property_)
        return PropertyClaim(
            entity=entity,
            property=property_,
            value=convert_value(entry.value, declared.type) if declared else entry.value,
            unit=entry.unit,
            bound=entry.bound or "exactly",
            entity_name=entry.entity_name,
            **fields,
        )

    def _parse(self, model: type[M], path: YamlPath) -> M | None:
        entry, mistakes = parse_model(model, self.file, path)
        self.mistakes += mistakes
        return entry

    def _add_mistake(self, path: YamlPath, message: str) -> None:
        self.mistakes.append(self.file.make_mistake(path, message))
