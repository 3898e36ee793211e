"""How long to wait for a database that does not answer: a command may, a service may not."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Patience:
    """How long to wait for a database that does not answer, in seconds.

    Args:
        connecting: for a connection to be made.
        greeting: for that and for the first word from the other end; whoever took its port may never say one.
        retrying: for as long, what failed because nobody answers is tried again.
        unchecked: a connection that lay idle for longer is tried out before it is used.
    """

    connecting: float
    greeting: float
    retrying: float
    unchecked: float | None = None


# A command rides out a change of leader; whoever asks a service is told at once, and asks again.
PATIENT = Patience(connecting=15.0, greeting=60.0, retrying=15.0)
PROMPT = Patience(connecting=3.0, greeting=5.0, retrying=0.0, unchecked=2.0)
