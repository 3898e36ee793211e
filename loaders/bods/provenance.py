"""Who says what a statement says: the publication is the source, and who asserted it to the publisher speaks.

What the publisher vouches for itself is asserted. What others told the publisher is alleged by each of them,
in a claim of its own: the standard does not say that one told it to another. A publisher that is itself among
those who assert makes one more claim.

Every source has a publisher, also where the statement does not name it: else each date of publication would
be an origin of its own, and one register would confirm itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from graph.editing import make_slug
from graph.model import Entity, Record, Source, Stance
from graph.ontology import with_article
from loaders.bods.codes import load_codes
from loaders.bods.dates import read_date
from loaders.bods.models import SourceDetails, Statement
from loaders.bods.report import StatementReport, place_of
from loaders.bods.statement_index import StatementIndex
from loaders.input import make_name_id, scope_id
from loaders.input.compact_index import hash_text
from loaders.input.party_kinds import decide_party_kind

UNNAMED_PUBLISHER = "an unnamed publisher"


@dataclass(frozen=True, slots=True)
class Voice:
    """One way in which a statement is said.

    Args:
        source: the id of the source.
        said_by: the id of who told it to the publisher; empty where the publisher vouches for it.
        suffix: what tells the claim from that of another voice of the same statement.
    """

    source: str
    said_by: tuple[str, ...] = ()
    suffix: str = ""

    @property
    def stance(self) -> Stance:
        """What speakers tell a publisher is alleged."""
        return "alleged" if self.said_by else "asserted"


@dataclass
class Provenance:
    """Makes the sources and the speakers of statements, each once.

    Args:
        dataset: the id of the dataset.
        title: the title of the file.
        kind: the kind of a speaker whose name does not tell it.
    """

    dataset: str
    title: str
    kind: str
    index: StatementIndex
    report: StatementReport
    _emitted: set[int] = field(default_factory=set)
    _last: tuple[Statement, str] | None = None
    _find_record: Callable[[str, str], str | None] = field(init=False)

    def __post_init__(self) -> None:
        # The statements of a declaration follow each other and have the same speakers.
        self._find_record = lru_cache(maxsize=4096)(self.index.find_record_by_name)

    def make_file_source(self) -> Source:
        """Return the source of unnamed parties: the file, whose id is contained in that of every entity."""
        return Source(id=self.dataset, dataset=self.dataset, title=self.title)

    def list_voices(self, statement: Statement) -> list[Voice]:
        """Return the ways in which a statement is said, at least one."""
        source = self._source_id(statement)
        names = list(_list_asserting(statement))
        speakers = [name for name in names if not _is_publisher(name, statement)]
        if not speakers:
            return [Voice(source)]
        said_by = dict.fromkeys(self._party_id(name, statement)[0] for name in speakers)
        voices = [
            Voice(source, (speaker,), f"#speaker-{number}" if number > 1 else "")
            for number, speaker in enumerate(said_by, 1)
        ]
        if len(speakers) < len(names):
            voices.append(Voice(source, suffix="#publisher"))
        return voices

    def list_records(self, statement: Statement) -> Iterator[Record | str]:
        """Yield the source and the speakers of a statement that were not yielded before.

        A party that has a record of its own is yielded as the id of that record.
        """
        for name in _list_asserting(statement):
            if not _is_publisher(name, statement):
                yield from self._list_party(name, statement)
        source_id = self._source_id(statement)
        if self._is_new(source_id):
            yield from self._list_publisher(statement)
            yield self._make_source(source_id, statement)

    def _list_publisher(self, statement: Statement) -> Iterator[Record | str]:
        publisher = statement.publication_details.publisher
        if publisher.name or publisher.url:
            yield from self._list_party(_publisher_name(statement), statement)
        elif self._is_new(self._unnamed_publisher_id):
            yield Entity(
                id=self._unnamed_publisher_id,
                kind="Organisation",
                name=UNNAMED_PUBLISHER,
                dataset=self.dataset,
                named=False,
                source=self.dataset,
            )

    @property
    def _unnamed_publisher_id(self) -> str:
        return make_name_id(self.dataset, "Organisation", UNNAMED_PUBLISHER)

    def _publisher_id(self, statement: Statement) -> str:
        publisher = statement.publication_details.publisher
        if publisher.name or publisher.url:
            return self._party_id(_publisher_name(statement), statement)[0]
        return self._unnamed_publisher_id

    def _list_party(self, name: str, statement: Statement) -> Iterator[Record | str]:
        id_, record_id = self._party_id(name, statement)
        if record_id is not None:
            self.report.findings.add(
                "a speaker or publisher has the name of a party of the same declaration and was taken for it",
                place_of(statement),
            )
            yield record_id
        elif self._is_new(id_):
            kind = decide_party_kind(name, self._default_kind(name, statement))
            if kind.assumed:
                self.report.findings.add(
                    f"a speaker or publisher whose kind is not given was taken for {with_article(kind.kind)}",
                    name,
                )
            yield Entity(id=id_, kind=kind.kind, name=name, dataset=self.dataset)

    def _party_id(self, name: str, statement: Statement) -> tuple[str, str | None]:
        """Return the id of a speaker or publisher, and of its record where it has one."""
        subject = statement.declaration_subject
        record_id = self._find_record(name, subject) if subject else None
        if record_id is not None:
            return scope_id(self.dataset, record_id), record_id
        kind = decide_party_kind(name, self._default_kind(name, statement)).kind
        return make_name_id(self.dataset, kind, name), None

    def _default_kind(self, name: str, statement: Statement) -> str:
        # Registers publish; people seldom do.
        return "Organisation" if _is_publisher(name, statement) else self.kind

    def _source_id(self, statement: Statement) -> str:
        # A statement is asked for its source again and again, and then comes the next one.
        if self._last is None or self._last[0] is not statement:
            self._last = statement, self._make_source_id(statement)
        return self._last[1]

    def _make_source_id(self, statement: Statement) -> str:
        details, source = statement.publication_details, statement.source
        publisher = _publisher_name(statement)
        parts = (
            *(
                publisher,
                details.publisher.url,
                details.license,
                read_date(details.publication_date, day=True),
            ),
            *(*source.type, source.url, source.description, read_date(source.retrieved_at, day=True)),
        )
        key = hash_text(*(part or "" for part in parts))
        return scope_id(self.dataset, f"source-{make_slug(publisher)[:40].strip('-')}-{key:016x}")

    def _make_source(self, id_: str, statement: Statement) -> Source:
        details = statement.publication_details
        return Source(
            id=id_,
            dataset=self.dataset,
            title=f"Beneficial ownership statements of {_publisher_name(statement)}",
            publisher=self._publisher_id(statement),
            published=read_date(details.publication_date),
            genre=_genre(statement.source),
            url=statement.source.url or details.publisher.url,
            retrieved=read_date(statement.source.retrieved_at, day=True),
            note=_note(statement),
        )

    def _is_new(self, id_: str) -> bool:
        key = hash_text(id_)
        is_new = key not in self._emitted
        self._emitted.add(key)
        return is_new


def _publisher_name(statement: Statement) -> str:
    publisher = statement.publication_details.publisher
    return publisher.name or publisher.url or UNNAMED_PUBLISHER


def _is_publisher(name: str, statement: Statement) -> bool:
    """Return whether a name or an address is that of the publisher."""
    publisher = statement.publication_details.publisher
    return name.casefold() in {each.casefold() for each in (publisher.name, publisher.url) if each}


def _list_asserting(statement: Statement) -> Iterator[str]:
    """Yield the names of those who assert a statement, or their addresses where they have no name."""
    for agent in statement.source.asserted_by:
        if name := agent.name or agent.uri:
            yield name


def _genre(source: SourceDetails) -> str | None:
    words = load_codes().sources
    return ", ".join(words.get(code, code) for code in source.type) or None


def _note(statement: Statement) -> str | None:
    license_ = statement.publication_details.license
    parts = (statement.source.description, f"licence: {license_}" if license_ else None)
    return "; ".join(filter(None, parts)) or None
