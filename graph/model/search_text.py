"""The spellings of a name for search, the same for the full-text index, for a page and for what a user types.

A name is also transliterated, so that an Arabic, Cyrillic, Greek or Georgian name is found by its Latin
spelling and a Latin name by its Cyrillic one. `docs/decisions/006-ready-libraries.md` says why by `anyascii`.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.model.name_folding import fold_text, folded_words, latin_words, remove_apostrophes


def spellings(text: str) -> list[list[str]]:
    """Return the different spellings of `text`, each as a list of folded words.

    The first is in its own script. Of a text with apostrophes, one is without them ("oneil"). Of a text in
    another script than Latin, the others are in Latin letters: with accented letters transliterated as they
    are ("Andrey", from "Андрей") and without their accents ("Andrei").

    Returns:
        No spelling for a text without letters and digits.
    """
    words = [folded_words(text)]
    without_apostrophes = remove_apostrophes(text)
    if without_apostrophes != text:
        words.append(folded_words(without_apostrophes))
    folded = fold_text(text)
    if not folded.isascii():
        words += [latin_words(text), latin_words(folded)]
    different = {tuple(each): each for each in words if each}
    return list(different.values())


def latin_spellings(names: Iterable[str]) -> list[str]:
    """Return the folded Latin spellings of those names that are not in plain Latin letters, each once."""
    # Most names are in plain Latin letters, and a page has tens of thousands of them.
    foreign = [name for name in names if not name.isascii()]
    latin = (spelling for name in foreign for spelling in spellings(name)[1:])
    return list(dict.fromkeys(" ".join(words) for words in latin)) if foreign else []


def make_search_text(names: Iterable[str]) -> str:
    """Return the text for the full-text index of an entity with these names: all their spellings."""
    return " ".join(dict.fromkeys(" ".join(words) for name in names for words in spellings(name)))
