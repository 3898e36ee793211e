"""Write what was found in a table as a mapping, with comments on everything that a person should look at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.ontology import Ontology
from loaders.tables.proposal.edges import EdgeGuess, RelationWords, suggest_fitting
from loaders.tables.proposal.entities import EntityPlan
from loaders.tables.proposal.plan import ClaimPlan, TablePlan
from loaders.tables.proposal.profile import ColumnProfile
from loaders.tables.proposal.roles import Column, Role, find_currency
from loaders.tables.proposal.words import load_words
from loaders.tables.proposal.yaml_text import comment, quote, quote_list, refer

MAX_LISTED_WORDS = 15
_SOURCE = "source"


def write_table(plan: TablePlan, ontology: Ontology) -> Iterator[str]:
    """Yield the lines of a table: its sources, entities and claims, and the columns that are not used."""
    if plan.source:
        yield ""
        yield from _write_source(plan.source)
    yield ""
    yield "entities:"
    for entity in plan.entities:
        yield from _indent(_write_entity(entity), 2)
    if plan.claim:
        yield ""
        yield "claims:"
        yield from _write_claim(plan.claim, plan, ontology)
    if plan.unused:
        yield ""
        yield comment("Not used. Use a column above and take it from this list, or leave it here.")
        yield "ignore:"
        for column, why in plan.unused.items():
            yield f"  - {quote(column)}  {comment(why)}"


def _write_source(source: Column) -> Iterator[str]:
    yield "sources:"
    yield f"  {_SOURCE}:"
    separators = source.profile.url_separators
    if source.profile.has_urls and separators:
        # Blanks around an address are cut off, so that only the sign between two matters.
        signs = list(dict.fromkeys(text.strip() or text for text in separators))
        yield f"    key: {refer(source.name, split=quote_list(signs))}"
    else:
        yield f"    key: {refer(source.name)}"
    if source.profile.has_urls:
        yield f"    publisher: site  {comment('the site of the address')}"


def _write_entity(entity: EntityPlan) -> Iterator[str]:
    yield f"{entity.label}:"
    for doubt in entity.doubts:
        yield f"  {comment(doubt)}"
    (name, *more) = entity.names
    if more:
        yield f"  name: {quote(' '.join(f'{{{column.name}}}' for column in entity.names))}"
    elif name.profile.is_upper_case:
        yield f"  {comment('the names are in capital letters; `case: title` writes them as usual')}"
        yield f"  name: {refer(name.name, case='title')}"
    else:
        yield f"  name: {refer(name.name)}"
    yield from _indent(_write_kind(entity), 2)
    if entity.key:
        if entity.key.profile.short_numbers:
            doubt = (
                f"{entity.key.profile.short_numbers} ids are shorter than the others: did they lose zeros?"
            )
            yield f"  {comment(doubt)}"
        yield f"  key: {refer(entity.key.name)}"
    if entity.aliases:
        yield f"  aliases: [{', '.join(refer(column.name) for column in entity.aliases)}]"
    if entity.properties:
        yield "  properties:"
        for name_, column in entity.properties.items():
            yield f"    {name_}: {_refer_value(column)}"


def _write_kind(entity: EntityPlan) -> Iterator[str]:
    if entity.kind_column is None:
        yield f"kind: {entity.kind}"
        return
    yield "kind:"
    yield f"  column: {quote(entity.kind_column.name)}"
    yield "  values:"
    for cell, kind in entity.kinds.items():
        note = "" if kind else f"  {comment('which kind is this?')}"
        yield f"    {quote(cell)}: {kind or 'Organisation'}{note}"


def _write_claim(claim: ClaimPlan, plan: TablePlan, ontology: Ontology) -> Iterator[str]:
    yield f"  - subject: {claim.subject}"
    lines = [f"object: {claim.object}"]
    if plan.source:
        lines.append(f"source: {_SOURCE}")
    if claim.relation and claim.words:
        lines += _write_relation(claim.relation, claim.words, claim, ontology)
    else:
        lines += _write_type(claim, plan)
    for key, column in claim.dates.items():
        lines += _describe_date(column.profile)
        lines.append(f"{key}: {_refer_value(column)}")
    yield from _indent(lines, 4)


def _write_type(claim: ClaimPlan, plan: TablePlan) -> list[str]:
    if claim.type != "LINKED_TO":
        lines = [f"type: {claim.type}  {comment('by the names of the columns')}"]
        properties = [f"  {name}: {_refer_value(column)}" for name, column in claim.properties.items()]
        return lines + (["properties:", *properties] if properties else [])
    doubt = comment("No column says what joins the two. Better: an edge type of docs/vocabulary.md.")
    headers = [entity.names[0].name for entity in plan.entities]
    if any(_GENERIC.fullmatch(header) for header in headers):
        return [doubt, "type: LINKED_TO"]
    words = ", ".join(headers).translate(_BRACES)
    return [doubt, "type: LINKED_TO", "properties:", f"  role: {quote(words)}  {comment('their headers')}"]


# Braces stand for columns in a text.
_BRACES = str.maketrans("{}", "()")
# The name of a column that has none.
_GENERIC = re.compile(r"column \d+")


def _write_relation(
    relation: Column, words: RelationWords, claim: ClaimPlan, ontology: Ontology
) -> Iterator[str]:
    yield "type:"
    yield f"  column: {quote(relation.name)}"
    if words.clear:
        yield "  values:"
        for guess, said in words.clear.items():
            yield from _indent(_write_guess(guess, said, relation, claim, ontology), 4)
    yield from _indent(_list_unclear(relation, words, ontology), 2)
    yield "  otherwise: LINKED_TO"


def _write_guess(
    guess: EdgeGuess, said: list[str], relation: Column, claim: ClaimPlan, ontology: Ontology
) -> Iterator[str]:
    yield f"- type: {guess.type}"
    yield f"  of: {quote_list(said)}"
    if guess.ended:
        yield "  ended: true"
    if guess.reverse:
        yield "  reverse: true"
    if guess.either_way:
        yield f"  either_way: true  {comment('the kinds of the two say which is the subject')}"
    if guess.between:
        yield f"  between: {quote_list(list(guess.between))}"
    declared = ontology.edge_types[guess.type].properties
    properties = {name: _refer_value(column) for name, column in claim.properties.items() if name in declared}
    if "role" in declared:
        cleaning = _remove_beginnings(said) if guess.ended else {}
        properties["role"] = refer(relation.name, **cleaning)
    if properties:
        yield "  properties:"
        yield from (f"    {name}: {value}" for name, value in properties.items())


def _remove_beginnings(said: list[str]) -> dict[str, str]:
    """Return how to leave out that a role is over: it is not part of the role."""
    matches = (load_words().ended.match(word) for word in said)
    beginnings = dict.fromkeys(re.escape(match[0]).replace("\\ ", " ") for match in matches if match)
    return {"remove": quote(f"^({'|'.join(beginnings)})")}


def _list_unclear(relation: Column, words: RelationWords, ontology: Ontology) -> Iterator[str]:
    if not words.unclear:
        return
    counts = relation.profile.cells
    unclear = sorted(words.unclear, key=lambda word: -counts[word])
    yield comment(
        "All other words are kept in LINKED_TO. The most frequent, with their rows and with types that"
    )
    yield comment("are near them; a type must fit the word, and the direction (`reverse: true`):")
    for word in unclear[:MAX_LISTED_WORDS]:
        types = suggest_fitting(word, words.unclear[word], ontology)
        near = f" (near it: {', '.join(types)})" if types else ""
        yield comment(f"- {counts[word]:,}: {word[:100]}{near}")
    if len(unclear) > MAX_LISTED_WORDS:
        yield comment(f"- and {len(unclear) - MAX_LISTED_WORDS:,} more")


def _refer_value(column: Column) -> str:
    """Return a column as a date in its format, an amount in its currency, or as it is."""
    profile = column.profile
    options: dict[str, str] = {}
    if column.role in {Role.VALID_FROM, Role.VALID_UNTIL, Role.DATE} or column.stated in {"born", "died"}:
        if not profile.is_iso_date and profile.date_formats:
            formats = profile.date_formats
            options["format"] = quote_list(formats) if len(formats) > 1 else quote(formats[0])
    elif column.role is Role.AMOUNT:
        options["currency"] = find_currency(column.name) or ""
        options |= _find_decimal(profile)
    elif column.role is Role.SHARE:
        options |= {"remove": '"%"'} if any("%" in cell for cell in profile.cells) else {}
        options |= _find_decimal(profile)
    return refer(column.name, **options)


def _find_decimal(profile: ColumnProfile) -> dict[str, str]:
    """Return the decimal sign of numbers, where it is a comma or where other signs are in them."""
    commas = sum("," in cell for cell in profile.cells)
    last = sum(cell.rfind(",") > cell.rfind(".") for cell in profile.cells if "," in cell)
    if not commas:
        return {}
    return {"decimal": '","' if last * 2 > commas else '"."'}


def _describe_date(profile: ColumnProfile) -> list[str]:
    if profile.is_iso_date or not profile.other_date_format:
        return []
    return [comment(f"day and month cannot be told apart here; it may also be {profile.other_date_format}")]


def _indent(lines: Iterator[str] | Sequence[str], blanks: int) -> Iterator[str]:
    return (f"{' ' * blanks}{line}" if line else line for line in lines)
