"""Pairs of names that fold alike, and pairs that do not, for the tests of the program and of the page."""

# Letters that look like others are what these rows are about.
# ruff: noqa: RUF001

from __future__ import annotations

ALIKE: list[tuple[str, str]] = [
    # Latin: accents, letters that do not decompose, compatibility forms, capital letters.
    ("Éva Müller", "Eva Muller"),
    ("Łukasz Đorđević", "Lukasz Dordevic"),
    ("Søren Ærø", "Soren Aero"),
    ("Þórður Œuvrard", "Thordur Oeuvrard"),
    ("Weiß", "WEISS"),
    ("Işık İnan", "Isik Inan"),
    ("Nguyễn Văn Đức", "Nguyen Van Duc"),
    ("Ĳsbrand ﬁnck", "ijsbrand finck"),
    ("Ｊｏｈｎ", "John"),
    # Cyrillic and Greek.
    ("Пётр Андреев", "ПЕТР АНДРЕЕВ"),
    ("Зеленський", "зеленськии\u0306"),
    ("Γιώργος Σίσυφος", "ΓΙΩΡΓΟΣ ΣΙΣΥΦΟΣ"),
    # Arabic and Hebrew with and without marks; a stretched word; the letters of Persian keyboards.
    ("مُحَمَّد", "محمد"),
    ("أحمد آل سعود", "احمد ال سعود"),
    ("محـــمد", "محمد"),
    ("علی کریمی", "علي كريمي"),
    ("שָׁלוֹם", "שלום"),
    ("צ׳רנוב", "צ'רנוב"),
    ("בן־גוריון", "בן-גוריון"),
    ("می\u200cرا", "میرا"),
    # Indian scripts, Thai, Hangul and Japanese: composed and decomposed, with and without joiners.
    ("ক\u09cb", "ক\u09c7\u09be"),
    ("क़मर", "\u0915\u093cमर"),
    ("ശ്രീ\u200d", "ശ്രീ"),
    ("김정은", "\u1100\u1175\u11b7\u110c\u1165\u11bc\u110b\u1173\u11ab"),
    ("ガンダム", "\u30ab\u3099ンタ\u3099ム"),
    ("ｶﾞﾝﾀﾞﾑ", "ガンダム"),
    # Apostrophes.
    *((f"O{apostrophe}Neil", "O'Neil") for apostrophe in "\u2019\u02bc\u02bb\u02bf\u02be\u2018\u00b4`"),
    # Hyphens, and blanks that are not U+0020.
    *((f"Jean{hyphen}Luc", "Jean-Luc") for hyphen in "\u2010\u2011\u2012\u2013\u2014\u2212\u00a0\u3000"),
    # Invisible characters that were copied with the name.
    ("\u200eAda\u200f L\u00adove\ufefflace", "Ada Lovelace"),
]

DIFFERENT: list[tuple[str, str]] = [
    # A vowel sign, a nasal sign, a sign that silences the vowel: another name.
    ("मीरा", "मारा"),
    ("मीरा", "मिरा"),
    ("कमल", "कमला"),
    ("राम", "रामं"),
    ("क्षमा", "कषमा"),
    ("রিনা", "রানা"),
    ("রিনা", "রীনা"),
    ("பாலா", "பால"),
    ("மணி", "மாணி"),
    ("ปวีณา", "ปวิณา"),
    ("มาลี", "มาลิ"),
    ("ปา", "ป่า"),
    ("김정은", "김정운"),
    ("강", "가"),
    ("カンダ", "ガンダ"),
    ("習近平", "習近年"),
    ("محمد", "محمود"),
    ("שלום", "שלומי"),
    ("Анна", "Анни"),
    ("Γιώργος", "Γιώργης"),
    ("Lukas", "Łukasz"),
]
