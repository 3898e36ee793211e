"""What a statement says about a person or an entity beside its name, as values of properties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from loaders.bods.codes import load_codes
from loaders.bods.dates import read_date
from loaders.bods.models import (
    Address,
    Area,
    EntityDetails,
    Identifier,
    PersonDetails,
    PoliticalExposure,
    PublicListing,
    Unspecified,
)

_PEP_WORDS = {"isPep": "yes", "isNotPep": "no", "unknown": "not known"}


@dataclass(frozen=True, slots=True)
class Fact:
    """A value of a property of an entity.

    Args:
        property: its name in the ontology.
        value: as the property declares it.
        note: what else the statement says about the value.
        pointer: where it stands in the statement, as a JSON pointer.
    """

    property: str
    value: str
    note: str | None = None
    pointer: str = ""


def list_entity_facts(details: EntityDetails) -> Iterator[Fact]:
    """Yield what a statement says about an entity."""
    if details.jurisdiction is not None:
        yield from _area("jurisdiction", details.jurisdiction, "/recordDetails/jurisdiction")
    yield from _identifiers(details.identifiers)
    yield from _date("incorporated", details.founding_date, "/recordDetails/foundingDate")
    yield from _date("dissolved", details.dissolution_date, "/recordDetails/dissolutionDate")
    yield from _addresses(details.addresses)
    if details.uri:
        yield Fact("source_url", details.uri, pointer="/recordDetails/uri")
    if details.entity_type.details:
        yield Fact("legal_form", details.entity_type.details, pointer="/recordDetails/entityType")
    if details.public_listing is not None:
        yield from _listing(details.public_listing)
    if details.formed_by_statute is not None:
        law, date = details.formed_by_statute.name, details.formed_by_statute.date
        words = ", ".join(filter(None, (law, f"in force from {date}" if date else None)))
        yield Fact("detail", f"formed by statute: {words}", pointer="/recordDetails/formedByStatute")
    yield from _unspecified(details.unspecified_entity_details, "unspecifiedEntityDetails")


def list_person_facts(details: PersonDetails) -> Iterator[Fact]:
    """Yield what a statement says about a person."""
    yield from _date("born", details.birth_date, "/recordDetails/birthDate")
    yield from _date("died", details.death_date, "/recordDetails/deathDate")
    for number, area in enumerate(details.nationalities):
        yield from _area("nationality", area, f"/recordDetails/nationalities/{number}")
    for number, area in enumerate(details.tax_residencies):
        if name := area_name(area):
            pointer = f"/recordDetails/taxResidencies/{number}"
            yield Fact("detail", f"tax residency: {name}", pointer=pointer)
    yield from _identifiers(details.identifiers)
    if details.place_of_birth is not None and (text := address_text(details.place_of_birth)):
        yield Fact("birth_place", text, pointer="/recordDetails/placeOfBirth")
    yield from _addresses(details.addresses)
    for number, each in enumerate(details.names):
        pointer = f"/recordDetails/names/{number}"
        if each.type in ("former", "birth") and each.full_name:
            yield Fact(
                "former_name", each.full_name, "name at birth" if each.type == "birth" else None, pointer
            )
        parts = ("first_name", each.given_name), ("father_name", each.patronymic_name)
        for property_, part in (*parts, ("last_name", each.family_name)):
            if part:
                yield Fact(property_, part, pointer=pointer)
    if details.political_exposure is not None:
        yield from _exposure(details.political_exposure)
    yield from _unspecified(details.unspecified_person_details, "unspecifiedPersonDetails")


def merge_facts(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield facts without those that have the same value again; what is noted about each stays."""
    merged: dict[tuple[str, str], Fact] = {}
    for fact in facts:
        key = (fact.property, fact.value)
        if key in merged:
            notes = dict.fromkeys(filter(None, (merged[key].note, fact.note)))
            merged[key] = replace(merged[key], note="; ".join(notes) or None)
        else:
            merged[key] = fact
    yield from merged.values()


def unspecified_words(unspecified: Unspecified) -> str:
    """Return why a party is not given, in words."""
    reason = load_codes().reasons.get(unspecified.reason or "")
    words = reason.words if reason else unspecified.reason
    return ": ".join(filter(None, (words, unspecified.description))) or "no reason is given"


