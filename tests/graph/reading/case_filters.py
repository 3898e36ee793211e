"""Filters that match some ties of the bundled case and not others, by a name for each."""

from graph.derived import TieFilter

FILTERS = {
    "no filter": TieFilter(),
    "edge types": TieFilter(edge_types=("MARRIED_TO", "OPPOSED")),
    "family": TieFilter(families=("legal process",)),
    "kinds": TieFilter(kinds=("Person", "Event")),
    "source": TieFilter(sources=("malta",)),
    "stances": TieFilter(stances=("denied", "alleged")),
    "mode": TieFilter(modes=("feared",)),
    "valid from": TieFilter(valid_from="2013"),
    "valid until": TieFilter(valid_until="2012-06"),
    "valid at a time": TieFilter(valid_from="2013-05-31T20:00Z", valid_until="2013-06-01T02:00+02:00"),
    "said from": TieFilter(said_from="2013-08"),
    "said until": TieFilter(said_until="2012"),
    "both time axes": TieFilter(
        valid_from="2009", valid_until="2013", said_from="2013", said_until="2013-12-31"
    ),
    "standings": TieFilter(standings=("disputed", "denied", "alleged")),
    "several fields": TieFilter(
        families=("force", "kin"), stances=("asserted",), kinds=("Person",), sources=("amnesty",)
    ),
}
