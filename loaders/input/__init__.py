"""What all loaders need of an input: a look at its beginning, its members, ids that keep datasets apart."""

from loaders.input.archives import Archive, extract_archive, open_archive
from loaders.input.ids import dataset_id_of, make_name_id, make_url_source_id, scope_id, unscope_id
from loaders.input.sample import Sample, take_sample

__all__ = [
    "Archive",
    "Sample",
    "dataset_id_of",
    "extract_archive",
    "make_name_id",
    "make_url_source_id",
    "open_archive",
    "scope_id",
    "take_sample",
    "unscope_id",
]
