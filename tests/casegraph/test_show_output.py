"""`casegraph show` and `casegraph demo` replace no file unless told, and write through symbolic links."""

from __future__ import annotations

import pytest


@pytest.fixture
def show(run, small_store, store_url):
    return lambda *arguments: run("show", "--no-open", "--store", store_url, *arguments)


def test_a_page_is_replaced_only_if_told(show, tmp_path):
    page = tmp_path / "page.html"
    page.write_text("mine", encoding="utf-8")

    refused = show("-o", page)
    kept = page.read_text(encoding="utf-8")
    replaced = show("-o", page, "--overwrite")

    assert (refused.code, kept) == (1, "mine")
    assert refused.err.splitlines() == [
        f"There is already a file {page}.",
        "Add --overwrite to replace it, or choose another with -o.",
    ]
    assert (replaced.code, page.read_text(encoding="utf-8")[:15]) == (0, "<!doctype html>")


def test_without_a_name_a_page_gets_one_that_is_free(show, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    printed = [show().out.split(", in ")[1] for _ in range(3)]

    assert printed == ["casegraph.html\n", "casegraph-2.html\n", "casegraph-3.html\n"]
    assert {path.name for path in tmp_path.iterdir()} == {name.strip() for name in printed}


def test_a_page_is_written_through_a_symbolic_link(show, tmp_path):
    target, link = tmp_path / "target.html", tmp_path / "link.html"
    target.write_text("mine", encoding="utf-8")
    link.symlink_to(target)

    refused, replaced = show("-o", link), show("-o", link, "--overwrite")

    assert (refused.code, replaced.code, link.readlink()) == (1, 0, target)
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ("/dev/null", "/dev/null is a device or a pipe, not a file."),
        ("/dev/stdout", "/dev/stdout is a device or a pipe, not a file."),
        (".", ". is a folder."),
        ("none/page.html", "none/page.html cannot be written: there is no folder"),
    ],
)
@pytest.mark.parametrize("command", [("show",), ("demo", "--no-serve")])
def test_what_is_no_file_is_refused_before_a_store_is_opened(run, command, output, message):
    ran = run(*command, "-o", output, "--overwrite", "--no-open", "--store", "bolt://127.0.0.1:1")

    assert ran.code == 1
    assert ran.err.startswith(message)
