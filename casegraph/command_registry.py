"""All commands: the module of each, and its line in the help.

The help is written here as well as in each command, so that `casegraph --help` need not import the commands.
"""

from __future__ import annotations

from typing import NamedTuple


class CommandEntry(NamedTuple):
    """A command or a group of commands, which is imported when it is called.

    Args:
        module: the module in `casegraph.commands`.
        attribute: the function of the command, or the Typer application of the group.
        help: the first sentence of its help.
    """

    module: str
    attribute: str
    help: str


COMMANDS = {
    "demo": CommandEntry("demo", "demo", "Load the two bundled cases and serve them on this machine."),
    "serve": CommandEntry(
        "serve", "serve", "Serve the store over HTTP: an API for programs and pages for a browser."
    ),
    "tokens": CommandEntry(
        "tokens", "app", "Manage the tokens that give people and programs access to the service."
    ),
    "stage": CommandEntry(
        "stage",
        "stage",
        "Write an input as files for Neo4j's own import, which makes a new database of millions of claims.",
    ),
    "load": CommandEntry(
        "load",
        "load",
        "Load a case, a table, or a file of another program, so that the store equals it.",
    ),
    "map": CommandEntry(
        "map", "map_table", "Propose a mapping for a table, or show what a mapping makes of its first rows."
    ),
    "show": CommandEntry(
        "show",
        "show",
        "Write a page with a picture of an entity, of two and what joins them, of a query, or of a case.",
    ),
    "query": CommandEntry("query", "query", "Run a query in Cypher, which can only read."),
    "find": CommandEntry(
        "find",
        "find",
        "Find people, states, organisations, places and events by name, also by other spellings.",
    ),
    "ties": CommandEntry(
        "ties",
        "ties",
        "List ties as sentences, each with its standing and every source that states it.",
    ),
    "export": CommandEntry(
        "export",
        "export",
        "Write ties to a file for another program: a spreadsheet, Gephi, Aleph, Neo4j, a data frame.",
    ),
    "path": CommandEntry(
        "path",
        "path",
        "Print the shortest path between two entities, over claims that are actual and not denied.",
    ),
    "disputes": CommandEntry(
        "disputes",
        "disputes",
        "List where sources do not agree: disputes first, then differing accounts, and who says what.",
    ),
    "check": CommandEntry(
        "check", "check", "Check a case without loading it, or check every locator and quote of the store."
    ),
    "new-case": CommandEntry("new_case", "new_case", "Write a small case with explanations, to start from."),
    "locate": CommandEntry("locate", "locate", "Print the locator of a quote in a text, and its SHA-256."),
    "db": CommandEntry("db", "app", "Show the state of the database, and start and stop a local one."),
}
