"""At the end of the input, decide about the records that had to wait for others."""

from __future__ import annotations

from collections.abc import Iterator

from graph.model import InputRecord
from loaders.sync.batch_validation import BatchValidator
from loaders.sync.postponed_records import PostponedRecords
from loaders.sync.refusals import Refusals


def validate_postponed(
    postponed: PostponedRecords, validator: BatchValidator, refusals: Refusals, batch_size: int
) -> Iterator[list[InputRecord]]:
    """Yield the valid ones in batches, entities and sources before claims, and refuse the others.

    A batch must be handed on to the writer before the next one is taken.
    """
    while _refuse_nodes(postponed, validator, refusals, batch_size):
        pass
    for nodes in postponed.read_nodes(batch_size):
        batch = [each.input_record for each in nodes]
        validator.accept_nodes(batch)
        yield batch
    for claims in postponed.read_claims(batch_size):
        result = validator.validate([each.input_record for each in claims])
        refusals.add([invalid.to_refusal() for invalid in result.invalid])
        yield result.valid


def _refuse_nodes(
    postponed: PostponedRecords, validator: BatchValidator, refusals: Refusals, batch_size: int
) -> bool:
    """Refuse the entities and sources that are not valid, and return whether there were any.

    At first all count as existing, because they may refer to each other in any order. Where some are refused,
    others that refer to them are no longer valid either, and this must be called again.
    """
    has_refused = False
    for page in postponed.read_nodes(batch_size):
        result = validator.check_nodes([each.input_record for each in page], postponed)
        invalid = {id(each.input_record) for each in result.invalid}
        postponed.remove([each for each in page if id(each.input_record) in invalid])
        refusals.add([each.to_refusal() for each in result.invalid])
        has_refused = has_refused or bool(invalid)
    return has_refused
