"""Agreement of an English verb with its subject: the name of an entity, or a description of several."""

from __future__ import annotations

import re
from functools import lru_cache

from graph.model import Entity

# What follows one of these words in a description does not decide its number: "lawyers of the company".
_AFTER_HEAD = re.compile(
    r"\b(?:of|in|at|on|near|from|to|for|with|by|under|around|against|who|whom|whose|that|which|said)\b.*",
    re.IGNORECASE,
)
_SINGULAR_START = re.compile(r"(?:an?|one|every|each|whoever)\b", re.IGNORECASE)
_SINGULAR_ENDINGS = ("ss", "'s", "’s")  # noqa: RUF001 (an apostrophe in a name)
# Bodies that take a plural verb also as a name: "Ruritania's special services".
_PLURAL_BODIES = (" police", " services", " forces", " authorities")
_COMPLEMENT = re.compile(r"\b((?:be|been|are|were) )an? (\w+)")
_IRREGULAR_PLURALS = ("people", "police", "media", "those", "men", "women", "children", "clergy", "staff")


def is_plural(entity: Entity | None) -> bool:
    """Return whether the name of an entity takes a verb in the plural, like "lawyers of the company".

    The name of a company or a state is singular, also where it looks like a plural.
    """
    if entity is None:
        return False
    if entity.named and entity.kind != "Group":
        return entity.kind == "Organisation" and entity.name.lower().endswith(_PLURAL_BODIES)
    return _is_plural_description(entity.name)


@lru_cache(maxsize=4096)
def _is_plural_description(description: str) -> bool:
    head = _AFTER_HEAD.sub("", description).strip(" ,.")
    if not head or _SINGULAR_START.match(head):
        return False
    noun = head.split()[-1].lower()
    ends_like_plural = noun.endswith("s") and not noun.endswith(_SINGULAR_ENDINGS)
    return ends_like_plural or noun.endswith(_IRREGULAR_PLURALS)


def agree(verb: str, plural: str, *, is_plural: bool) -> str:
    """Return a verb in the singular or the plural.

    Args:
        verb: the words of the singular, the verb first: "is married to", "was near", "owns".
        plural: the words of the plural for any verb but "be".
    """
    if not is_plural:
        return verb
    first, _, rest = verb.partition(" ")
    of_be = {"is": "are", "was": "were"}.get(first)
    return f"{of_be} {rest}" if of_be else plural


def pluralise_complement(words: str) -> str:
    """Return the words of a predicate with its noun in the plural: "are members of" for "are a member of"."""
    return _COMPLEMENT.sub(r"\1\2s", words)
