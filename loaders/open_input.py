"""Find out what a path is, and open it: one input, or all that are in a folder or a zip archive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from graph.errors import CasegraphError
from graph.ontology import Ontology
from loaders import ftm, tables
from loaders.case.litter import is_litter
from loaders.input import Sample, extract_archive, take_sample
from loaders.loader import Loader, LoadOptions
from loaders.record_stream import RecordStream
from loaders.registry import LOADERS, describe_unknown, get_loader


@dataclass(frozen=True)
class OpenedInput:
    """What was found at a path.

    Args:
        streams: the records of each input, in the order of the names of the files.
        unknown: the files of a folder or an archive that no loader knows, and tables that need a mapping.
        failed: the other files of a folder or an archive that cannot be loaded, each with the reason.
    """

    streams: tuple[RecordStream, ...]
    unknown: tuple[str, ...] = ()
    failed: tuple[tuple[str, CasegraphError], ...] = ()


def recognise(sample: Sample) -> Loader | None:
    """Return the first loader that knows an input, or None."""
    return next((loader for loader in LOADERS if loader.recognise(sample)), None)


@contextmanager
def open_input(
    path: Path, options: LoadOptions, ontology: Ontology, loader_name: str | None = None
) -> Iterator[OpenedInput]:
    """Yield what is at a path. The files of an archive exist only inside the `with` block.

    Args:
        loader_name: the name of the loader to use, instead of the one that knows the input.

    Raises:
        CasegraphError: there is nothing at the path, no loader knows it, or it cannot be read at all.
    """
    sample = take_sample(path)
    loader = get_loader(loader_name) if loader_name else _choose_loader(sample, options)
    if loader is not None:
        yield OpenedInput((_open_stream(loader, path, options, ontology),))
    elif sample.is_zip:
        _require_named_case(sample)
        with extract_archive(path) as folder:
            yield _open_files(path, folder, options, ontology)
    elif sample.is_folder:
        yield _open_files(path, path, options, ontology)
    else:
        raise describe_unknown(path)


def _open_stream(loader: Loader, path: Path, options: LoadOptions, ontology: Ontology) -> RecordStream:
    stream = loader.open(path, options, ontology)
    if options.limit is None:
        return stream
    # What lies beyond the limit is unknown, so nothing is withdrawn.
    return replace(stream, changed=lambda: iter(()))


def _open_files(path: Path, folder: Path, options: LoadOptions, ontology: Ontology) -> OpenedInput:
    """Open all inputs in a folder. What one of them is wrong with keeps none of the others out."""
    streams, unknown, failed = [], [], []
    for found, loader in _find_inputs(folder, options):
        name = found.relative_to(folder).as_posix()
        if loader is None or (loader.name == tables.LOADER.name and options.mapping is None):
            unknown.append(name)
            continue
        try:
            streams.append(_open_stream(loader, found, options, ontology))
        except CasegraphError as error:
            failed.append((name, error))
    if not streams:
        raise failed[0][1] if failed else describe_unknown(path)
    _require_different_datasets(path, streams)
    return OpenedInput(tuple(streams), tuple(unknown), tuple(failed))


def _choose_loader(sample: Sample, options: LoadOptions) -> Loader | None:
    loader = recognise(sample)
    is_table = loader is not None and loader.name == tables.LOADER.name
    if is_table and options.mapping is not None and ftm.is_ftm_mapping(options.mapping):
        return ftm.LOADER
    return loader


def _find_inputs(folder: Path, options: LoadOptions) -> Iterator[tuple[Path, Loader | None]]:
    """Yield each input in a folder with its loader, and each other file with None, in order of name."""
    for path in sorted(each for each in folder.iterdir() if not is_litter(each.name)):
        loader = _choose_loader(take_sample(path), options)
        # A link to a folder could lead in a circle.
        if path.is_dir() and loader is None and not path.is_symlink():
            yield from _find_inputs(path, options)
        else:
            yield path, loader


def _require_named_case(sample: Sample) -> None:
    if "case.yaml" in sample.members:
        raise CasegraphError(
            f"{sample.path} has the files of a case without their folder, whose name is that of the case.",
            "Make the archive of the folder itself.",
        )


def _require_different_datasets(path: Path, streams: Sequence[RecordStream]) -> None:
    # To load a dataset is to make the store equal to it, so two files with one id would remove each other.
    datasets = [stream.dataset.id for stream in streams]
    for id_ in datasets:
        if datasets.count(id_) > 1:
            raise CasegraphError(
                f"Several files in {path} would be the dataset {id_}.",
                "Load them one by one, each with a --dataset of its own, or name the tables in one mapping.",
            )
