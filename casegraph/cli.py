"""The command `casegraph`: it imports the command that is called, and prints every error for the user."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

from casegraph.command_registry import COMMANDS
from casegraph.console import print_error
from casegraph.exit_codes import MEANING_BY_EXIT_CODE, ExitCode
from graph.errors import CasegraphError, StoreError

EXIT_CODES_HELP = "  ".join(f"{code.value}: {meaning}." for code, meaning in MEANING_BY_EXIT_CODE.items())
_APP_SETTINGS: dict[str, Any] = {"pretty_exceptions_enable": False, "rich_markup_mode": "markdown"}


class CommandGroup(TyperGroup):
    """The commands with only their names and help; a command is imported when it or its help is called."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.commands = {name: TyperCommand(name, help=entry.help) for name, entry in COMMANDS.items()}

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Import the command with this name, because its options are needed from here on."""
        name, command, rest = super().resolve_command(ctx, args)
        return name, import_command(name) if name in COMMANDS else command, rest


def import_command(name: str) -> Any:
    """Import a command or a group of commands, and return it with its options."""
    entry = COMMANDS[name]
    command = getattr(import_module(f"casegraph.commands.{entry.module}"), entry.attribute)
    parent = typer.Typer(add_completion=False, **_APP_SETTINGS)
    if isinstance(command, typer.Typer):
        parent.add_typer(command, name=name)
    else:
        parent.command(name)(command)
    return get_group(parent).commands[name]


app = typer.Typer(
    name="casegraph",
    cls=CommandGroup,
    no_args_is_help=True,
    epilog=f"Exit codes - {EXIT_CODES_HELP}",
    **_APP_SETTINGS,
)


@app.callback()
def casegraph() -> None:
    """A graph of claims: who says what about people and organisations, in which source, and who denies it."""


def main() -> None:
    """Run the command line. An error that the user can correct is printed as one sentence and a hint."""
    try:
        app()
    except StoreError as error:
        print_error(error)
        sys.exit(ExitCode.STORE_FAILED)
    except CasegraphError as error:
        print_error(error)
        sys.exit(ExitCode.WRONG_INPUT)
    except KeyboardInterrupt:
        sys.exit(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        # The program that read the output, such as `head`, has closed it.
        sys.stderr.close()
        sys.exit(ExitCode.DONE)
