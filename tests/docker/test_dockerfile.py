"""The steps of the Dockerfile that need no engine: what it copies is there, and makes the wheel."""

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
    """What is given to each such step."""
    return [rest for name, rest in STEPS if name == step]


def copied() -> dict[str, str]:
    """What comes from the checkout, and where it goes."""
    steps = [shlex.split(rest) for rest in arguments("COPY") if not rest.startswith("--from=")]
    return {source: target for *sources, target in steps for source in sources}


@pytest.fixture(scope="module")
def context(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds what the Dockerfile copies and nothing else."""
    folder = tmp_path_factory.mktemp("source")
    for source, target in copied().items():
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, folder / target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / source, folder / target)
    return folder


def test_what_it_copies_is_what_reaches_the_build():
    allowed = {line.removeprefix("!") for line in IGNORED if line.startswith("!")}

    assert IGNORED[1] == "*"
    assert copied().keys() == allowed
    assert {path for path in allowed if not (ROOT / path).exists()} == set()


def test_the_dependencies_are_installed_by_their_sums_and_the_wheel_alone():
    installs = [rest for rest in arguments("RUN") if rest.startswith("pip install")]

    assert installs == [
        "pip install --no-cache-dir --require-hashes -r requirements.lock",
        "pip install --no-cache-dir --no-deps --no-index dist/*.whl",
    ]


def test_what_it_copies_is_enough_to_build_the_wheel(context, tmp_path):
    (step,) = (rest for rest in arguments("RUN") if rest.startswith("pip wheel"))
    build = shlex.split(step.replace("dist", str(tmp_path)))

    built = subprocess.run(
        (sys.executable, "-m", *build, "--no-index", "--quiet"), cwd=context, capture_output=True, text=True
    )

    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    held = set(zipfile.ZipFile(wheel).namelist())
    assert {"casegraph/cli.py", "api/app.py", "casegraph/bundled/kazakhstan/case.yaml"} <= held


def test_the_lock_holds_what_builds_the_wheel():
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")

    assert re.search(r"^hatchling==", lock, re.MULTILINE)


def test_it_runs_a_command_that_there_is_on_every_address_as_the_user_of_the_compose_file():
    (command,) = arguments("CMD")
    (user,) = arguments("USER")

    assert arguments("ENTRYPOINT") == ['["casegraph"]']
    assert command == '["serve", "--host", "0.0.0.0"]'
    assert "serve" in COMMANDS
    assert user == service("service")["user"]


def test_the_folder_of_the_tokens_is_made_for_that_user_before_it_is_its_turn():
    names = [name for name, _ in STEPS]
    (made,) = (rest for rest in arguments("RUN") if rest.startswith("useradd"))
    tokens = Path(service("service")["environment"]["CASEGRAPH_TOKENS"])

    assert f"--uid {service('service')['user'].partition(':')[0]} " in made
    assert made.endswith(f"install -d -o casegraph -g casegraph -m 700 {tokens.parent}")
    assert names.index("USER") > max(index for index, name in enumerate(names) if name in ("RUN", "COPY"))
