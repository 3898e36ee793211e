"""Make a release's lock file anew: `python -m graph.local.make_lockfile [VERSION]`.

Run by a maintainer when a release is added or changed, never by a user. jgo resolves what the release
depends on (about two minutes) into the cache folder, the jars are fetched, and their sums written. Review
the difference before committing it: from then on these sums are what is trusted.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import version
from pathlib import Path

from jgo.maven import Artifact, MavenContext

from graph.local.jars import Jar, render
from graph.local.paths import cache_folder
from graph.local.releases import DEFAULT, RELEASES, Release

_THREADS = 8


def make(release: Release, cache: Path) -> str:
    """Resolve a release and return the text of its lock file.

    Args:
        release: what to resolve.
        cache: a folder laid out like a Maven repository; what it lacks is fetched into it.
    """
    context = MavenContext(repo_cache=cache, timeout=60)
    with ThreadPoolExecutor(_THREADS) as threads:
        jars = list(threads.map(_sum, _resolve(context, release)))
    roots = " and ".join(release.roots)
    return render(
        jars,
        f"Made by `python -m graph.local.make_lockfile {release.version}` with jgo {version('jgo')}: {roots}",
    )


def _resolve(context: MavenContext, release: Release) -> Iterable[Artifact]:
    wanted = [context.create_dependency(root) for root in release.roots]
    root, nodes = context.resolver.get_dependency_list(wanted)
    return [node.dep.artifact for node in (*root.children, *nodes)]


def _sum(artifact: Artifact) -> Jar:
    data = artifact.resolve().read_bytes()
    classifier = artifact.classifier or ""
    sha256 = hashlib.sha256(data).hexdigest()
    return Jar(artifact.groupId, artifact.artifactId, artifact.version, classifier, sha256)


def main(arguments: list[str]) -> None:
    """Write the lock file of the release named by the first argument, or of the default one."""
    release = RELEASES[arguments[0] if arguments else DEFAULT]
    release.lock.write_text(make(release, cache_folder() / "resolve"), encoding="utf-8")
    print(f"Wrote {release.lock}.")


if __name__ == "__main__":
    main(sys.argv[1:])