def area_name(area: Area) -> str | None:
    """Return a country or jurisdiction with its code: "Ukraine (UA)"."""
    return f"{area.name} ({area.code})" if area.name and area.code else area.name or area.code


def address_text(address: Address) -> str | None:
    """Return an address in one line. What it repeats is left out."""
    text = address.address or ""
    country = address.country.name or address.country.code if address.country else None
    for part in (address.post_code, country):
        if part and part.casefold() not in text.casefold():
            text = f"{text}, {part}" if text else part
    return text or None


def _date(property_: str, text: str | None, pointer: str) -> Iterator[Fact]:
    date = read_date(text)
    if date:
        yield Fact(property_, date, pointer=pointer)
    elif text:
        yield Fact("detail", f"{property_}: {text}", pointer=pointer)


def _area(property_: str, area: Area, pointer: str) -> Iterator[Fact]:
    # The names of countries are those of other datasets; their codes are beside them.
    if name := area.name or area.code:
        yield Fact(property_, name, area.code if area.name else None, pointer)


def _identifiers(identifiers: tuple[Identifier, ...]) -> Iterator[Fact]:
    properties = load_codes().identifiers
    for number, identifier in enumerate(identifiers):
        value = identifier.id or identifier.uri
        if value:
            scheme = identifier.scheme or ""
            kind = scheme if scheme in properties else scheme.rsplit("-", 1)[-1]
            words = (scheme, identifier.scheme_name, identifier.uri if identifier.uri != value else None)
            yield Fact(
                properties.get(kind, "registration_number"),
                value,
                ", ".join(filter(None, words)) or None,
                f"/recordDetails/identifiers/{number}",
            )


def _addresses(addresses: tuple[Address, ...]) -> Iterator[Fact]:
    words = load_codes().addresses
    for number, address in enumerate(addresses):
        if text := address_text(address):
            kind = words.get(address.type or "", address.type)
            yield Fact("address", text, kind, f"/recordDetails/addresses/{number}")


def _listing(listing: PublicListing) -> Iterator[Fact]:
    pointer = "/recordDetails/publicListing"
    if listing.has_public_listing is not None:
        yield Fact(
            "detail", f"publicly listed: {'yes' if listing.has_public_listing else 'no'}", pointer=pointer
        )
    for url in listing.company_filings_urls:
        yield Fact("source_url", url, "company filings", pointer)
    for each in listing.securities_listings:
        codes = (each.market_identifier_code, each.operating_market_identifier_code)
        exchange = ", ".join(
            filter(None, (each.stock_exchange_name, *codes, each.stock_exchange_jurisdiction))
        )
        if each.security is None:
            continue
        if each.security.ticker:
            yield Fact("ticker", each.security.ticker, exchange or None, pointer)
        if each.security.id:
            scheme = each.security.id_scheme or "security"
            property_ = load_codes().security_identifiers.get(scheme, "detail")
            value = each.security.id if property_ != "detail" else f"{scheme}: {each.security.id}"
            yield Fact(property_, value, exchange or None, pointer)


def _exposure(exposure: PoliticalExposure) -> Iterator[Fact]:
    pointer = "/recordDetails/politicalExposure"
    status = f"politically exposed: {_PEP_WORDS.get(exposure.status or '', exposure.status or 'not known')}"
    if not exposure.details:
        yield Fact("detail", status, pointer=pointer)
    for each in exposure.details:
        area = area_name(each.jurisdiction) if each.jurisdiction else None
        span = [
            f"{word} {date}" for word, date in (("from", each.start_date), ("until", each.end_date)) if date
        ]
        words = filter(None, (each.reason, each.missing_info_reason, area, *span))
        yield Fact("detail", f"{status} ({', '.join(words)})", pointer=pointer)


def _unspecified(unspecified: Unspecified | None, name: str) -> Iterator[Fact]:
    if unspecified is not None:
        words = unspecified_words(unspecified)
        yield Fact("detail", f"why it is not named: {words}", pointer=f"/recordDetails/{name}")
