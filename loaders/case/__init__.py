"""Read a case: a folder of YAML files that a person can write by hand.

    case.yaml        title and description
    sources.yaml     the sources that were read
    entities.yaml    the people, organisations, events and other entities, by kind
    claims/*.yaml    one file for each source: its passages in order, and what each states
    sentences.yaml   optional: where the article and its sentences are in each text
    left_out.yaml    optional: sentences that state nothing, each with a reason

All mistakes are reported at once, each with file and line, and a case with a mistake yields no records.
"""

from loaders.case.reader import Case, read_case

__all__ = ["Case", "read_case"]
