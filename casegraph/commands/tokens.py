"""`casegraph tokens`: manage who may use a service that other machines can reach."""

from __future__ import annotations

from typing import Annotated

import typer

from api.access import tokens
from api.access.identity import Role
from api.settings import read_settings
from casegraph.console import err, out, print_json
from casegraph.options import AsJson

app = typer.Typer(
    no_args_is_help=True, help="Manage the tokens that give people and programs access to the service."
)

TokenOwner = Annotated[
    str, typer.Argument(help="The owner of the token. Changes that they make are stored under this name.")
]


@app.command()
def add(
    name: TokenOwner,
    role: Annotated[
        Role, typer.Option(help="A reader can read everything. An editor can also write.")
    ] = "reader",
) -> None:
    """Make a token and print it. It is printed only this time, because only its hash is stored.

    Example:

      casegraph tokens add anna --role editor
    """
    file = read_settings().access.tokens_file
    token = tokens.add_token(file, name, role)
    err.print(
        f"This is the token of {name}, {role}. It cannot be shown again: {file} stores only its hash.",
        markup=False,
    )
    out.print(token, markup=False)


@app.command("list")
def list_(as_json: AsJson = False) -> None:
    """List the owners of tokens, each with the role and the date.

    Example:

      casegraph tokens list
    """
    owners = [
        {"name": token.name, "role": token.role, "made": token.created_on.isoformat()}
        for token in tokens.read_tokens(read_settings().access.tokens_file)
    ]
    if as_json:
        print_json(owners)
        return
    for owner in owners:
        out.print(f"{owner['name']}: {owner['role']}, since {owner['made'][:10]}", markup=False)
    if not owners:
        err.print(f"There are no tokens. {tokens.ADD_HINT}", markup=False)


@app.command()
def remove(name: TokenOwner) -> None:
    """Remove a token. The service refuses it from the next request on.

    Example:

      casegraph tokens remove anna
    """
    tokens.remove_token(read_settings().access.tokens_file, name)
    out.print(f"The token of {name} is removed.", markup=False)
