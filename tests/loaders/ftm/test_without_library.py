"""followthemoney is an optional extra: without it a sentence says how to get it; nothing else needs it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from graph.errors import CasegraphError
from tests.loaders.ftm.read_ftm import person, read_entities


def test_without_the_library_a_sentence_says_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "followthemoney", None)

    with pytest.raises(CasegraphError, match="needs the library followthemoney") as caught:
        read_entities(tmp_path, person("p"))

    assert "pip install 'casegraph[ftm]'" in caught.value.hint


def test_no_module_imports_the_library_by_itself():
    """`casegraph load` imports all loaders, also where the library is not installed."""
    root = Path(__file__).parents[3]
    sources = [*(root / "loaders" / "ftm").glob("*.py"), *(root / "graph" / "ftm").glob("*.py")]

    assert len(sources) > 10
    assert [
        path.name
        for path in sources
        if re.search(r"^\s*(from|import) followthemoney", path.read_text("utf-8"), re.M)
    ] == []
