"""Finds out who sends a request: the local analyst on a loopback address, elsewhere the owner of a token."""

from __future__ import annotations

import base64
import binascii
import hmac
import ipaddress
import socket
from pathlib import Path
from typing import Protocol

from starlette.datastructures import Headers

from api.access import tokens
from api.access.identity import Identity
from api.access.tokens import TokenRecord
from api.errors import UnauthorisedError, UnavailableError
from api.logs import log
from api.settings import ServerSettings, Settings, split_list
from graph.errors import CasegraphError


class Authenticator(Protocol):
    """Finds out who sends a request."""

    def authenticate(self, headers: Headers) -> Identity:
        """Return the sender of a request with these headers.

        Raises:
            UnauthorisedError: the sender has no access.
            UnavailableError: the list of those who have access cannot be read.
        """


class LocalAuthenticator:
    """Takes every request for one of the local analyst, who started the service.

    Args:
        name: the analyst's name, the author of everything that is written.
    """

    def __init__(self, name: str) -> None:
        self._identity = Identity(name, "editor")

    def authenticate(self, headers: Headers) -> Identity:  # noqa: ARG002 - the sender is always the same
        """Return the local analyst."""
        return self._identity


class TokenAuthenticator:
    """Gives access to the owners of the tokens in a file; a change of the file has effect at once.

    Args:
        file: the file of tokens, see `api.access.tokens`.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._cached: tuple[object, tuple[TokenRecord, ...]] = (None, ())

    def authenticate(self, headers: Headers) -> Identity:
        """Return the owner of the token, which is sent as bearer, or as a password with any user name."""
        secret = _get_secret(headers.get("authorization", ""))
        if not secret:
            raise UnauthorisedError(
                "This service needs a token.",
                "A program sends the header Authorization: Bearer TOKEN. "
                "A browser asks for a name and a password: any name will do, and the token is the password.",
            )
        hash_ = tokens.hash_token(secret)
        # All are compared, so that the time that it takes does not depend on which one matches.
        matches = [token for token in self._read_tokens() if hmac.compare_digest(token.sha256, hash_)]
        if not matches:
            raise UnauthorisedError(
                "There is no such token.", "Ask the person who runs the service for a token."
            )
        return Identity(matches[0].name, matches[0].role)

    def _read_tokens(self) -> tuple[TokenRecord, ...]:
        stamp = _file_stamp(self._file)
        if stamp != self._cached[0]:
            try:
                self._cached = (stamp, tokens.read_tokens(self._file))
            except CasegraphError as error:
                # The path of the file and what is wrong with it must not reach senders without access.
                log.error("tokens", error=str(error))
                raise UnavailableError("The service cannot read its list of tokens.") from error
        return self._cached[1]


def build_authenticator(settings: Settings) -> Authenticator:
    """Return the authenticator for a service with these settings.

    Raises:
        CasegraphError: other machines can reach the service, and there is no token.
    """
    if is_loopback_only(settings.server):
        return LocalAuthenticator(settings.access.author_name)
    file = settings.access.tokens_file
    if not tokens.read_tokens(file):
        raise CasegraphError(
            f"Other machines can reach {settings.server.host}, and there is no token yet.", tokens.ADD_HINT
        )
    return TokenAuthenticator(file)


def is_loopback_only(server: ServerSettings) -> bool:
    """Return whether only this machine reaches a service: it listens on loopback and has no other host name.

    Another host name means that a web server on this machine forwards requests of other machines.

    Raises:
        CasegraphError: there is no such address.
    """
    try:
        addresses = {info[4][0] for info in socket.getaddrinfo(server.host, None)}
    except (OSError, UnicodeError):
        raise CasegraphError(
            f"{server.host} is not an address of this machine.", "Leave --host out, or give an IP address."
        ) from None
    return not any(split_list(server.public_host_names)) and all(
        ipaddress.ip_address(str(address).partition("%")[0]).is_loopback for address in addresses
    )


def _file_stamp(file: Path) -> object:
    """Return a value that changes whenever the file is written; None if there is no file."""
    try:
        status = file.stat()
    except OSError:
        return None
    return (status.st_ino, status.st_mtime_ns, status.st_size, status.st_mode)


def _get_secret(authorization: str) -> str:
    """Return the token in the value of an `Authorization` header, or ""."""
    scheme, _, credentials = authorization.partition(" ")
    if scheme.lower() == "bearer":
        return credentials.strip()
    if scheme.lower() == "basic":
        try:
            return base64.b64decode(credentials, validate=True).decode().partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return ""
    return ""
