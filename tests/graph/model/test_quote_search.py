"""A quote is found however it was copied; where it is not found, the reason is given in words."""

import pytest

from graph.model import describe_difference, find_quote

TEXT = (
    "Ada Moreau, who heads the Port Authority,\nmet “Luc” at the Cafe\N{COMBINING ACUTE ACCENT} Fleur. "
    "The of\N{SOFT HYPHEN}fice is well-\nknown; the extra-\ndition was "
    "\N{LATIN SMALL LIGATURE FI}nal\N{EM DASH}for now."
)


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("heads the  Port\tAuthority, met", "heads the Port Authority,\nmet"),
        ("heads the\N{NO-BREAK SPACE}Port", "heads the Port"),
        (
            "met \u00abLuc\u00bb",
            "met “Luc”",
        ),
        ("met 'Luc' at", "met “Luc” at"),
        ("Caf\N{LATIN SMALL LETTER E WITH ACUTE} Fleur", "Cafe\N{COMBINING ACUTE ACCENT} Fleur"),
        ("the \N{ZERO WIDTH SPACE}Port", "the Port"),
        ("The office is", "The of\N{SOFT HYPHEN}fice is"),
        ("final - for", None),
        ("final-for now.", "\N{LATIN SMALL LIGATURE FI}nal\N{EM DASH}for now."),
        ("inal\N{EN DASH}for", "\N{LATIN SMALL LIGATURE FI}nal\N{EM DASH}for"),
        ("Ada Moreau [\N{HORIZONTAL ELLIPSIS}] met", "Ada Moreau, who heads the Port Authority,\nmet"),
        ("the ... Authority", "the Port Authority"),
    ],
)
def test_a_copied_quote_is_found(quote, words):
    found = find_quote(TEXT, quote)

    if words is None:
        assert found.remark == "The text divides the words in another way, by hyphens or blanks."
    else:
        assert ([TEXT[start:end] for start, end in found.spans], found.remark) == (
            [words],
            "",
        )


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("the extradition was", "the extra-\ndition was"),
        ("is well-known", "is well-\nknown"),
        ("is wellknown", "is well-\nknown"),
        ("The of- fice", "The of\N{SOFT HYPHEN}fice"),
        ("headsthePort", "heads the Port"),
    ],
)
def test_a_quote_whose_words_are_divided_in_another_way_is_found_with_a_remark(quote, words):
    found = find_quote(TEXT, quote)

    assert [TEXT[start:end] for start, end in found.spans] == [words]
    assert found.remark == "The text divides the words in another way, by hyphens or blanks."


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        # Each composed or decomposed; a quote without the mark is another word.
        ("Москва\N{COMBINING ACUTE ACCENT} стоит", "Москва\N{COMBINING ACUTE ACCENT}"),
        ("\u1112\u1161\u11ab글", "한글"),
        ("\uff46\uff55\uff4c\uff4c width", "full width"),
        ("\ufedf\ufe8e", "\u0644\u0627"),
    ],
)
def test_letters_in_another_form_are_found(text, quote):
    assert len(find_quote(text, quote).spans) == 1


@pytest.mark.parametrize(
    ("text", "quote"),
    [("Cafe\N{COMBINING ACUTE ACCENT}", "Cafe"), ("किताब", "क"), ("\u1112\u1161\u11ab", "하")],
)
def test_a_letter_without_its_mark_is_another_letter(text, quote):
    assert find_quote(text, quote).spans == ()


@pytest.mark.parametrize(
    ("quote", "reason"),
    [
        ("", "The quote has no words."),
        (" ... ", "The quote has no words."),
        ("ADA MOREAU", 'The text has "Ada Moreau" at chars 0-10, with other capital letters or accents.'),
        (
            "Ada Moreau, who headed the Port",
            "The text has the beginning of it at chars 0-15, and then "
            '"heads the Port Authority, met “Luc” at t..." instead of "headed the Port".',
        ),
        ("Ben heads the Port", 'The text has only the end of it, from "heads the Port" on, at chars 16-30.'),
        ("Luc ... Moreau", "The text has each part of the quote, but not in this order."),
        ("nowhere", 'The text has neither the beginning nor the end of "nowhere".'),
        ("Ada ... nowhere", 'The text has neither the beginning nor the end of "nowhere".'),
        ("?", 'The text has neither the beginning nor the end of "?".'),
    ],
)
def test_the_reason_why_a_quote_is_not_found(quote, reason):
    found = find_quote(TEXT, quote)

    assert (found.spans, found.reason) == ((), reason)


def test_the_shortest_of_several_places_is_taken():
    text = "Ada left. Ada met Ben. Ben left. Ada met Cas and Ben."

    assert [text[start:end] for start, end in find_quote(text, "Ada ... Ben").spans] == [
        "Ada met Ben",
        "Ada met Cas and Ben",
    ]


@pytest.mark.parametrize("quote", ["a ... b", "a ... a ... b", "a" * 1000 + "b", "a a a a ... b b"])
def test_a_long_text_of_one_word_is_searched_in_one_pass(quote):
    # With a search that begins again at every place, this would take hours.
    assert find_quote("a " * 300_000, quote).spans == ()


@pytest.mark.parametrize(
    ("quote", "words", "difference"),
    [
        ('"Ada"  met', "“Ada”\nmet", "only in blanks, quotation marks, hyphens or invisible characters"),
        ("extradition", "extra-\ndition", "only in how words are divided, by hyphens or blanks"),
        ("Resume", "résumé", "only in capital letters or accents"),
        ("Ada met Ben", "Ada met Cas", 'from "Ben" on, where the text has "Cas"'),
        ("Ada", "Ada met", 'in its end: the text goes on with "met"'),
        ("Ada met", "Ada", 'in its end: the text ends before "met"'),
    ],
)
def test_how_a_quote_differs(quote, words, difference):
    assert describe_difference(quote, words) == difference
