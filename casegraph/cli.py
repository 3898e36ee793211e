"""The command `casegraph`: it imports the command that is called, and prints every error for the user."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.metadata import version
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_group

from casegraph.command_registry import COMMANDS
from casegraph.console import err, out, print_error
from casegraph.exit_codes import MEANING_BY_EXIT_CODE, ExitCode
from casegraph.output_streams import OutputStreams
from graph.errors import CasegraphError, OutputError, StoreError

# The first class that matches decides.
CODE_BY_ERROR: tuple[tuple[type[CasegraphError], ExitCode], ...] = (
    (StoreError, ExitCode.STORE_FAILED),
    (OutputError, ExitCode.OUTPUT_FAILED),
    (CasegraphError, ExitCode.WRONG_INPUT),
)
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


def _print_version(requested: bool) -> None:
    if requested:
        out.print(f"casegraph {version('casegraph')}")
        raise typer.Exit


@app.callback()
def casegraph(
    _: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit."),
    ] = False,
) -> None:
    """A graph of claims: who says what about people and organisations, in which source, and who denies it."""


def main() -> None:
    """Run the command line. An error that the user can correct is printed as one sentence and a hint."""
    streams = OutputStreams()
    with streams.guard():
        code = _run()
        output_code = _finish_output(streams)
    sys.exit(code or output_code)


def _run() -> int:
    """Run the command, and return its exit code."""
    try:
        app()
    except SystemExit as stopped:
        return stopped.code if isinstance(stopped.code, int) else ExitCode.DONE
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except CasegraphError as error:
        print_error(error)
        return next(code for kind, code in CODE_BY_ERROR if isinstance(error, kind))
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        print_error(CasegraphError(f"{place}{error.strerror or error}."))
        return ExitCode.WRONG_INPUT
    return ExitCode.DONE


def _finish_output(streams: OutputStreams) -> int:
    """Write what is left of the output, and return the exit code of that."""
    try:
        sys.stdout.flush()
    except OutputError as error:
        print_error(error)
        return ExitCode.OUTPUT_FAILED
    if streams.lacking_encodings:
        lacking = " and ".join(sorted(streams.lacking_encodings))
        err.print(f"The encoding {lacking} lacks some of these characters, which are written as escapes.")
        err.print("Set PYTHONIOENCODING=utf-8 to get the characters themselves.")
    return ExitCode.DONE
