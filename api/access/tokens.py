"""Tokens that give people and programs access. Each is a random text, of which only the hash is stored.

A token has 256 random bits, so its hash needs neither a salt nor a slow hash function.
"""

from __future__ import annotations

import hashlib
import secrets
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

from filelock import FileLock
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from api.access.identity import Role
from graph.errors import CasegraphError
from graph.private_files import write_private_file

TOKEN_PREFIX = "casegraph_"
ADD_HINT = "Add one: `casegraph tokens add NAME --role reader`."
_OTHERS_MASK = stat.S_IRWXG | stat.S_IRWXO

TokenOwner = Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^[\w][\w .@'-]{0,99}$")]


class TokenRecord(BaseModel):
    """What is stored of a token: its owner and its hash, not the token itself."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    name: TokenOwner
    role: Role
    created_on: datetime = Field(alias="made")  # The key in files of tokens.
    sha256: str = Field(pattern="^[0-9a-f]{64}$", repr=False)


class _File(BaseModel):
    tokens: tuple[TokenRecord, ...] = ()


def read_tokens(file: Path) -> tuple[TokenRecord, ...]:
    """Return the tokens in a file; none if there is no file.

    Raises:
        CasegraphError: it is not a file of tokens, or other users than its owner may read it.
    """
    try:
        if file.stat().st_mode & _OTHERS_MASK:
            raise CasegraphError(
                f"Other users than its owner may read or change the file of tokens {file}.",
                f"Restrict it: chmod 600 {file}",
            )
        return _File.model_validate_json(file.read_bytes()).tokens
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise CasegraphError(f"The file of tokens {file} cannot be read: {error.strerror}.") from error
    except ValidationError as error:
        raise CasegraphError(
            f"{file} is not a file of tokens.", "Move it elsewhere, and add the tokens again."
        ) from error


def add_token(file: Path, name: str, role: Role) -> str:
    """Make a token, store its hash, and return it; it cannot be read again later.

    Raises:
        CasegraphError: the name is already used or not valid, or the file cannot be used.
    """
    secret = TOKEN_PREFIX + secrets.token_urlsafe(32)
    now = datetime.now(UTC).replace(microsecond=0)
    try:
        new = TokenRecord(name=name, role=role, created_on=now, sha256=hash_token(secret))
    except ValidationError:
        raise CasegraphError(
            f"{name!r} cannot be the name of a token.",
            "Use up to 100 letters, digits, spaces, dots, hyphens and @; begin with a letter or digit.",
        ) from None
    with _locked(file):
        existing = read_tokens(file)
        if any(token.name == new.name for token in existing):
            raise CasegraphError(
                f"There is a token for {new.name} already.", "Remove it first, or choose another name."
            )
        _write(file, (*existing, new))
    return secret


def remove_token(file: Path, name: str) -> None:
    """Remove a token; its owner has no access from then on.

    Raises:
        CasegraphError: there is no token of that name, or the file cannot be used.
    """
    with _locked(file):
        existing = read_tokens(file)
        remaining = tuple(token for token in existing if token.name != name)
        if len(remaining) == len(existing):
            raise CasegraphError(f"There is no token for {name}.", "`casegraph tokens list` lists them all.")
        _write(file, remaining)


def hash_token(token: str) -> str:
    """Return the SHA-256 of a token in hexadecimal, which is what is stored of it."""
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()


def _write(file: Path, tokens: Iterable[TokenRecord]) -> None:
    try:
        write_private_file(file, _File(tokens=tuple(tokens)).model_dump_json(indent=1, by_alias=True))
    except OSError as error:
        raise CasegraphError(f"The file of tokens {file} cannot be written: {error.strerror}.") from error


@contextmanager
def _locked(file: Path) -> Iterator[None]:
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FileLock(file.with_name(f".{file.name}.lock"), mode=0o600)
        lock.acquire()
    except OSError as error:
        raise CasegraphError(
            f"The file of tokens {file} cannot be written: {error.strerror}.", "Check the folder."
        ) from error
    try:
        yield
    finally:
        lock.release()
