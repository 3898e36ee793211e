"""`casegraph tokens`: who may use a service that others can reach."""

from __future__ import annotations

from typing import Annotated

import typer

from api.access import tokens
from api.access.identity import Role
from api.settings import read_settings
from casegraph.console import err, out, print_json
from casegraph.options import AsJson

app = typer.Typer(no_args_is_help=True, help="Who may use a service that others can reach, each by a token.")

Name = Annotated[str, typer.Argument(help="Whose token it is: what they write is written under this name.")]


@app.command()
def add(
    name: Name,
    role: Annotated[
        Role, typer.Option(help="A reader may look at everything; an editor may write as well.")
    ] = "reader",
) -> None:
    """Make a token and print it. It is printed this once: only its sum is kept.

    Example:

      casegraph tokens add anna --role editor
    """
    file = read_settings().access.tokens
    token = tokens.add(file, name, role)
    err.print(f"The token of {name}, {role}. It cannot be shown again; {file} keeps its sum.", markup=False)
    out.print(token, markup=False)


@app.command("list")
def list_(as_json: AsJson = False) -> None:
    """List whose tokens there are, with what each may do and since when.

    Example:

      casegraph tokens list
    """
    found = [
        {"name": one.name, "role": one.role, "made": one.made.isoformat()}
        for one in tokens.read(read_settings().access.tokens)
    ]
    if as_json:
        print_json(found)
        return
    for one in found:
        out.print(f"{one['name']}: {one['role']}, since {one['made'][:10]}", markup=False)
    if not found:
        err.print(f"There are none. {tokens.MAKE}", markup=False)


@app.command()
def remove(name: Name) -> None:
    """Forget a token: whoever holds it is turned away from the next request on.

    Example:

      casegraph tokens remove anna
    """
    tokens.remove(read_settings().access.tokens, name)
    out.print(f"Whoever holds the token of {name} is not known any more.", markup=False)
