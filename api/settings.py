"""The settings of an installation, grouped by subject, read from environment variables named CASEGRAPH_*."""

from __future__ import annotations

import getpass
import os
import re
from collections.abc import Iterator, Mapping
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

from graph.errors import CasegraphError
from graph.pydantic_messages import describe_pydantic_error
from graph.store import Credentials, local_path, resolve_url

VARIABLE_PREFIX = "CASEGRAPH_"
DEFAULT_ANALYST = "analyst"
# Former and present names, without the prefix. A limit with its former name would silently not be kept.
RENAMED_VARIABLES = {"QUERIES_AT_ONCE": "CONCURRENT_QUERIES", "PAGE_MOST": "MAX_PAGE_SIZE"}

_HOST_NAME = re.compile(r"[a-z0-9]([a-z0-9._-]*[a-z0-9])?|[0-9a-f:.]+")
_ORIGIN = re.compile(r"https?://([a-z0-9]([a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(:[0-9]{1,5})?")
_ROOT_PATH = re.compile(r"(?=.{2,100}$)(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)+")
# A request for `/api/counts` could not be told from one for `/counts` under the root path `/api`.
_RESERVED_ROOTS = frozenset({"api", "network", "embed", "health", "ready"})
# Every page names these sites in a header, and proxies refuse long headers.
MAX_EMBEDDERS_LENGTH = 800
_TEMPLATE_VALUE = re.compile(r"<.*>|\$\{.*\}|\{\{.*\}\}|\*+|(.)\1*", re.DOTALL)
_PLACEHOLDERS = frozenset(
    (
        *("admin", "changeit", "changeme", "changethis", "default", "dummy", "example", "fixme"),
        *("mypassword", "neo4j", "none", "null", "passw0rd", "password", "password1", "password123"),
        *("placeholder", "replaceme", "secret", "secretpassword", "test", "testpassword", "todo"),
        "yourpassword",
    )
)


def split_list(text: str) -> Iterator[str]:
    """Yield the items of a setting that is a list separated by commas, in lower case."""
    return (item for item in (item.strip().lower() for item in text.split(",")) if item)


def is_placeholder(secret: str) -> bool:
    """Return whether a secret is only what an example has in its place."""
    text = secret.strip()
    return (
        not text
        or bool(_TEMPLATE_VALUE.fullmatch(text))
        or re.sub(r"[-_. ]", "", text.casefold()) in _PLACEHOLDERS
    )


def _check_host_name(text: str) -> str:
    if not _HOST_NAME.fullmatch(text.lower()):
        raise ValueError("it takes a name or an address and nothing else")
    return text


def _check_origin(text: str) -> str:
    if not _ORIGIN.fullmatch(text):
        raise ValueError("it takes each site as https://NAME or https://NAME:PORT")
    return text


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        # A container may run under a user id that has no name.
        return DEFAULT_ANALYST


class _Group(BaseSettings):
    # A field's variable is its name with the prefix, unless the field has an alias.
    model_config = SettingsConfigDict(
        env_prefix=VARIABLE_PREFIX, env_ignore_empty=True, frozen=True, extra="ignore", populate_by_name=True
    )


class StoreSettings(_Group):
    """Which store the service opens, and with which credentials."""

    store: str | None = Field(default=None, description="The store's URL; by default the local store.")
    user: str | None = Field(default=None, description="The user's name for a store that is not local.")
    password: SecretStr | None = Field(default=None, description="The password of that user.")
    database: str | None = Field(default=None, description="The database in a Neo4j that has several.")
    idle_minutes: float = Field(
        default=60,
        ge=0,
        description="A local store is stopped after this time without a request, in minutes; 0 means never.",
    )

    @field_validator("password")
    @classmethod
    def _no_placeholder(cls, password: SecretStr | None, info: ValidationInfo) -> SecretStr | None:
        is_remote = local_path(resolve_url(info.data.get("store"))) is None
        if password is not None and is_remote and is_placeholder(password.get_secret_value()):
            raise ValueError("it holds a placeholder, and no secret")
        return password

    @property
    def credentials(self) -> Credentials:
        """The credentials for a store that is not local."""
        secret = self.password.get_secret_value() if self.password else None
        return Credentials(self.user, secret, self.database)


def _check_root_path(text: str) -> str:
    path = text.rstrip("/")
    if path and not _ROOT_PATH.fullmatch(path):
        raise ValueError("it takes a path as /casegraph")
    if path.strip("/").partition("/")[0] in _RESERVED_ROOTS:
        raise ValueError("it begins like an address of the service itself")
    return path


HostNames = Annotated[str, AfterValidator(lambda text: ",".join(map(_check_host_name, split_list(text))))]
Origins = Annotated[str, AfterValidator(lambda text: ",".join(map(_check_origin, split_list(text))))]
RootPath = Annotated[str, AfterValidator(_check_root_path)]


