"""Classes of characters, each as the inside of a bracket expression, for Python and for JavaScript."""

from __future__ import annotations

from typing import Final

DEFAULT_IGNORABLE: Final = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Unicode's property of that name: joiners, marks of direction, fillers; they are drawn as nothing."""

BLANK_SYMBOLS: Final = "\u2800\U0001d159\U00013441\U00013442"
"""Characters that are drawn as a blank although they are none: BRAILLE PATTERN BLANK and others."""

JOINERS: Final = "\u200c\u200d"
"""ZERO WIDTH NON-JOINER and ZERO WIDTH JOINER, which some scripts need for spelling."""

OPTIONAL_MARKS: Final = (
    # Accents of Latin, Greek and Cyrillic letters.
    "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20f0\u2de0-\u2dff\ua66f-\ua672\ua674-\ua67d"
    "\ua69e\ua69f\ufe20-\ufe2f"
    # Points and accents of Hebrew, vowels and other marks of Arabic and Syriac.
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\ufb1e\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc"
    "\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u0711\u0730-\u074a\u0898-\u089f\u08ca-\u08e1\u08e3-\u08ff"
)
"""Marks that may be left out in writing. The vowel signs of Indian and Thai scripts are part of the word."""

STRETCHING: Final = "\u0640\u07fa"
"""What makes an Arabic or N'Ko word longer without being a letter of it."""

APOSTROPHE_LETTERS: Final = "\u02b9\u02bb-\u02c1\u02c8\u02ee\u07f4\u07f5\ua78b\ua78c"
"""Apostrophes that Unicode counts as letters, among them those of transliterated Arabic and of Hawaiian."""

APOSTROPHES: Final = f"'`\u00b4\u2018\u2019\u201b\u2032\u2035\u055a\u05f3\uff07{APOSTROPHE_LETTERS}"

SYLLABIC: Final = "\u3005-\u3007\u3041-\u309f\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
"""Chinese characters and Hiragana, which are written without blanks between words."""
