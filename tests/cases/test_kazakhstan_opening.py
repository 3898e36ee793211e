"""What the bundled case opens with: the people that its five texts are about."""

from graph.derived.initial_view import opening
from graph.derived.network import part


def test_the_opening_shows_whom_the_texts_are_about(drawn):
    chosen = opening(drawn, 28)

    names = {drawn.name(id_) for id_ in chosen}
    assert {
        "Mukhtar Ablyazov",
        "Alma Shalabayeva",
        "Alua",
        "Tatiana Paraskevich",
        "Alexandr Pavlov",
        "Rakhat Aliyev",
        "Nursultan Nazarbayev",
        "Kazakhstan",
        "Zhanaozen, 16 December 2011",
    } <= names
    assert len(chosen) == 28


def test_its_two_hubs_are_far_from_being_all_of_it(drawn):
    found = part(drawn, opening(drawn, 28))
    hubs = {"kazakhstan", "mukhtar-ablyazov"}

    apart = [tie for tie in found.ties if not {tie.subject, tie.object} & hubs]
    assert len(apart) > len(found.ties) / 3
