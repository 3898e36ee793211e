"""Ids made from names: readable in any script, unused, and never an address of the service."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

import pytest

from graph.editing import check_new_id
from graph.editing.new_ids import make_slug, make_unused_id
from graph.model import check_id


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Alma Shalabayeva", "alma-shalabayeva"),
        ("Élodie Ștefan", "elodie-stefan"),
        ("Łukasz Müller-Weiß", "lukasz-muller-weiss"),
        ("Þóra Æsir", "thora-aesir"),
        ("O'Brien", "obrien"),
        ("Côte d’Ivoire", "cote-divoire"),  # noqa: RUF001
        ("Мухтар Аблязов", "mukhtar-ablyazov"),
        ("Пётр Чайковский", "petr-chaykovskiy"),
        ("Объедков", "obedkov"),
        ("Қасым Щепин", "qasym-shchepin"),
        ("Нұрсұлтан Назарбаев", "nursultan-nazarbaev"),
        ("Володимир Зеленський", "volodimir-zelenskiy"),
        ("Ђорђе Љубовић", "djordje-ljubovic"),
        ("Αλέξης Τσίπρας", "alexis-tsipras"),
        ("Γιώργος Παπαδόπουλος", "giorgos-papadopoulos"),
        ("მიხეილ სააკაშვილი", "mikheil-saakashvili"),
        ("Նիկոլ Փաշինյան", "nikol-pashinyan"),
        ("مختار", "mkhtr"),
        ("عبد الله سعيد", "bd-llh-syd"),
        ("גולדה מאיר", "gvldh-myr"),
        ("习近平", "xijinping"),
        ("김정은", "gimjeongeun"),
        ("नरेन्द्र मोदी", "nrendr-modi"),
        ("BTA Bank & Co. № 5", "bta-bank-co-no-5"),
        ("— “…” —", ""),
    ],
)
def test_a_name_in_any_script_gives_a_readable_id(name: str, slug: str) -> None:
    assert make_slug(name) == slug
    assert not slug or check_id(slug) is None


@pytest.mark.parametrize("name", ["Élodie", "Сергей", "Қасым", "Αλέξης", "김정은"])
def test_composed_and_decomposed_letters_give_the_same_id(name: str) -> None:
    assert make_slug(unicodedata.normalize("NFD", name)) == make_slug(name)


def test_a_long_name_is_cut() -> None:
    assert make_slug("word " * 40) == "-".join(["word"] * 12)


@pytest.mark.parametrize(
    ("name", "prefix", "expected"),
    [
        ("Ada", "", "ada-3"),
        ("Ben", "", "ben"),
        ("—", "", "person"),
        ("Ada", "paper", "paper/ada"),
        ("History", "paper", "paper/history-2"),
    ],
)
def test_an_id_is_unused_and_no_address(name: str, prefix: str, expected: str) -> None:
    def find_used(ids: list[str]) -> Iterable[str]:
        return {"ada", "ada-2"} & set(ids)

    assert make_unused_id(name, "Person", find_used, prefix) == expected


def test_many_namesakes_get_numbers() -> None:
    used = {"ada", *(f"ada-{number}" for number in range(2, 120))}

    assert make_unused_id("Ada", "Person", lambda ids: used & set(ids)) == "ada-120"


@pytest.mark.parametrize(
    ("id_", "message"),
    [
        ("ada", None),
        ("paper/two-bankers", None),
        ("Ada", "'Ada' is not an id: small letters and digits, joined by hyphens or dots"),
        ("paper/", "'' is not an id: small letters and digits, joined by hyphens or dots"),
        (
            "paper/history",
            "'paper/history' ends with 'history', as addresses of the service do; choose another last word",
        ),
    ],
)
def test_a_chosen_id_is_checked(id_: str, message: str | None) -> None:
    assert check_new_id(id_) == message
