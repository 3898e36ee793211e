"""A client of the service over a real store."""

from __future__ import annotations

from fastapi.testclient import TestClient

from api.app import create_app
from api.settings import AccessSettings, Settings
from api.store.provider import StoreProvider
from graph.store import Store

# The author of all changes that the client of `make_client` sends.
ANALYST = "ines"


def make_client(store: Store, settings: Settings | None = None) -> TestClient:
    """Return a client of the service on loopback. By default the service takes it for ANALYST."""
    settings = settings or Settings(access=AccessSettings(author_name=ANALYST))
    provider = StoreProvider(lambda: store, store.ontology)
    return TestClient(create_app(settings, provider), base_url="http://127.0.0.1")
