"""Documents, which are sources, and what they say themselves: who wrote to whom, and who is in a picture."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from graph.ftm import FtmSchema, SourceField
from graph.model import Claim, PropertyClaim, Record, Source
from loaders.ftm.context import ReadingContext
from loaders.ftm.entity import FtmEntity
from loaders.ftm.extension import read_source_fields
from loaders.ftm.notes import NoteParts
from loaders.ftm.values import clean_date
from loaders.input.clean_text import clean_text


def make_source(entity: FtmEntity, schema: FtmSchema, context: ReadingContext) -> Source:
    """Return the source that a document is."""
    fields, note = _read_fields(entity, schema)
    published = _first_date(fields, "published") or _first_date(fields, "published_else")
    said = read_source_fields(entity.casegraph, context)
    publisher = None if "publisher" in said else _first(fields, "publisher")
    source = Source(
        id=context.scope(entity.id),
        dataset=context.dataset,
        title=_first(fields, "title") or _first(fields, "title_else") or entity.caption or entity.id,
        publisher=context.sources.get_organisation(publisher) if publisher else None,
        published=published,
        url=_first(fields, "url"),
        retrieved=_first_date(fields, "retrieved"),
        language=_first(fields, "language"),
        note=note.text,
    )
    return replace(source, **said) if said else source


def make_document_claims(entity: FtmEntity, schema: FtmSchema, context: ReadingContext) -> Iterator[Record]:
    """Yield what a document says: its sender contacted its recipients, and a person is pictured."""
    fields, _ = _read_fields(entity, schema)
    source = context.scope(entity.id)
    date = _first_date(fields, "published") or _first_date(fields, "published_else")
    for sender in fields.get("sender", ()):
        for recipient in fields.get("recipient", ()):
            yield Claim(
                dataset=context.dataset,
                source=source,
                edge_type="CONTACTED",
                subject=context.scope(sender),
                object=context.scope(recipient),
                valid_from=date,
                valid_until=date,
            )
    for person in fields.get("pictured", ()):
        yield PropertyClaim(
            dataset=context.dataset,
            source=source,
            entity=context.scope(person),
            property="documented_as",
            value="pictured",
        )


def _read_fields(
    entity: FtmEntity, schema: FtmSchema
) -> tuple[Mapping[SourceField | str, Sequence[str]], NoteParts]:
    note = NoteParts()
    fields: dict[SourceField | str, list[str]] = {}
    for name, values in entity.properties.items():
        use = schema.properties.get(name)
        if use is None:
            continue
        if use.note is not None:
            note.add(use.note, values)
        elif use.field is not None:
            fields.setdefault(use.field, []).extend(values)
    return fields, note


def _first(fields: Mapping[SourceField | str, Sequence[str]], name: SourceField) -> str | None:
    return next((text for value in fields.get(name, ()) if (text := clean_text(value))), None)


def _first_date(fields: Mapping[SourceField | str, Sequence[str]], name: SourceField) -> str | None:
    return next((date for value in fields.get(name, ()) if (date := clean_date(value))), None)
