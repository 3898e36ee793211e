"""Read a case: a folder of YAML files that a person can write by hand.

    case.yaml        title and description
    sources.yaml     the sources that were read
    entities.yaml    the people, organisations, events and other entities, by kind
    ontology.yaml    optional: edge types and properties that the case declares for itself
    claims/*.yaml    one file for each source: its passages in order, and what each states
    sentences.yaml   optional: where the article and its sentences are in each text
    left_out.yaml    optional: sentences that state nothing, each with a reason

All mistakes are reported at once, each with file and line, and a case with a mistake yields no records.
"""

from loaders.case.loader import LOADER, NAME, stream_case
from loaders.case.reader import Case, read_case
from loaders.case.texts import TextFiles, match_text_files, read_text_files

__all__ = [
    "LOADER",
    "NAME",
    "Case",
    "TextFiles",
    "match_text_files",
    "read_case",
    "read_text_files",
    "stream_case",
]
