"""The page that lists the ontology is generated from it."""

from pathlib import Path

from graph.ontology import load_ontology
from graph.ontology.markdown import ontology_to_markdown

PAGE = Path(__file__).parents[3] / "docs" / "vocabulary.md"


def test_the_page_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == ontology_to_markdown(load_ontology()), "run `make vocabulary`"
