"""The password of a store's only user: random, made before Neo4j first starts, never on a command line.

Neo4j reads its first user from `auth.ini`, which contains a salted hash. This module writes that file,
instead of Neo4j's own command. This keeps the password out of every process list, saves three seconds, and
means that the default password never works, not even for a moment.
"""

from __future__ import annotations

import hashlib
import secrets
import shutil

from graph.errors import StoreError
from graph.local.paths import StorePaths
from graph.private_files import write_private_file

DATABASE_USER = "neo4j"

_HASH_ROUNDS = 1024


def ensure_password(paths: StorePaths) -> str:
    """Return the store's password; make it, and the database's first user, if the store has none yet.

    Raises:
        StoreError: the store contains data but its password file is missing.
    """
    if paths.password_file.is_file():
        return paths.password_file.read_text(encoding="utf-8").strip()
    if paths.system_database.exists():
        raise StoreError(
            f"The store in {paths.home} has lost its password file {paths.password_file}.",
            "Put the file back, or choose another folder and load again.",
        )
    password = secrets.token_urlsafe(24)
    write_private_file(paths.first_start_mark, "")
    write_private_file(paths.initial_user_file, render_initial_user(password, secrets.token_bytes(32)))
    write_private_file(paths.password_file, password)
    return password


def discard_first_start(paths: StorePaths) -> None:
    """Remove what a first start left that never came to its end; nobody can have stored anything yet.

    Neo4j makes its files before the record of its transactions. If it is killed in between, it never starts
    again with these files.
    """
    if paths.first_start_mark.exists():
        shutil.rmtree(paths.data_folder, ignore_errors=True)
        paths.password_file.unlink(missing_ok=True)


def render_initial_user(password: str, salt: bytes) -> str:
    """Return the line of auth.ini for this password: `user:SHA-256,hash,salt,rounds:`."""
    digest = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(_HASH_ROUNDS - 1):
        digest = hashlib.sha256(digest).digest()
    return f"{DATABASE_USER}:SHA-256,{digest.hex()},{salt.hex()},{_HASH_ROUNDS}:\n"
