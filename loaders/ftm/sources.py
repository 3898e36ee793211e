"""The sources of a file of FollowTheMoney: the data sets that its entities come from.

An entity that was merged from several data sets does not say which of them says what. So each combination of
data sets is one source, made from them: it does not confirm what one of them says. And all combinations have
one publisher, whoever merged them, so that two combinations do not confirm each other.

A data set is the same source in every file that names it, so that two files with the same data set do not
confirm each other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from graph.model import Entity, Record, Source
from loaders.input import make_name_id, scope_id

SPACE = "ftm"
_MERGED = f"{SPACE}/~merged"
_MERGER = f"{_MERGED}/merger"
# The name that the library gives where there is none.
_NO_DATASET = "default"


class DatasetSources:
    """Gives the source of each combination of data sets, and the records that are needed for it.

    Args:
        dataset: the id of the dataset that is loaded.
        title: its title: the title of the source of entities that name no data set.
    """

    def __init__(self, dataset: str, title: str) -> None:
        self._dataset, self._title = dataset, title
        self._ids: dict[tuple[str, ...], str] = {}
        self._made: dict[str, str] = {}
        self._new: list[Record] = []

    def get(self, datasets: tuple[str, ...]) -> str:
        """Return the id of the source of these data sets, sorted by name."""
        id_ = self._ids.get(datasets)
        if id_ is None:
            id_ = self._ids[datasets] = self._add(datasets)
        return id_

    def get_file(self, name: str) -> str:
        """Return the id of the source that a table is."""
        id_ = f"{scope_id(self._dataset, name)}~file"
        if id_ not in self._made:
            self._made[id_] = id_
            self._new.append(Source(id=id_, dataset=self._dataset, title=name))
        return id_

    def get_organisation(self, name: str) -> str:
        """Return the id of an organisation of which only the name is known."""
        id_ = self._made.get(name)
        if id_ is None:
            id_ = self._made[name] = make_name_id(self._dataset, "Organisation", name)
            self._new.append(Entity(id=id_, kind="Organisation", name=name, dataset=self._dataset))
        return id_

    def get_unnamed(self, source: str, what: str) -> str:
        """Return the id of an organisation that is not named, of which a source speaks."""
        id_ = f"{source}/{what}"
        if id_ not in self._made:
            self._made[id_] = id_
            entity = Entity(
                id=id_,
                kind="Organisation",
                name=f"an {what} that is not named",
                dataset=self._dataset,
                named=False,
                source=source,
            )
            self._new.append(entity)
        return id_

    def take_new(self) -> Iterator[Record]:
        """Yield the records that were added since the last call, those first that others refer to."""
        new, self._new = self._new, []
        yield from new

    @property
    def has_new(self) -> bool:
        """Whether records were added since `take_new` was called."""
        return bool(self._new)

    def _add(self, datasets: tuple[str, ...]) -> str:
        if not datasets or datasets == (_NO_DATASET,):
            id_ = f"{self._dataset}/~file"
            self._new.append(Source(id=id_, dataset=self._dataset, title=self._title))
        elif len(datasets) == 1:
            id_ = scope_id(SPACE, datasets[0])
            self._new.append(Source(id=id_, dataset=self._dataset, title=datasets[0]))
        else:
            id_ = self._add_combination(datasets)
        return id_

    def _add_combination(self, datasets: tuple[str, ...]) -> str:
        parents = tuple(self.get((dataset,)) for dataset in datasets)
        self._add_merger()
        key = hashlib.blake2b("\n".join(datasets).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        id_ = f"{_MERGED}-{key}"
        self._new.append(
            Source(
                id=id_,
                dataset=self._dataset,
                title=f"{', '.join(datasets)} (merged)",
                publisher=_MERGER,
                derived_from=parents,
                note="One or several of these data sets say it; which, the file does not tell.",
            )
        )
        return id_

    def _add_merger(self) -> None:
        if _MERGER in self._made:
            return
        self._made[_MERGER] = _MERGER
        title = "Data sets of FollowTheMoney that were merged"
        self._new.append(Source(id=_MERGED, dataset=self._dataset, title=title))
        self._new.append(
            Entity(
                id=_MERGER,
                kind="Group",
                name="whoever merged the data sets",
                dataset=self._dataset,
                named=False,
                source=_MERGED,
            )
        )
