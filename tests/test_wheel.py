"""The wheel contains the right files, and runs from an empty folder without the checkout."""

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
# In a checkout the bundled cases are outside of the packages.
BUNDLED = ("cases", "casegraph/bundled")

Run = Callable[..., str]


def environment() -> dict[str, str]:
    """Return the environment variables of a program that must not find the checkout."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}


def run_program(*command: object, folder: Path) -> str:
    """Run a program in a folder, without the checkout on its path; return its output."""
    process = subprocess.run(
        list(map(str, command)), cwd=folder, env=environment(), capture_output=True, text=True, timeout=120
    )
    assert process.returncode == 0, process.stdout + process.stderr
    return process.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run_program(sys.executable, "-m", "build", "--wheel", "--no-isolation", "-o", folder, ROOT, folder=folder)
    (file,) = folder.glob("*.whl")
    return file


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment with the wheel and with this environment's dependencies."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, symlinks=True)
    python = folder / "bin" / "python"
    install = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet")
    run_program(*install, "--disable-pip-version-check", "--no-deps", "--no-index", wheel, folder=folder)
    site = run_program(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", folder=folder)
    # Folders in a .pth file come after the wheel's own folder. Their own .pth files are not read: one of them
    # belongs to the editable install, and would lead to the checkout.
    dependencies = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (Path(site.strip()) / "dependencies.pth").write_text("\n".join(sorted(dependencies)) + "\n")
    return folder / "bin"


@pytest.fixture
def casegraph(programs: Path, tmp_path: Path) -> Run:
    """Run the installed command in an empty folder."""
    return lambda *arguments: run_program(programs / "casegraph", *arguments, folder=tmp_path)


def list_files(folder: str) -> set[str]:
    files = (path for path in (ROOT / folder).rglob("*") if path.is_file() and path.suffix != ".pyc")
    return {path.relative_to(ROOT).as_posix() for path in files}


def test_the_wheel_contains_exactly_the_packages_the_bundled_cases_and_the_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    metadata = {name for name in names if name.partition("/")[0].endswith(".dist-info")}

    bundled = {name.replace(*BUNDLED, 1) for name in list_files(BUNDLED[0])}
    assert names - metadata == bundled.union(*map(list_files, PACKAGES))
    assert any(name.endswith("/licenses/LICENSE") for name in metadata)


@pytest.mark.parametrize(
    "name",
    [
        "api/app.py",
        "casegraph/bundled/kazakhstan/case.yaml",
        "casegraph/bundled/kazakhstan/claims/trend.yaml",
        "casegraph/bundled/harbour-wall/case.yaml",
        "casegraph/bundled/harbour-wall/texts/register-extract.csv",
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
def test_the_wheel_contains_data_files(wheel: Path, name: str) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert archive.read(name) == (ROOT / name.replace(*reversed(BUNDLED), 1)).read_bytes()


def test_the_programs_run_the_wheel_and_not_the_checkout(programs: Path, tmp_path: Path) -> None:
    program = (
        f"import {', '.join(PACKAGES)}; print(*(m.__file__ for m in ({', '.join(PACKAGES)})), sep='\\n')"
    )

    paths = run_program(programs / "python", "-c", program, folder=tmp_path).splitlines()

    assert len(paths) == len(PACKAGES)
    assert all(Path(path).is_relative_to(programs.parent) for path in paths)


def test_help_from_an_empty_folder(casegraph: Run) -> None:
    assert "A graph of claims" in casegraph("--help")


def test_a_new_case_from_an_empty_folder(casegraph: Run) -> None:
    casegraph("new-case", "x")

    assert "no mistakes in 29 claims" in casegraph("check", "x", "--texts", "x/texts")


def test_the_demo_from_an_empty_folder(casegraph: Run, store: Store, store_url: str, tmp_path: Path) -> None:
    output = casegraph("demo", "--no-serve", "-o", "demo.html", "--store", store_url)

    assert "The harbour wall: 47 records written." in output
    assert "The picture is in demo.html." in output
    assert "Mukhtar Ablyazov" in (tmp_path / "demo.html").read_text(encoding="utf-8")
    assert store.read("datasets").rows


def test_the_demo_is_served_from_an_empty_folder(
    programs: Path, store: Store, store_url: str, tmp_path: Path
) -> None:
    command = (programs / "casegraph", "demo", "--port", "0", "--no-open", "--store", store_url)
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment(), stdout=subprocess.PIPE, text=True
    ) as demo:
        assert demo.stdout is not None
        try:
            address = next((line.strip() for line in demo.stdout if line.startswith("http")), None)
            assert address is not None
            ready = requests.get(f"{address}/ready", timeout=30)
        finally:
            demo.terminate()

    assert (ready.status_code, ready.json()["status"]) == (200, "ready")
    assert demo.returncode in (0, -signal.SIGTERM)
