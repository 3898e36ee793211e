"""Read XML from strangers element by element, within limits, with the line of each element.

`defusedxml` refuses what can hide harm in XML: document types, entities, addresses of other files. The rest
is parsed in parts, so that the size of a file does not matter; nesting, tags and values have limits.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, ParseError  # no parser: that is the one of defusedxml
from xml.parsers.expat import ErrorString

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import XMLParser

from graph.errors import CasegraphError

CHUNK_BYTES = 1 << 16
MAX_DEPTH = 64
MAX_TAG_BYTES = 8_000_000
MAX_TEXT = 8_000_000
MAX_PARTS = 100_000

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")


@dataclass(slots=True)
class XmlElement:
    """An element, with everything in it but those elements that are yielded by themselves.

    Args:
        element: names in the file's main namespace are without it: `node`; others are `{ADDRESS}name`.
        line: where it starts, from 1.
        ancestors: the elements around it, the outermost first.
    """

    element: Element
    line: int
    ancestors: tuple[Element, ...]

    @property
    def tag(self) -> str:
        """Its name."""
        return self.element.tag

    def find_ancestor_id(self, tag: str) -> str | None:
        """Return the attribute `id` of the nearest element around it with a name, or None."""
        return next((each.get("id") for each in reversed(self.ancestors) if each.tag == tag), None)


class LineLocators:
    """Makes locators of edges without ids: their line, and on one line also their number there."""

    def __init__(self) -> None:
        self._line = self._count = 0

    def make(self, line: int) -> str:
        """Return the locator of the next edge."""
        self._count = self._count + 1 if line == self._line else 1
        self._line = line
        return f"line {line}" if self._count == 1 else f"entity line-{line}.{self._count}"


def find_root_name(head: bytes) -> str | None:
    """Return the name of the root element, without its namespace, by the first bytes of a file."""
    text = head.replace(b"\0", b"").decode("utf-8", errors="replace")
    if not text.lstrip("\ufeff\ufffd \t\r\n").startswith("<"):
        return None
    match = _ROOT.search(_COMMENT.sub("", text))
    return match[1] if match else None


def iter_elements(
    path: Path,
    root: str,
    wanted: Collection[tuple[str, str]],
    started: Collection[str] = (),
    progress: Callable[[int], None] = lambda _: None,
) -> Iterator[XmlElement]:
    """Yield elements of a file in the order of their ends.

    Args:
        root: what the root element must be.
        wanted: which elements to yield, as pairs of the name of the element around it and its own.
        started: names of elements that are yielded where they start, with their attributes only.
        progress: called with the number of bytes read.

    Raises:
        CasegraphError: the file is no XML with this root, exceeds a limit, or has a document type.
    """
    handler = _Handler(path.name, root, frozenset(wanted), frozenset(started))
    parser = XMLParser(target=handler, forbid_dtd=True)
    handler.parser = parser.parser
    try:
        with path.open("rb") as file:
            done = 0
            while chunk := file.read(CHUNK_BYTES):
                handler.idle_bytes += len(chunk)
                parser.feed(chunk)
                handler.check_progress()
                done += len(chunk)
                progress(done)
                yield from handler.take()
        parser.close()
    except OSError as error:
        raise CasegraphError(f"{path} cannot be read: {error.strerror}.") from error
    except DefusedXmlException as error:
        raise CasegraphError(
            f"{path.name}, line {handler.line} declares a document type or an entity.",
            "They can hide harm, and no graph needs them. Remove <!DOCTYPE ...>, or save the file anew.",
        ) from error
    except ParseError as error:
        line, column = error.position
        raise CasegraphError(
            f"{path.name} is damaged XML: {ErrorString(error.code)} at line {line}, column {column + 1}.",
            _DAMAGED_HINT,
        ) from error
    except (ValueError, LookupError) as error:
        raise CasegraphError(f"{path.name} cannot be read as XML: {error}.", _DAMAGED_HINT) from error
    yield from handler.take()


_DAMAGED_HINT = "Get the file again, or save it anew as UTF-8 in the program that made it."


@dataclass
class _Handler:
    """Builds the elements that are yielded, and only these, as the parser meets them.

    Args:
        idle_bytes: how many bytes the parser got since it met something.
        parser: what knows the line.
    """

    name: str
    root: str
    wanted: frozenset[tuple[str, str]]
    started: frozenset[str]
    idle_bytes: int = 0
    parser: Any = None
    _names: dict[str, str] = field(default_factory=dict)
    _prefix: str = ""
    _open: list[_Open] = field(default_factory=list)
    _ready: list[XmlElement] = field(default_factory=list)

    @property
    def line(self) -> int:
        """The line that is read, from 1."""
        return int(self.parser.CurrentLineNumber)

    def take(self) -> list[XmlElement]:
        """Return the elements that are complete, and forget them."""
        ready, self._ready = self._ready, []
        return ready

    def check_progress(self) -> None:
        """Require that the parser does not collect one tag or comment for ever."""
        if self.idle_bytes > MAX_TAG_BYTES:
            self._refuse(f"has a tag, value or comment of more than {MAX_TAG_BYTES // 1_000_000} MB")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take an element up."""
        self.idle_bytes = 0
        if not self._open:
            self._begin(tag)
        elif len(self._open) >= MAX_DEPTH:
            self._refuse(f"is nested more than {MAX_DEPTH} levels deep")
        name = self._names.get(tag) or self._shorten(tag)
        element = Element(name, attributes)
        is_wanted = is_built = False
        if self._open:
            around = self._open[-1]
            is_wanted = (around.element.tag, name) in self.wanted
            is_built = is_wanted or around.is_built
            if around.is_built and not is_wanted:
                around.element.append(element)
                if len(around.element) > MAX_PARTS:
                    self._refuse(f"has an element with more than {MAX_PARTS:,} parts")
        self._open.append(_Open(element, self.parser.CurrentLineNumber, is_built, is_wanted))
        if name in self.started:
            self._yield(self._open[-1])

    def end(self, tag: str) -> None:  # noqa: ARG002
        """Complete an element."""
        self.idle_bytes = 0
        ended = self._open[-1]
        if ended.texts:
            ended.element.text = "".join(ended.texts)
        if ended.is_wanted:
            self._yield(ended)
        self._open.pop()

    def data(self, text: str) -> None:
        """Keep the text of an element that is built."""
        self.idle_bytes = 0
        current = self._open[-1]
        if not current.is_built:
            return
        current.texts.append(text)
        current.length += len(text)
        if current.length > MAX_TEXT:
            self._refuse(f"has a text of more than {MAX_TEXT:,} characters")

    def _yield(self, ready: _Open) -> None:
        ancestors = tuple([each.element for each in self._open[:-1]])
        self._ready.append(XmlElement(ready.element, ready.line, ancestors))

    def _begin(self, tag: str) -> None:
        """Take up the root element, whose namespace is the one of the file."""
        namespace, found, name = tag.rpartition("}")
        self._prefix = namespace + found
        if name != self.root:
            raise CasegraphError(
                f"{self.name} is no {self.root}: its root element is <{name[:40]}>.",
                "Name its format with --as.",
            )

    def _shorten(self, tag: str) -> str:
        name = tag.removeprefix(self._prefix) if self._prefix else tag
        if len(self._names) < _MAX_NAMES:
            self._names[tag] = name
        return name

    def _refuse(self, reason: str) -> None:
        raise CasegraphError(
            f"{self.name}, line {self.line} {reason}.", "No graph needs that; get the file again."
        )


_MAX_NAMES = 1_000


@dataclass(slots=True)
class _Open:
    """An element that has not ended yet."""

    element: Element
    line: int
    is_built: bool
    is_wanted: bool
    length: int = 0
    texts: list[str] = field(default_factory=list)
