"""The models have all fields of the records, so that the API describes all that it sends and takes."""

from __future__ import annotations

from dataclasses import fields

import pytest

from api.models import annotations, edits, shared
from graph.model import Annotation, Claim, Entity, PropertyClaim, Source
from tests.docs.api_page import openapi_document

RESPONSES = {
    Source: shared.Source,
    Entity: shared.Entity,
    Claim: shared.Claim,
    PropertyClaim: shared.PropertyClaim,
}
# A source's text is never sent; whether a party says it is derived from all claims.
NOT_SENT = {Source: {"text"}, Entity: set(), Claim: set(), PropertyClaim: set()}
DERIVED_OF_CLAIMS = {"attribution", "by_party"}
DERIVED = {
    Source: set(),
    Entity: set(),
    Claim: DERIVED_OF_CLAIMS,
    PropertyClaim: DERIVED_OF_CLAIMS,
}

INPUTS = {
    Source: edits.NewSourceInput,
    Entity: edits.NewEntityInput,
    Claim: edits.NewClaimInput,
    PropertyClaim: edits.NewPropertyClaimInput,
}
# Set by the store or by a later identification; only a case has the hash of words that it may not keep.
SET_ON_EVERY_CLAIM = {"id", "dataset", "recorded_on", "recorded_by", "withdrawn_on", "quote_sha256"}
NOT_TAKEN = {
    Source: {"dataset"},
    Entity: {"dataset", "datasets"},
    Claim: SET_ON_EVERY_CLAIM | {"subject_id", "object_id"},
    PropertyClaim: SET_ON_EVERY_CLAIM | {"entity_id"},
}
# Stored with the change, and not in the record.
OF_THE_CHANGE = {Source: set(), Entity: set(), Claim: {"reason"}, PropertyClaim: {"reason"}}


def field_names(type_):
    return {field.name for field in fields(type_)}


@pytest.mark.parametrize("record", RESPONSES)
def test_a_response_has_every_field_of_its_record(record):
    names = RESPONSES[record].model_fields.keys()

    assert names - DERIVED[record] == field_names(record) - NOT_SENT[record]
    assert names >= DERIVED[record]


@pytest.mark.parametrize("record", INPUTS)
def test_a_request_has_every_field_that_an_analyst_may_write(record):
    names = INPUTS[record].model_fields.keys()

    assert names - OF_THE_CHANGE[record] == field_names(record) - NOT_TAKEN[record]
    assert names >= OF_THE_CHANGE[record]


def test_a_correction_has_the_fields_of_an_addition_and_of_a_change():
    of_a_change = edits.ChangeInput.model_fields.keys()

    for addition, correction in (
        (edits.SourceInput, edits.SourceCorrection),
        (edits.EntityInput, edits.EntityCorrection),
        (edits.NewClaimInput, edits.ClaimCorrection),
        (edits.NewPropertyClaimInput, edits.PropertyClaimCorrection),
        (edits.AnnotationInput, edits.AnnotationCorrection),
    ):
        assert correction.model_fields.keys() == addition.model_fields.keys() | of_a_change


def test_a_note_has_every_field_but_the_number_that_orders_changes():
    # The date of the last change has the same name in all responses.
    assert annotations.Annotation.model_fields.keys() == field_names(Annotation) - {"change", "at"} | {
        "changed_on"
    }


def test_no_object_of_the_document_has_fields_that_it_does_not_name():
    schemas = openapi_document()["components"]["schemas"]

    assert [
        name
        for name, schema in schemas.items()
        if "properties" in schema and schema.get("additionalProperties") is not False
    ] == []
