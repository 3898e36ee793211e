"""The command `casegraph`: what it offers, and how every error reaches the user."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

from casegraph.command_registry import COMMANDS
from casegraph.console import print_error
from casegraph.exit_codes import MEANING, Exit
from graph.errors import CasegraphError, StoreError

CODES = "  ".join(f"{code.value}: {meaning}." for code, meaning in MEANING.items())
_LOOK: dict[str, Any] = {"pretty_exceptions_enable": False, "rich_markup_mode": "markdown"}


class Commands(TyperGroup):
    """The commands by name and help alone; one is imported when it is called, or asked for its own help."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = {name: TyperCommand(name, help=entry.help) for name, entry in COMMANDS.items()}

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Import the command that is named: from here on its options are needed."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, imported(name) if name in COMMANDS else command, rest


def imported(name: str) -> Any:
    """Return a command of the table as it is, with its options."""
    found = getattr(import_module(COMMANDS[name].module), COMMANDS[name].attribute)
    holder = typer.Typer(add_completion=False, **_LOOK)
    if isinstance(found, typer.Typer):
        holder.add_typer(found, name=name)
    else:
        holder.command(name)(found)
    return get_group(holder).commands[name]


app = typer.Typer(
    name="casegraph", cls=Commands, no_args_is_help=True, epilog=f"Exit codes - {CODES}", **_LOOK
)


@app.callback()
def casegraph() -> None:
    """Relationships as claims: who says what of whom, where, and who denies it."""


def main() -> None:
    """Run the command line; every error that a user can mend is one sentence and a hint."""
    try:
        app()
    except StoreError as error:
        print_error(error)
        sys.exit(Exit.STORE_FAILED)
    except CasegraphError as error:
        print_error(error)
        sys.exit(Exit.WRONG_INPUT)
    except KeyboardInterrupt:
        sys.exit(Exit.INTERRUPTED)
    except BrokenPipeError:
        # Whoever read the output has seen enough.
        sys.stderr.close()
        sys.exit(Exit.DONE)
