"""Read a case: a folder of YAML files that a person can write by hand.

    case.yaml        title and description
    sources.yaml     what was read
    entities.yaml    who and what it speaks of, by kind
    claims/*.yaml    one file for each source: its passages in order, and what each states
    sentences.yaml   optional: where the article and its sentences stand in each text
    left_out.yaml    optional: sentences that state nothing, each with a reason

Every mistake is reported with file and line, all of them at once, and a case with a mistake yields nothing.
"""

from loaders.case.reader import Case, read_case

__all__ = ["Case", "read_case"]
