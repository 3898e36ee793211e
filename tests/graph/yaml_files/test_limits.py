"""A small file that stands for very much is refused with file and line, before anything is built."""

import os
import tracemalloc
from pathlib import Path

import pytest

from graph.yaml_files import MistakesError, read_yaml
from graph.yaml_files import limits as yaml_limits

BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def mistake_in(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MistakesError) as caught:
        read_yaml(path)
    return "\n".join(map(str, caught.value.mistakes)).removeprefix(f"{path}:")


def test_an_alias_bomb_is_refused_in_little_memory(tmp_path):
    assert len(BOMB) < 600

    tracemalloc.start()
    mistake = mistake_in(tmp_path / "bomb.yaml", BOMB)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert mistake == "5: the aliases stand for more than 100,000 values; write these out"
    assert peak < 1_000_000


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("claims:\n  " + "[" * 60_000, "2: is nested more than 64 levels deep"),
        (
            "claims:\n" + "".join(f"{' ' * i}-\n" for i in range(1, 90)),
            "65: is nested more than 64 levels deep",
        ),
        (f"a: &a {'x' * 1_000_000}\nb: [{', '.join(['*a'] * 200)}]\n", "2: the aliases stand for more than"),
        ("a: &a [*a]\n", "1: an alias must not contain itself"),
        ("a: *b\n", "1: is not YAML: found undefined alias"),
        ("é: ö\nb: \x07\n", "2: has a character that YAML does not allow (U+0007); remove it"),
        ("a: b\n---\nc: d\n", "2: is not YAML: but found another document"),
    ],
)
def test_what_cannot_be_built_is_named_with_its_line(tmp_path, text, mistake):
    assert mistake_in(tmp_path / "case.yaml", text).startswith(mistake)


def test_more_values_than_the_limit_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(yaml_limits, "MAX_VALUES", 10)

    mistake = mistake_in(tmp_path / "case.yaml", "a:\n" + "  - x\n" * 10)

    assert mistake == "9: the file has more than 10 values; divide it into several files"


def test_a_file_below_the_limits_is_read_with_its_aliases(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text("a: &a {b: [x]}\nc: *a\n" + "d: " + "[" * 62 + "]" * 62, encoding="utf-8")

    data = read_yaml(path).data

    assert (data["a"], data["c"]) == ({"b": ["x"]}, {"b": ["x"]})


@pytest.mark.parametrize("kind", ["folder", "pipe"])
def test_what_is_no_file_is_not_opened(tmp_path, kind):
    path = tmp_path / "case.yaml"
    if kind == "folder":
        path.mkdir()
    else:
        os.mkfifo(path)

    with pytest.raises(MistakesError) as caught:
        read_yaml(path)

    assert str(caught.value.mistakes[0]) == f"{path}: is not a file"