class ServerSettings(_Group):
    """Where the service listens, and under which names it is reached."""

    host: str = Field(default="127.0.0.1", description="The address to listen on.")
    port: int = Field(
        default=8000, ge=0, le=65535, description="The port to listen on; 0 means any free port."
    )
    public_host_names: HostNames = Field(
        default="",
        validation_alias="CASEGRAPH_HOSTS",
        description="More host names of the service, separated by commas.",
    )
    embedders: Origins = Field(
        default="",
        max_length=MAX_EMBEDDERS_LENGTH,
        description="The sites that may show /embed in a frame, as https://NAME, separated by commas.",
    )
    root_path: RootPath = Field(
        default="",
        description="The path under which a web server in front of the service publishes it, as /casegraph.",
    )

    @field_validator("host")
    @classmethod
    def _valid_host(cls, host: str) -> str:
        return _check_host_name(host.removeprefix("[").removesuffix("]"))


AuthorName = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=100)]


class AccessSettings(_Group):
    """Who may read and write."""

    author_name: AuthorName = Field(
        default_factory=_login_name,
        validation_alias="CASEGRAPH_ANALYST",
        description="The author of what is written on a loopback address; by default the login name.",
    )
    tokens_file: Path = Field(
        default_factory=lambda: user_config_path("casegraph") / "tokens.json",
        validation_alias="CASEGRAPH_TOKENS",
        description="The file of tokens; it contains only their hashes.",
    )


class LimitSettings(_Group):
    """The limits of one request."""

    max_query_rows: int = Field(
        default=10_000,
        ge=1,
        validation_alias="CASEGRAPH_QUERY_ROWS",
        description="Rows of a user's own query at most.",
    )
    max_query_seconds: float = Field(
        default=30.0,
        gt=0,
        validation_alias="CASEGRAPH_QUERY_SECONDS",
        description="Seconds that a user's own query may take.",
    )
    concurrent_queries: int = Field(
        default=4, ge=1, description="Users' own queries that run at the same time at most."
    )
    page_size: int = Field(default=100, ge=1, description="Items of a page where the request gives no limit.")
    max_page_size: int = Field(default=1_000, ge=1, description="Items of a page at most.")
    max_picture_ties: int = Field(
        default=5_000,
        ge=1,
        validation_alias="CASEGRAPH_PICTURE_TIES",
        description="Ties of a picture at most, unless the request allows more.",
    )
    max_body_bytes: int = Field(
        default=1_000_000,
        ge=1,
        validation_alias="CASEGRAPH_BODY_BYTES",
        description="Bytes of a request's body at most.",
    )
    max_import_bytes: int = Field(
        default=2_000_000_000,
        ge=1,
        validation_alias="CASEGRAPH_IMPORT_BYTES",
        description="Bytes of a file that is sent to be loaded, at most.",
    )


@dataclass(frozen=True)
class Settings:
    """All groups; a group that is left out is read from its variables."""

    store: StoreSettings = field(default_factory=StoreSettings)
    server: ServerSettings = field(default_factory=ServerSettings)
    access: AccessSettings = field(default_factory=AccessSettings)
    limits: LimitSettings = field(default_factory=LimitSettings)


GROUPS: tuple[type[_Group], ...] = (StoreSettings, ServerSettings, AccessSettings, LimitSettings)


def describe_variables() -> dict[str, str]:
    """Return the description of each variable by its name."""
    return {
        _variable_name(name): field.description or ""
        for group in GROUPS
        for name, field in group.model_fields.items()
    }


def read_settings(
    *, store: Mapping[str, Any] | None = None, server: Mapping[str, Any] | None = None
) -> Settings:
    """Read all settings.

    Args:
        store, server: values from the command line, which replace those of the variables unless they are
        None.

    Raises:
        CasegraphError: a value is wrong, or a variable has a new name; the message names the variable and
            never contains the value.
    """
    for former_name, name in RENAMED_VARIABLES.items():
        former, variable = f"{VARIABLE_PREFIX}{former_name}", f"{VARIABLE_PREFIX}{name}"
        if os.environ.get(former):
            raise CasegraphError(f"The setting {former} is now called {variable}.", "Rename it.")
    try:
        return Settings(StoreSettings(**_without_none(store)), ServerSettings(**_without_none(server)))
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)[0]
        variable = _variable_name(str(details["loc"][0]))
        why = describe_pydantic_error(details).partition(",")[0]
        raise CasegraphError(
            f"{variable} cannot be used: {'it ' if why.startswith('should') else ''}{why}.",
            f"Its meaning: {describe_variables()[variable]}",
        ) from None


def _without_none(values: Mapping[str, Any] | None) -> dict[str, Any]:
    return {name: value for name, value in (values or {}).items() if value is not None}


def _variable_name(field_name_or_alias: str) -> str:
    """Return the variable of a field, by the field's name or by its alias, which is the variable itself."""
    fields = {name: field for group in GROUPS for name, field in group.model_fields.items()}
    if field_name_or_alias not in fields:
        return field_name_or_alias
    alias = fields[field_name_or_alias].validation_alias
    return alias if isinstance(alias, str) else f"{VARIABLE_PREFIX}{field_name_or_alias.upper()}"
