"""Who writes by a request, and the key by which the request is recognised when it is sent again."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Header, Request

from api.access.identity import EditorDep, Identity
from graph.editing import KEPT_HOURS, MAX_KEPT, ChangeInfo, IdempotencyKey
from graph.errors import CasegraphError

KEY_HEADER = "Idempotency-Key"
MAX_KEY_LENGTH = 200

# The draft makes the value a string in quotation marks (RFC 9651); most clients leave them out.
_QUOTED_OR_PLAIN = re.compile(rf'"([ !#-\[\]-~]{{1,{MAX_KEY_LENGTH}}})"|([!#-\[\]-~]{{1,{MAX_KEY_LENGTH}}})')

_DESCRIPTION = (
    "A key of your own for this request, such as a random UUID. If you do not hear the answer, send the same "
    "request with the same key again: it is carried out once, and the answer shows the record as it is then. "
    f"A key is remembered for {KEPT_HOURS} hours, as long as there are not more than {MAX_KEPT:,} newer ones."
)


@dataclass(frozen=True)
class Writer:
    """The sender of a request that writes.

    Args:
        identity: who it is; they may write.
        key: the key of the request, or None.
    """

    identity: Identity
    key: IdempotencyKey | None

    def change_info(self, reason: str | None = None) -> ChangeInfo:
        """Return who makes the change of this request, and why."""
        return ChangeInfo(self.identity.name, reason, self.key)


async def _get_writer(
    request: Request,
    editor: EditorDep,
    key: Annotated[str | None, Header(alias=KEY_HEADER, description=_DESCRIPTION)] = None,
) -> Writer:
    """Return the sender of the request, who may write.

    Raises:
        ForbiddenError: the sender may only read.
        CasegraphError: the key is no key, or there are several.
    """
    if key is None:
        return Writer(editor, None)
    return Writer(editor, IdempotencyKey(_read_key(request), await _hash_request(request)))


def _read_key(request: Request) -> str:
    values = request.headers.getlist(KEY_HEADER)
    match = _QUOTED_OR_PLAIN.fullmatch(values[0])
    if len(values) > 1 or match is None:
        raise CasegraphError(
            f"The header {KEY_HEADER} takes one key of at most {MAX_KEY_LENGTH} ASCII characters.",
            "Use a random UUID.",
        )
    return match[1] or match[2]


async def _hash_request(request: Request) -> str:
    """Return a hash of everything that a request asks to be written."""
    digest = hashlib.sha256(f"{request.method} {request.url.path}?{request.url.query}\n".encode())
    digest.update(await request.body())
    return digest.hexdigest()


WriterDep = Annotated[Writer, Depends(_get_writer)]
