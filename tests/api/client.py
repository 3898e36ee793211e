"""A client of the service over a real store."""

from __future__ import annotations

from pathlib import Path

from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import AccessSettings, Settings
from api.store.holder import StoreHolder
from graph.store import Store

KAZAKHSTAN = Path(__file__).parents[2] / "cases" / "kazakhstan"
ANALYST = "ines"


def client_of(store: Store, settings: Settings | None = None) -> TestClient:
    """A client of the service on loopback; whatever it writes is written by ANALYST."""
    settings = settings or Settings(access=AccessSettings(analyst=ANALYST))
    holder = StoreHolder(lambda: store, store.ontology)
    return TestClient(create_app(settings, holder), base_url="http://127.0.0.1")
