"""What the command line offers: the name of each command, where it is, and its line in the help.

The help is written down here as well as in each command, so that `casegraph --help` imports none of them.
"""

from __future__ import annotations

from typing import NamedTuple


class Entry(NamedTuple):
    """A command, or a group of them, that is imported when it is called."""

    module: str
    attribute: str
    help: str


_PACKAGE = "casegraph.commands"

COMMANDS = {
    "demo": Entry(
        f"{_PACKAGE}.demo",
        "demo",
        "Load the bundled case and serve it on this machine.",
    ),
    "serve": Entry(
        f"{_PACKAGE}.serve", "serve", "Serve every question over HTTP, and the pages for a browser."
    ),
    "tokens": Entry(
        f"{_PACKAGE}.tokens", "app", "Who may use a service that others can reach, each by a token."
    ),
    "load": Entry(f"{_PACKAGE}.load", "load", "Load a case, so that the store equals it."),
    "show": Entry(
        f"{_PACKAGE}.show",
        "show",
        "Write a page with the picture: around someone, between two, of a query, of a case or of everything.",
    ),
    "query": Entry(f"{_PACKAGE}.query", "query", "Ask the store in Cypher."),
    "find": Entry(
        f"{_PACKAGE}.search_and_list",
        "find",
        "Find people, states, organisations, places and events by name, other spellings included.",
    ),
    "ties": Entry(
        f"{_PACKAGE}.search_and_list",
        "ties",
        "List ties in words, each with its standing and every source that states it.",
    ),
    "path": Entry(
        f"{_PACKAGE}.search_and_list",
        "path",
        "Tell the shortest path between two, step by step, over what is actual and not denied.",
    ),
    "disputes": Entry(
        f"{_PACKAGE}.search_and_list",
        "disputes",
        "List where sources do not agree: by which rule, and who stands on which side.",
    ),
    "check": Entry(
        f"{_PACKAGE}.check",
        "check",
        "Check a case without loading it, or every locator and quote of the store.",
    ),
    "new-case": Entry(f"{_PACKAGE}.new_case", "new_case", "Write a small commented case to start from."),
    "locate": Entry(
        f"{_PACKAGE}.locate", "locate", "Print the locator of words in a text, and the sum of the quote."
    ),
    "db": Entry(f"{_PACKAGE}.db", "app", "The database: its state, and starting and stopping a local one."),
}
