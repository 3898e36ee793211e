"""The initial view of the bundled case shows the people that its five texts are about."""

from graph.derived import select_initial_entities


def test_the_initial_view_shows_the_main_people_of_the_texts(network):
    selected = select_initial_entities(network, 28)

    names = {network.name(id_) for id_ in selected}
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
    assert len(selected) == 28


def test_more_than_a_third_of_the_ties_are_not_of_the_two_hubs(network):
    view = network.subnetwork(select_initial_entities(network, 28))
    hubs = {"kazakhstan", "mukhtar-ablyazov"}

    others = [tie for tie in view.ties if not {tie.subject, tie.object} & hubs]
    assert len(others) > len(view.ties) / 3
