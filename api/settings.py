"""What an installation may set, grouped by subject, read from variables that begin with CASEGRAPH_."""

from __future__ import annotations

import getpass
from dataclasses import dataclass, field
from pathlib import Path

from platformdirs import user_config_path
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class _Group(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="CASEGRAPH_", frozen=True, extra="ignore")


class StoreSettings(_Group):
    """Which store is served."""

    store: str | None = Field(default=None, description="The store's URL; left out, the local one.")
    idle_minutes: float = Field(
        default=0, ge=0, description="A local store stops after so long without a request; 0 never."
    )


class ServerSettings(_Group):
    """Where the service listens."""

    host: str = Field(default="127.0.0.1", description="The address to listen on.")
    port: int = Field(default=8000, ge=1, le=65535, description="The port to listen on.")
    hosts: str = Field(default="", description="Further names by which it is reached, separated by commas.")

    @property
    def names(self) -> frozenset[str]:
        """Every host name that a request may carry."""
        further = {name.strip() for name in self.hosts.split(",") if name.strip()}
        return frozenset({"127.0.0.1", "localhost", "[::1]", self.host, *further})


class AccessSettings(_Group):
    """Who may do what."""

    analyst: str = Field(
        default_factory=getpass.getuser,
        description="The name under which whoever started it on loopback writes; else the login name.",
    )
    tokens: Path = Field(
        default_factory=lambda: user_config_path("casegraph") / "tokens.json",
        description="The file of tokens, which keeps their hashes.",
    )


class LimitSettings(_Group):
    """What one request may ask for."""

    query_rows: int = Field(default=10_000, ge=1, description="Rows of a user's own Cypher.")
    query_seconds: float = Field(default=30.0, gt=0, description="Seconds of a user's own Cypher.")
    page_size: int = Field(default=100, ge=1, description="Items of a page where the request does not say.")
    page_most: int = Field(default=1_000, ge=1, description="Items of a page at most.")


@dataclass(frozen=True)
class Settings:
    """All groups; each reads its own variables where it is not given."""

    store: StoreSettings = field(default_factory=StoreSettings)
    server: ServerSettings = field(default_factory=ServerSettings)
    access: AccessSettings = field(default_factory=AccessSettings)
    limits: LimitSettings = field(default_factory=LimitSettings)
