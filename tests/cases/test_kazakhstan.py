"""The bundled case: its claims are complete, and difficult passages are encoded right."""

from graph.model import (
    Claim,
    Entity,
    PropertyClaim,
    Source,
    make_claim_id,
    make_property_claim_id,
    parse_span,
)
from graph.ontology import load_ontology


def records(case, kind):
    return [each.record for each in case.records if isinstance(each.record, kind)]


def claims_of(case, edge_type, **fields):
    """Return (subject, object, source) of the claims of a type with these values of fields."""
    return {
        (claim.subject, claim.object, claim.source)
        for claim in records(case, Claim)
        if claim.edge_type == edge_type
        and all(getattr(claim, field) == value for field, value in fields.items())
    }


def test_every_claim_has_a_locator_a_quote_hash_and_a_note_but_no_quote(case):
    incomplete = [
        claim
        for claim in case.iter_claims()
        if not (claim.locator and claim.quote_sha256 and claim.note) or claim.quote is not None
    ]

    assert incomplete == []


def test_no_two_claims_share_an_id(case):
    ids = [make_claim_id(claim, load_ontology()) for claim in records(case, Claim)]
    ids += [make_property_claim_id(claim, load_ontology()) for claim in records(case, PropertyClaim)]

    assert len(set(ids)) == len(ids)


def test_a_claim_or_a_source_refers_to_every_entity(case):
    referenced = set()
    for claim in case.iter_claims():
        entity_ids = {claim.subject, claim.object} if isinstance(claim, Claim) else {claim.entity}
        properties = claim.properties.values() if isinstance(claim, Claim) else ()
        referenced |= {*entity_ids, *claim.said_by, *claim.about, claim.event, *properties}
    for source in records(case, Source):
        referenced |= {source.publisher, *source.author}

    assert {entity.id for entity in records(case, Entity)} - referenced == set()


def test_every_sentence_of_the_articles_is_listed(case):
    counts = {source: len(spans) for source, spans in case.coverage.sentences.items()}

    assert counts == {"amnesty": 20, "trend": 25, "euobserver": 45, "malta": 38, "statement": 25}


def test_every_sentence_has_a_claim_or_is_left_out_with_a_reason(case):
    claimed: dict[str, list[tuple[int, int]]] = {}
    for claim in case.iter_claims():
        claimed.setdefault(claim.source, []).append(parse_span(claim.locator))

    without = {
        (source, sentence)
        for source, sentences in case.coverage.sentences.items()
        for sentence in sentences
        if not any(start < sentence[1] and sentence[0] < end for start, end in claimed[source])
    }
    left_out = {
        (source, sentence) for source, reasons in case.coverage.left_out.items() for sentence in reasons
    }

    assert without == left_out
    assert all(reason for reasons in case.coverage.left_out.values() for reason in reasons.values())


def test_a_misspelt_name_is_kept_in_the_claim_and_is_no_alias(case):
    misspelt = {
        (claim.subject, claim.edge_type, claim.object)
        for claim in records(case, Claim)
        if claim.subject_name == "Mukhtarov"
    }
    aliases = {alias for entity in records(case, Entity) for alias in (entity.name, *entity.aliases)}

    assert misspelt == {
        ("mukhtar-ablyazov", "OPPOSED", "nursultan-nazarbayev"),
        ("mukhtar-ablyazov", "FUNDED", "trend.radical-opposition"),
    }
    assert "Mukhtarov" not in aliases


def test_spellings_are_aliases_of_one_person(case):
    spellings = {
        entity.id: {entity.name, *entity.aliases} for entity in records(case, Entity) if entity.aliases
    }

    assert spellings["mukhtar-ablyazov"] == {"Mukhtar Ablyazov", "Mukhtar Abliazov"}
    assert spellings["alma-shalabayeva"] == {"Alma Shalabayeva", "Alma Shalabaeva"}
    assert spellings["nursultan-nazarbayev"] == {"Nursultan Nazarbayev", "Nazarbaev"}


