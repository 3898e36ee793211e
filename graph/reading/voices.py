"""What the origins of very many claims need to know, and no more: as `around`, but without a record of
everyone who is named.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.background import Background
from graph.light import LightClaim
from graph.store import recorded
from graph.store.within import Reads


def behind(store: Reads, claims: Iterable[LightClaim]) -> Background:
    """Return the sources of claims and of those that they repeat, in order of id; who among the speakers is
    unnamed; and which speakers work for a publisher of one of the sources. Kin and Events are left out.
    """
    claims = list(claims)
    found, voices = store.read(
        "light_voices",
        sources=sorted({claim.source for claim in claims}),
        voices=sorted({speaker for claim in claims for speaker in claim.said_by}),
        types=[type_.id for type_ in store.ontology.predicates.values() if type_.affiliation],
    ).rows[0]
    sources = sorted((recorded.source(one) for one in found), key=lambda source: source.id)
    return Background(
        sources={source.id: source for source in sources},
        unnamed=frozenset(id_ for id_, named, _ in voices if not named),
        works_for={id_: frozenset(employers) for id_, _, employers in voices if employers},
    )
