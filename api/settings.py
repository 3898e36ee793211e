"""What an installation may set, grouped by subject, read from variables that begin with CASEGRAPH_."""

from __future__ import annotations

import getpass
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from platformdirs import user_config_path
from pydantic import (
    AfterValidator,
    Field,
    SecretStr,
    StringConstraints,
    ValidationError,
    ValidationInfo,
    field_validator,
)
from pydantic_settings import BaseSettings, SettingsConfigDict

from api.setting_checks import check_host_name, check_origin, is_placeholder, listed
from graph.errors import CasegraphError
from graph.store.connection.address import Login, chosen, local_path

PREFIX = "CASEGRAPH_"
NOBODY = "analyst"


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        # A container may run as a number that no name belongs to.
        return NOBODY


class _Group(BaseSettings):
    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="ignore")


class StoreSettings(_Group):
    """Which store is served, and as whom."""

    store: str | None = Field(default=None, description="The store's URL; left out, the local one.")
    user: str | None = Field(default=None, description="As whom to speak to a store that is not local.")
    password: SecretStr | None = Field(default=None, description="The password of that user.")
    database: str | None = Field(default=None, description="The database in a Neo4j that has several.")
    idle_minutes: float = Field(
        default=60, ge=0, description="A local store stops after so long without a request; 0 never."
    )

    @field_validator("password")
    @classmethod
    def _no_placeholder(cls, given: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        remote = local_path(chosen(info.data.get("store"))) is None
        if given is not None and remote and is_placeholder(given.get_secret_value()):
            raise ValueError("it holds a placeholder, and no secret")
        return given

    @property
    def login(self) -> Login:
        """As whom to speak to a store that is not local."""
        secret = self.password.get_secret_value() if self.password else None
        return Login(self.user, secret, self.database)


Names = Annotated[str, AfterValidator(lambda given: ",".join(map(check_host_name, listed(given))))]
Origins = Annotated[str, AfterValidator(lambda given: ",".join(map(check_origin, listed(given))))]


class ServerSettings(_Group):
    """Where the service listens, and by which names it is reached."""

    host: str = Field(default="127.0.0.1", description="The address to listen on.")
    port: int = Field(
        default=8000, ge=0, le=65535, description="The port to listen on; 0 for any that is free."
    )
    hosts: Names = Field(default="", description="Further names by which it is reached, separated by commas.")
    embedders: Origins = Field(
        default="",
        description="The sites that may show /embed in a frame, as https://NAME, separated by commas.",
    )

    @field_validator("host")
    @classmethod
    def _host(cls, given: str) -> str:
        return check_host_name(given.removeprefix("[").removesuffix("]"))


class AccessSettings(_Group):
    """Who may do what."""

    analyst: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)] = Field(
        default_factory=_login_name,
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
    queries_at_once: int = Field(default=4, ge=1, description="Users' own Cypher that runs at the same time.")
    page_size: int = Field(default=100, ge=1, description="Items of a page where the request does not say.")
    page_most: int = Field(default=1_000, ge=1, description="Items of a page at most.")
    picture_ties: int = Field(
        default=5_000, ge=1, description="Ties of a picture, where the request does not ask for more."
    )
    body_bytes: int = Field(default=1_000_000, ge=1, description="Bytes of a request's body at most.")


@dataclass(frozen=True)
class Settings:
    """All groups; each reads its own variables where it is not given."""

    store: StoreSettings = field(default_factory=StoreSettings)
    server: ServerSettings = field(default_factory=ServerSettings)
    access: AccessSettings = field(default_factory=AccessSettings)
    limits: LimitSettings = field(default_factory=LimitSettings)


GROUPS: tuple[type[_Group], ...] = (StoreSettings, ServerSettings, AccessSettings, LimitSettings)


def variables() -> dict[str, str]:
    """Return what each variable sets, by its name."""
    fields = ((name, field) for group in GROUPS for name, field in group.model_fields.items())
    return {f"{PREFIX}{name.upper()}": field.description or "" for name, field in fields}


def read_settings(
    *, store: Mapping[str, Any] | None = None, server: Mapping[str, Any] | None = None
) -> Settings:
    """Read all settings.

    Args:
        store, server: what was given on the command line, which goes before the variables; None is not given.

    Raises:
        CasegraphError: one of them cannot be used; the sentence names the variable and never its value.
    """
    try:
        return Settings(StoreSettings(**_given(store)), ServerSettings(**_given(server)))
    except ValidationError as error:
        fault = error.errors(include_url=False, include_input=False)[0]
        variable = f"{PREFIX}{str(fault['loc'][0]).upper()}"
        why = str(fault.get("ctx", {}).get("error") or fault["msg"]).partition(",")[0]
        raise CasegraphError(
            f"{variable} cannot be used: {why.replace('Input', 'it').replace('String', 'it')}.",
            f"It sets: {variables()[variable]}",
        ) from None


def _given(values: Mapping[str, Any] | None) -> dict[str, Any]:
    return {name: value for name, value in (values or {}).items() if value is not None}
