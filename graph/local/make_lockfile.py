"""Make the lockfile of a release again: `python -m graph.local.make_lockfile [VERSION]`.

A maintainer runs this when a release is added or changed; a user never does. jgo resolves the dependencies of
the release (about two minutes) into the cache folder, the jars are downloaded, and their checksums written.
Review the difference before committing it: from then on these checksums are trusted.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path

from jgo.maven import Artifact, MavenContext

from graph.local.jars import Jar, render_lockfile
from graph.local.paths import cache_folder
from graph.local.releases import DEFAULT_VERSION, RELEASES, Release

_THREADS = 8

_TIMEOUT_SECONDS = 60


def build_lockfile(release: Release, cache: Path) -> str:
    """Resolve a release and return the text of its lockfile.

    Args:
        release: the release to resolve.
        cache: a folder laid out like a Maven repository; missing files are downloaded into it.
    """
    context = MavenContext(repo_cache=cache, timeout=_TIMEOUT_SECONDS)
    with ThreadPoolExecutor(_THREADS) as threads:
        jars = list(threads.map(_read_jar, _resolve(context, release)))
    roots = " and ".join(release.root_coordinates)
    command = f"python -m graph.local.make_lockfile {release.version}"
    return render_lockfile(jars, f"Made by `{command}` with jgo {version('jgo')}: {roots}")


def _resolve(context: MavenContext, release: Release) -> Iterable[Artifact]:
    roots = [context.create_dependency(coordinate) for coordinate in release.root_coordinates]
    root, nodes = context.resolver.get_dependency_list(roots)
    return [node.dep.artifact for node in (*root.children, *nodes)]


def _read_jar(artifact: Artifact) -> Jar:
    data = artifact.resolve().read_bytes()
    classifier = artifact.classifier or ""
    sha256 = hashlib.sha256(data).hexdigest()
    return Jar(artifact.groupId, artifact.artifactId, artifact.version, classifier, sha256)


def main(arguments: list[str]) -> None:
    """Write the lockfile of the release named by the first argument, or of the default release."""
    release = RELEASES[arguments[0] if arguments else DEFAULT_VERSION]
    release.lockfile.write_text(build_lockfile(release, cache_folder() / "resolve"), encoding="utf-8")
    print(f"Wrote {release.lockfile}.")


if __name__ == "__main__":
    main(sys.argv[1:])
