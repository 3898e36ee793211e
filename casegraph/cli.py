"""The command `casegraph`: what it offers, and how every error reaches the user."""

from __future__ import annotations

import sys

import typer
from typer.core import TyperGroup

from casegraph.commands import ask, check, db, demo, load, locate, new_case, query, show
from casegraph.exits import MEANING, Exit
from casegraph.screen import print_error
from graph.errors import CasegraphError, StoreError

CODES = "  ".join(f"{code.value}: {meaning}." for code, meaning in MEANING.items())

app = typer.Typer(
    name="casegraph",
    cls=TyperGroup,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    help="Relationships as claims: who says what of whom, where, and who denies it.",
    epilog=f"Exit codes - {CODES}",
)

app.command()(demo.demo)
app.command()(load.load)
app.command()(show.show)
app.command()(query.query)
app.command()(ask.find)
app.command()(ask.ties)
app.command()(ask.path)
app.command()(ask.disputes)
app.command()(check.check)
app.command("new-case")(new_case.new_case)
app.command()(locate.locate)
app.add_typer(db.app, name="db")


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
