"""From a request to whoever sends it: on this machine alone the analyst, elsewhere whoever holds a token."""

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
from api.access.identity import Caller
from api.access.tokens import Token
from api.errors import UnauthorisedError, UnavailableError
from api.logs import log
from api.setting_checks import listed
from api.settings import ServerSettings, Settings
from graph.errors import CasegraphError


class Callers(Protocol):
    """Everybody who may send requests."""

    def of(self, headers: Headers) -> Caller:
        """Return whoever sends a request with these headers.

        Raises:
            UnauthorisedError: it is nobody who is known.
            UnavailableError: who is known cannot be read.
        """


class Analyst:
    """Whoever started the service on their own machine: every request is theirs.

    Args:
        name: under which they write.
    """

    def __init__(self, name: str) -> None:
        self._caller = Caller(name, "editor")

    def of(self, headers: Headers) -> Caller:  # noqa: ARG002 - nothing is asked for
        """Return the analyst."""
        return self._caller


class Known:
    """Everybody who holds a token of a file; a change of the file counts from the next request on.

    Args:
        file: of tokens.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._read: tuple[object, tuple[Token, ...]] = (None, ())

    def of(self, headers: Headers) -> Caller:
        """Return whoever holds the token that is given, as bearer or as the password of anybody."""
        given = _given(headers.get("authorization", ""))
        if not given:
            raise UnauthorisedError(
                "This service asks for a token.",
                "A program sends the header Authorization: Bearer TOKEN. "
                "A browser asks for a name and a password: any name will do, and the token is the password.",
            )
        sum_ = tokens.sum_of(given)
        # Each is compared, whichever fits, so that the time that it takes tells nothing.
        found = [one for one in self._tokens() if hmac.compare_digest(one.sha256, sum_)]
        if not found:
            raise UnauthorisedError("Nobody is known by this token.", "Ask whoever runs the service for one.")
        return Caller(found[0].name, found[0].role)

    def _tokens(self) -> tuple[Token, ...]:
        mark = _mark(self._file)
        if mark != self._read[0]:
            try:
                self._read = (mark, tokens.read(self._file))
            except CasegraphError as error:
                # Where the file is and what is wrong with it is not for whoever is not known yet.
                log.error("tokens", error=str(error))
                raise UnavailableError("The service cannot read who may use it.") from error
        return self._read[1]


def callers_of(settings: Settings) -> Callers:
    """Return everybody who may send requests to a service with these settings.

    Raises:
        CasegraphError: others than this machine can reach it, and there is no token.
    """
    if on_this_machine_alone(settings.server):
        return Analyst(settings.access.analyst)
    file = settings.access.tokens
    if not tokens.read(file):
        raise CasegraphError(
            f"Others can reach {settings.server.host}, and there is no token by which to know them.",
            tokens.MAKE,
        )
    return Known(file)


def on_this_machine_alone(server: ServerSettings) -> bool:
    """Tell whether a service is reached from this machine only: it listens on loopback, under no other name.

    A further name means that something passes requests of others on to it.

    Raises:
        CasegraphError: there is no such address.
    """
    try:
        found = {info[4][0] for info in socket.getaddrinfo(server.host, None)}
    except (OSError, UnicodeError):
        raise CasegraphError(
            f"{server.host} is no address of this machine.", "Leave --host out, or give an IP address."
        ) from None
    return not any(listed(server.hosts)) and all(
        ipaddress.ip_address(str(address).partition("%")[0]).is_loopback for address in found
    )


def _mark(file: Path) -> object:
    """Return what changes whenever a file is written anew."""
    try:
        found = file.stat()
    except OSError:
        return None
    return (found.st_ino, found.st_mtime_ns, found.st_size, found.st_mode)


def _given(authorization: str) -> str:
    scheme, _, rest = authorization.partition(" ")
    if scheme.lower() == "bearer":
        return rest.strip()
    if scheme.lower() == "basic":
        try:
            return base64.b64decode(rest, validate=True).decode().partition(":")[2]
        except (binascii.Error, UnicodeDecodeError):
            return ""
    return ""
