"""The wheel: what it holds and does not, and that it runs from an empty folder without the checkout."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import sysconfig
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
import requests

from graph.store import Store

ROOT = Path(__file__).parents[1]
PACKAGES = ("casegraph", "graph", "loaders", "api", "visualize")
# The bundled case lies outside of the packages in a checkout.
BUNDLED = ("cases/kazakhstan", "casegraph/bundled/kazakhstan")

Run = Callable[..., str]


def alone() -> dict[str, str]:
    """The environment of a program that must not find the checkout."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def output(*command: object, folder: Path) -> str:
    """Run a program in a folder, with nothing of the checkout on its path; return what it prints."""
    ran = subprocess.run(
        list(map(str, command)), cwd=folder, env=alone(), capture_output=True, text=True, timeout=120
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    output(sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", folder, ROOT, folder=folder)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of an environment that holds the wheel, and the dependencies of the environment here."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=True)
    python = folder / "bin" / "python"
    install = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet")
    output(*install, "--disable-pip-version-check", "--no-deps", "--no-index", wheel, folder=folder)
    site = output(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder)
    # A folder that is added so comes after the wheel's own, and the editable install's file in it, which
    # leads to the checkout, is not read.
    here = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (Path(site.strip()) / "dependencies.pth").write_text("\n".join(sorted(here)) + "\n")
    return folder / "bin"


@pytest.fixture
def casegraph(programs: Path, tmp_path: Path) -> Run:
    """Run the installed command in an empty folder."""
    return lambda *arguments: output(programs / "casegraph", *arguments, folder=tmp_path)


def files(folder: str) -> set[str]:
    found = (path for path in (ROOT / folder).rglob("*") if path.is_file() and path.suffix != ".pyc")
    return {path.relative_to(ROOT).as_posix() for path in found}


def test_it_holds_the_packages_the_bundled_case_and_the_licence_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as opened:
        held = set(opened.namelist())
    described = {name for name in held if name.partition("/")[0].endswith(".dist-info")}

    bundled = {name.replace(*BUNDLED) for name in files(BUNDLED[0])}
    assert held - described == bundled.union(*map(files, PACKAGES))
    assert any(name.endswith("/licenses/LICENSE") for name in described)


@pytest.mark.parametrize(
    "name",
    [
        "api/app.py",
        "casegraph/bundled/kazakhstan/case.yaml",
        "casegraph/bundled/kazakhstan/claims/trend.yaml",
        "casegraph/new_case/case.yaml",
        "casegraph/new_case/texts/harbour.txt",
        "graph/local/jars-2026.08.1.lock",
        "graph/local/jars-5.26.30.lock",
        "graph/ontology/kin.yaml",
        "graph/queries/search.cypher",
        "visualize/template/main.js",
        "visualize/template/page.css",
        "visualize/template/page.html",
        "visualize/tokens.yaml",
    ],
)
def test_it_holds_what_is_no_code(wheel: Path, name: str) -> None:
    with zipfile.ZipFile(wheel) as held:
        assert held.read(name) == (ROOT / name.replace(*reversed(BUNDLED))).read_bytes()


def test_what_runs_is_the_wheel_and_not_the_checkout(programs: Path, tmp_path: Path) -> None:
    program = (
        f"import {', '.join(PACKAGES)}; print(*(m.__file__ for m in ({', '.join(PACKAGES)})), sep='\\n')"
    )

    places = output(programs / "python", "-c", program, folder=tmp_path).splitlines()

    assert len(places) == len(PACKAGES)
    assert all(Path(place).is_relative_to(programs.parent) for place in places)


def test_help_from_an_empty_folder(casegraph: Run) -> None:
    assert "Relationships as claims" in casegraph("--help")


def test_a_new_case_from_an_empty_folder(casegraph: Run) -> None:
    casegraph("new-case", "x")

    assert "no mistakes in 8 claims" in casegraph("check", "x", "--texts", "x/texts")


def test_the_demo_from_an_empty_folder(casegraph: Run, store: Store, store_url: str, tmp_path: Path) -> None:
    said = casegraph("demo", "--no-serve", "-o", "demo.html", "--store", store_url)

    assert "The picture is in demo.html." in said
    assert "Mukhtar Ablyazov" in (tmp_path / "demo.html").read_text(encoding="utf-8")
    assert store.read("datasets").rows


def test_the_demo_is_served_from_an_empty_folder(
    programs: Path, store: Store, store_url: str, tmp_path: Path
) -> None:
    command = (programs / "casegraph", "demo", "--port", "0", "--no-open", "--store", store_url)
    with subprocess.Popen(command, cwd=tmp_path, env=alone(), stdout=subprocess.PIPE, text=True) as demo:
        assert demo.stdout is not None
        try:
            address = next((line.strip() for line in demo.stdout if line.startswith("http")), None)
            assert address is not None
            ready = requests.get(f"{address}/ready", timeout=30)
        finally:
            demo.terminate()

    assert (ready.status_code, ready.json()["status"]) == (200, "ready")
    assert demo.returncode in (0, -signal.SIGTERM)
