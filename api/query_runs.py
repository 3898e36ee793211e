"""Which queries a response was made from, found out by its address: nothing is kept of any response.

The id of a run is the address of its response and the revision of the store, compressed. Whoever resolves it
sends the same request again, with their own rights, and gets its queries instead of its content. Any process
of the service can do that, and nobody learns from an id more than they may read anyway.
"""

from __future__ import annotations

import base64
import binascii
import zlib
from dataclasses import dataclass
from urllib.parse import quote

from fastapi import Request

from api.root_path import add_root_path

RUNS_PATH = "/api/queries/runs"
# Longer ones do not fit in the header that names them; whoever has the address can send that instead.
MAX_ID_LENGTH = 900
MAX_ADDRESS_LENGTH = 65_000
_SENT_AS_IT_IS = "%!$&'()*+,/:;=?@[]~"


@dataclass(frozen=True)
class QueryRun:
    """The queries of one response.

    Args:
        address: path and query of its request, without the root path of the service.
        revision: of the store when the response was made; None if unknown.
    """

    address: str
    revision: str | None = None

    @classmethod
    def of_request(cls, request: Request) -> QueryRun:
        """Return the run of a request, as far as it has been handled."""
        path, query = quote(request.scope["path"]), quote(request.scope["query_string"], safe=_SENT_AS_IT_IS)
        return cls(f"{path}?{query}" if query else path, getattr(request.state, "revision", None))

    @classmethod
    def from_id(cls, id_: str) -> QueryRun | None:
        """Return the run with this id, or None if it is no id of a run."""
        try:
            compressed = base64.b64decode(f"{id_}{'=' * (-len(id_) % 4)}", altchars=b"-_", validate=True)
            inflater = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
            text = inflater.decompress(compressed, MAX_ADDRESS_LENGTH).decode("ascii")
        except (binascii.Error, zlib.error, ValueError):
            return None
        revision, _, address = text.partition("\n")
        return cls(address, revision or None) if inflater.eof and address.startswith("/") else None

    @property
    def id(self) -> str:
        """The id: the run itself, in characters that an address may have."""
        deflater = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
        text = f"{self.revision or ''}\n{self.address}".encode("ascii")
        return base64.urlsafe_b64encode(deflater.compress(text) + deflater.flush()).rstrip(b"=").decode()

    @property
    def complete_list(self) -> dict[str, str]:
        """Where the list of queries can be had, for the header that has only a part of it."""
        id_ = self.id
        path = f"{RUNS_PATH}/{id_}" if len(id_) <= MAX_ID_LENGTH else RUNS_PATH
        return {"run": add_root_path(path)}
