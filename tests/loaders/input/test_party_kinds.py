"""What kind of party a name stands for, and how that is known."""

import pytest

from graph.errors import CasegraphError
from loaders.input.party_kinds import check_assumed_kind, decide_party_kind


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        (
            "Organisation",
            "Portcullis TrustNet (BVI) Limited|SOCIÉTÉ GÉNÉRALE S.A.|Mossack & Co.|\u041e\u041e\u041e Ромашка"
            "|Sp. z o.o. Ala|Ala Sp. z o.o.|The Grey Gull Foundation|OAKE & PARTNERS|Tidewater AG"
            "|Ministry of Trade|X.Y.Z. GmbH",
        ),
        (
            "Person",
            "MARIA LOPEZ|Jean-Luc d'Arc|JOHN CHAMBERS|Charlotte Church|SA MARIA|Ou Wei|Agnes Sia|Ag Olsen",
        ),
        ("Group", "Mr. and Mrs. Tarn|HEIRS OF LUCAN TARN|Ada Lund and Ben Lund, as joint tenants"),
    ],
)
def test_the_words_of_a_name_decide_the_kind(kind, names):
    assert {name: decide_party_kind(name).kind for name in names.split("|")} == dict.fromkeys(
        names.split("|"), kind
    )


@pytest.mark.parametrize(
    "name", ["THE BEARER", "Bearer 1", "El Portador", "to the bearer", "Not identified", "n/a"]
)
def test_words_that_name_nobody_are_no_name(name):
    decided = decide_party_kind(name)

    assert (decided.kind, decided.named, decided.basis) == ("Group", False, "the name names nobody")


def test_a_kind_that_nothing_supports_is_assumed_and_can_be_chosen():
    assert (decide_party_kind("Maria Lopez").assumed, decide_party_kind("Lopez Ltd").assumed) == (True, False)
    assert decide_party_kind("Maria Lopez", "Organisation").kind == "Organisation"
    assert decide_party_kind("Lopez Ltd", "Person").kind == "Organisation"


def test_only_kinds_of_parties_can_be_assumed():
    assert (check_assumed_kind(None), check_assumed_kind("Group")) == ("Person", "Group")
    with pytest.raises(CasegraphError, match="A party cannot be assumed to be a Place"):
        check_assumed_kind("Place")