def test_a_page_that_was_fetched_years_later_has_the_date_of_its_content(case):
    dates = {source.id: source.published for source in records(case, Source)}

    assert dates == {
        "amnesty": "2013",
        "trend": "2013",
        "euobserver": "2013",
        "malta": "2013",
        "statement": "2013-06-01",
    }


def test_the_report_is_derived_from_the_release(case):
    derived = {source.id: source.derived_from for source in records(case, Source) if source.derived_from}

    assert derived == {"trend": ("amnesty",)}


def test_a_signed_statement_has_its_author_in_said_by_but_not_where_the_page_introduces_it(case):
    of_the_page = {"chars 174-246", "chars 247-291"}
    claims = [claim for claim in case.iter_claims() if claim.source == "statement"]
    statement = [claim for claim in claims if claim.locator not in of_the_page]
    introduction = [claim for claim in claims if claim.locator in of_the_page]

    assert {claim.said_by[-1] for claim in statement} == {"mukhtar-ablyazov"}
    assert {claim.stance for claim in statement} == {"alleged", "denied"}
    assert {(claim.stance, claim.said_by) for claim in introduction} == {("asserted", ())}


def test_three_states_requested_the_extradition_of_ablyazov(case):
    requests = {
        (claim.subject, claim.source, claim.stance)
        for claim in records(case, Claim)
        if claim.edge_type == "REQUESTED_EXTRADITION_OF" and claim.object == "mukhtar-ablyazov"
    }

    assert requests == {
        ("kazakhstan", "trend", "asserted"),
        ("russia", "trend", "asserted"),
        ("ukraine", "trend", "asserted"),
        ("ukraine", "amnesty", "alleged"),
    }


def test_marriages(case):
    assert claims_of(case, "MARRIED_TO") == {
        ("mukhtar-ablyazov", "alma-shalabayeva", "amnesty"),
        ("mukhtar-ablyazov", "alma-shalabayeva", "trend"),
        ("mukhtar-ablyazov", "alma-shalabayeva", "euobserver"),
        ("mukhtar-ablyazov", "alma-shalabayeva", "statement"),
        ("rakhat-aliyev", "malta.wife", "malta"),
    }


def test_two_people_worked_at_the_bank(case):
    assert claims_of(case, "WORKED_AT", object="bta-bank") == {
        ("tatiana-paraskevich", "bta-bank", "euobserver"),
        ("mukhtar-ablyazov", "bta-bank", "euobserver"),
    }


def test_feared_and_planned_acts_have_their_mode(case):
    assert claims_of(case, "KILLED", mode="actual") == {
        ("euobserver.kazakh-police", "euobserver.zhanaozen-dead", "euobserver")
    }
    assert claims_of(case, "KILLED", mode="planned") == {
        ("malta.network", "rakhat-aliyev", "malta"),
        ("kazakh-secret-service", "rakhat-aliyev", "malta"),
    }
    assert claims_of(case, "HANDED_OVER", mode="feared") == {
        ("ukraine", "mukhtar-ablyazov", "amnesty"),
        ("ukraine", "mukhtar-ablyazov", "trend"),
        ("ukraine", "tatiana-paraskevich", "euobserver"),
    }


def test_denied_claims(case):
    denied = {
        (claim.subject, claim.edge_type, claim.object, claim.said_by)
        for claim in records(case, Claim)
        if claim.stance == "denied"
    }

    assert denied == {
        ("alma-shalabayeva", "TOOK_PART_IN", "forged-documents", ("euobserver.lawyers",)),
        ("alua", "TOOK_PART_IN", "forged-documents", ("euobserver.lawyers",)),
        ("italian-police", "CHARGED", "alma-shalabayeva", ("mukhtar-ablyazov",)),
        ("italian-police", "CHARGED", "alua", ("mukhtar-ablyazov",)),
        ("mukhtar-ablyazov", "FUNDED", "open-dialog-foundation", ("open-dialog-foundation",)),
        ("rakhat-aliyev", "TOOK_PART_IN", "aliyev-crimes", ("rakhat-aliyev",)),
        ("rakhat-aliyev", "TOOK_PART_IN", "bankers-murder", ("rakhat-aliyev",)),
    }
