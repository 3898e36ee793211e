"""Ids for what comes from outside: an id stays recognisable, and never meets that of another file."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import quote, unquote, urlsplit

from graph.editing import make_slug
from graph.model import make_search_text

_MAX_ORIGINAL = 200
_NOT_PLAIN = re.compile(r"[^\w.~-]")
# The service has addresses that end with these words: /api/entities/{id}/claims.
_RESERVED = re.compile("annotations|claims|columns|counts|file|history|neighbours|text|withdrawal")


def scope_id(dataset: str, original: str) -> str:
    """Return the id of an entity or source that has an id in its file: `DATASET/ID`.

    Letters of any script, digits and `. _ ~ -` stay as they are, and other characters are written as in
    addresses (`%20`), so that `unscope_id` gives the original back. An id of more than 200 characters is
    cut, and a hash of all of it added.
    """
    if not _NOT_PLAIN.search(original) and len(original) <= _MAX_ORIGINAL:
        escaped = original
    else:
        escaped = _NOT_PLAIN.sub(lambda match: quote(match[0], safe=""), original)
        if len(escaped) > _MAX_ORIGINAL:
            escaped = f"{escaped[:_MAX_ORIGINAL]}~{_hash(original)}"
    if _RESERVED.fullmatch(escaped):
        escaped = f"%{ord(escaped[0]):X}{escaped[1:]}"
    return f"{dataset}/{escaped}"


def unscope_id(dataset: str, id_: str) -> str | None:
    """Return the id that an entity had in its file, or None where it is not in the space of this dataset."""
    scope = f"{dataset}/"
    return unquote(id_.removeprefix(scope)) if id_.startswith(scope) else None


def make_name_id(dataset: str, kind: str, name: str) -> str:
    """Return the id of an entity that has no id in its file: the same for the same kind and name.

    Names that differ only in capitals, accents and spaces are the same, as they are in the search.
    """
    key = " ".join(make_search_text([name]).split()) or name
    slug = make_slug(name)[:40].strip("-") or kind.lower()
    return f"{dataset}/{slug}-{_hash(f'{kind} {key}')}"


def make_url_source_id(url: str) -> str:
    """Return the id of a source that is known by its address, the same in every dataset that cites it.

    Two datasets that cite one page have one source, so that they do not confirm each other. Capitals of the
    host, a last slash and what follows `#` make no difference.
    """
    parts = urlsplit(url.strip())
    host = (parts.hostname or "").removeprefix("www.")
    path = parts.path.rstrip("/")
    key = f"{host}{path}?{parts.query}"
    last = make_slug(path.rsplit("/", 1)[-1])[:40].strip("-")
    return "-".join(part for part in (make_slug(host), last, _hash(key)) if part)


def dataset_id_of(name: str) -> str:
    """Return the id of a dataset, made from the name of its file without the suffixes."""
    stem = name.split(".", 1)[0] or name
    return make_slug(stem) or f"dataset-{_hash(name)}"


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=5).hexdigest()
