"""The steps of the Dockerfile that need no Docker engine: it copies existing files, which make the wheel."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from casegraph.command_registry import COMMANDS
from tests.docker.compose import ROOT, service

LINES = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", "").splitlines()
STEPS = [tuple(line.split(maxsplit=1)) for line in LINES if line and not line.startswith("#")]
IGNORED = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()


def arguments(step: str) -> list[str]:
    """Return the arguments of each step with this name, such as RUN."""
    return [rest for name, rest in STEPS if name == step]


def copied_paths() -> dict[str, str]:
    """Return the targets in the image of what is copied from the checkout, by source path."""
    steps = [shlex.split(rest) for rest in arguments("COPY") if not rest.startswith("--from=")]
    return {source: target for *sources, target in steps for source in sources}


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with exactly what the Dockerfile copies."""
    folder = tmp_path_factory.mktemp("source")
    for source, target in copied_paths().items():
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, folder / target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / source, folder / target)
    return folder


def test_dockerignore_allows_exactly_what_is_copied():
    allowed = {line.removeprefix("!") for line in IGNORED if line.startswith("!")}

    assert IGNORED[1] == "*"
    assert copied_paths().keys() == allowed
    assert {path for path in allowed if not (ROOT / path).exists()} == set()


def test_dependencies_are_installed_with_hashes_and_the_wheel_without_dependencies():
    installs = [rest for rest in arguments("RUN") if rest.startswith("pip install")]

    assert installs == [
        "pip install --no-cache-dir --require-hashes -r requirements.lock",
        "pip install --no-cache-dir --no-deps --no-index dist/*.whl",
    ]


def test_the_copied_files_are_enough_to_build_the_wheel(context, tmp_path):
    (step,) = (rest for rest in arguments("RUN") if rest.startswith("pip wheel"))
    build = shlex.split(step.replace("dist", str(tmp_path)))

    process = subprocess.run(
        (sys.executable, "-m", *build, "--no-index", "--quiet"), cwd=context, capture_output=True, text=True
    )

    assert process.returncode == 0, process.stderr
    (wheel,) = tmp_path.glob("*.whl")
    files = set(zipfile.ZipFile(wheel).namelist())
    assert {"casegraph/cli.py", "api/app.py", "casegraph/bundled/kazakhstan/case.yaml"} <= files


def test_the_lock_contains_the_build_backend():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")

    assert re.search(r"^hatchling==", lock, re.MULTILINE)


def test_the_image_serves_on_all_addresses_as_the_user_of_the_compose_file():
    (command,) = arguments("CMD")
    (user,) = arguments("USER")

    assert arguments("ENTRYPOINT") == ['["casegraph"]']
    assert command == '["serve", "--host", "0.0.0.0"]'
    assert "serve" in COMMANDS
    assert user == service("service")["user"]


def test_the_folder_of_the_tokens_is_made_for_that_user_before_the_image_switches_to_it():
    names = [name for name, _ in STEPS]
    (step,) = (rest for rest in arguments("RUN") if rest.startswith("useradd"))
    tokens = Path(service("service")["environment"]["CASEGRAPH_TOKENS"])

    assert f"--uid {service('service')['user'].partition(':')[0]} " in step
    assert step.endswith(f"install -d -o casegraph -g casegraph -m 700 {tokens.parent}")
    assert names.index("USER") > max(index for index, name in enumerate(names) if name in ("RUN", "COPY"))
