"""Ids of entities in a file of FollowTheMoney: those that they came with, where that is possible."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from urllib.parse import unquote

from graph.model import Entity, Source

DATASET_SOURCES = "ftm/"
"""The space of sources that are data sets of FollowTheMoney, and of who publishes them."""
_MERGED = "ftm/~merged"
_FILE = "/~file"

# As `followthemoney.types.entity` has it.
_VALID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?", re.ASCII)
_UNFIT = re.compile(r"[^0-9a-zA-Z.-]+")
_MAX_LENGTH = 255


class FtmIds:
    """Gives each record one id of its own.

    An entity of a loaded file has its id in the space of its dataset, `DATASET/ID`, and gets the id back that
    it had in its file. Where another entity has that id already, or where it has signs that the format does
    not allow, the id is a hash.
    """

    def __init__(self) -> None:
        self._by_id: dict[str, str] = {}
        self._owners: dict[str, str] = {}
        self._datasets: dict[str, tuple[str, ...]] = {}

    def learn_sources(self, sources: Mapping[str, Source]) -> None:
        """Learn which sources are data sets of FollowTheMoney, or several of them merged."""
        for id_, source in sources.items():
            if id_.startswith(_MERGED):
                parents = (sources[each] for each in source.derived_from if each in sources)
                self._datasets[id_] = tuple(parent.title for parent in parents)
            elif id_.startswith(DATASET_SOURCES):
                self._datasets[id_] = (source.title,)
            elif id_.endswith(_FILE):
                self._datasets[id_] = ("default",)

    def datasets_of(self, source: str) -> tuple[str, ...]:
        """Return the names of the data sets that a source is; none if it is a document."""
        return self._datasets.get(source, ())

    def is_of_dataset_source(self, id_: str) -> bool:
        """Return whether an entity only publishes data sets of FollowTheMoney."""
        return id_.startswith(DATASET_SOURCES)

    def original(self, id_: str, dataset: str) -> str:
        """Return the id that a record had in the file of its dataset."""
        return _original(id_, (dataset,))

    def get(self, id_: str, datasets: tuple[str, ...] = ()) -> str:
        """Return the id of an entity or source.

        Args:
            datasets: ids of the datasets in whose space it may be.
        """
        if id_ not in self._by_id:
            self._by_id[id_] = self.claim(_original(id_, datasets), id_)
        return self._by_id[id_]

    def get_entity(self, entity: Entity) -> str:
        """Return the id of an entity; that of an unnamed one begins with the id of its source."""
        if entity.named or not entity.source or entity.id in self._by_id:
            return self.get(entity.id, entity.datasets or (entity.dataset,))
        source = self.get(entity.source, entity.datasets or (entity.dataset,))
        own = _UNFIT.sub("-", entity.id.removeprefix(entity.source)).strip("-.")
        hashed = hashlib.blake2b(entity.id.encode(), digest_size=6).hexdigest()
        wished = f"{source}-{own or hashed}"
        is_free = _is_valid(wished) and self._owners.get(wished, entity.id) == entity.id
        self._by_id[entity.id] = self.claim(wished if is_free else f"{source}-{hashed}", entity.id)
        return self._by_id[entity.id]

    def claim(self, wished: str, owner: str) -> str:
        """Return the wished id if it is valid and free, or else a hash of the owner's."""
        if _is_valid(wished) and self._owners.setdefault(wished, owner) == owner:
            return wished
        hashed = f"casegraph-{hashlib.blake2b(owner.encode(), digest_size=12).hexdigest()}"
        self._owners[hashed] = owner
        return hashed


def _original(id_: str, datasets: tuple[str, ...]) -> str:
    for dataset in datasets:
        if id_.startswith(f"{dataset}/"):
            return unquote(id_.removeprefix(f"{dataset}/"))
    return id_


def _is_valid(id_: str) -> bool:
    return len(id_) <= _MAX_LENGTH and _VALID.fullmatch(id_) is not None
