"""The password of a store's only user: random, made before Neo4j first starts, and never on a command line.

Neo4j takes its first user from `auth.ini`, which holds a salted hash. Writing that file here, instead of
by Neo4j's own command, keeps the password out of every process list, spares three seconds, and means
that the default password never works, not even for the moment before it would be changed.
"""

from __future__ import annotations

import hashlib
import secrets

from graph.errors import StoreError
from graph.local.paths import Layout
from graph.private_files import write_private

USER = "neo4j"
_ROUNDS = 1024


def ensure(layout: Layout) -> str:
    """The store's password; made, and set as the first user's, where the store has none yet.

    Raises:
        StoreError: the store holds data but its password is gone.
    """
    if layout.password.is_file():
        return layout.password.read_text(encoding="utf-8").strip()
    if (layout.home / "data" / "databases" / "system").exists():
        raise StoreError(
            f"The store in {layout.home} has lost its password file {layout.password}.",
            "Put the file back, or choose another folder and load again.",
        )
    password = secrets.token_urlsafe(24)
    write_private(layout.initial_user, initial_user(password, secrets.token_bytes(32)))
    write_private(layout.password, password)
    return password


def initial_user(password: str, salt: bytes) -> str:
    """The line of auth.ini for this password: `user:SHA-256,hash,salt,rounds:`."""
    digest = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(_ROUNDS - 1):
        digest = hashlib.sha256(digest).digest()
    return f"{USER}:SHA-256,{digest.hex()},{salt.hex()},{_ROUNDS}:\n"
