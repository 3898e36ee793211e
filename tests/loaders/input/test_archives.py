"""Archives of strangers: what is read, and what is refused before anything is written."""

import io
import stat
import zipfile
from pathlib import Path

import pytest

from graph.errors import CasegraphError
from loaders.input import archives, extract_archive, open_archive


def write_zip(folder: Path, members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> Path:
    path = folder / "data.zip"
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def open_whole(path: Path) -> dict[str, bytes]:
    with open_archive(path) as archive:
        return {name: archive.open_member(name).read() for name in archive.names}


def test_members_are_read_without_what_systems_leave_behind(tmp_path):
    path = write_zip(
        tmp_path, {"a/b.csv": "1,2\n", "c.csv": "", "__MACOSX/._b": "x", "a/.DS_Store": "x", "a/": ""}
    )

    assert open_whole(path) == {"a/b.csv": b"1,2\n", "c.csv": b""}
    with open_archive(path) as archive:
        assert (archive.size, archive.size_of("a/b.csv")) == (4, 4)


def test_an_archive_is_unpacked_into_a_private_folder_and_deleted_afterwards(tmp_path):
    path = write_zip(tmp_path, {"a/b.csv": "1", "c.csv": "2"})

    with extract_archive(path) as folder:
        files = {each.relative_to(folder).as_posix(): each.read_text() for each in folder.rglob("*.csv")}
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert files == {"a/b.csv": "1", "c.csv": "2"}
    assert not folder.exists()


@pytest.mark.parametrize(
    "name",
    [
        "../up.csv",
        "a/../../up.csv",
        "/etc/up.csv",
        "C:/up.csv",
        "C:up.csv",
        "..\\up.csv",
        "a//b.csv",
        "./a.csv",
        ".",
    ],
)
def test_a_name_that_leads_outside_is_refused(tmp_path, name):
    path = write_zip(tmp_path, {"good.csv": "1", name: "2"})

    with pytest.raises(CasegraphError, match="leads outside"), extract_archive(path):
        pass
    assert list(tmp_path.iterdir()) == [path]


def test_a_name_that_is_cut_at_a_nul_is_refused(tmp_path):
    path = write_zip(tmp_path, {"aXb.csv": "1"})
    path.write_bytes(path.read_bytes().replace(b"aXb.csv", b"a\x00b.csv"))

    with pytest.raises(CasegraphError, match="leads outside"):
        open_whole(path)


def test_a_link_is_refused(tmp_path):
    link = zipfile.ZipInfo("passwords")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = tmp_path / "data.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(link, "/etc/passwd")

    with pytest.raises(CasegraphError, match="which is a link"):
        open_whole(path)


def test_an_archive_in_an_archive_is_refused_and_a_spreadsheet_is_not(tmp_path):
    with pytest.raises(CasegraphError, match=r"'inner.ZIP', which is an archive itself"):
        open_whole(write_zip(tmp_path, {"inner.ZIP": "1"}))
    assert open_whole(write_zip(tmp_path, {"table.xlsx": "1"})) == {"table.xlsx": b"1"}


def test_an_encrypted_member_is_refused(tmp_path):
    path = write_zip(tmp_path, {"a.csv": "secret"}, zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    path.write_bytes(data)

    with pytest.raises(CasegraphError, match="which is encrypted"):
        open_whole(path)


def test_other_ways_of_packing_are_refused(tmp_path):
    with pytest.raises(CasegraphError, match="not supported"):
        open_whole(write_zip(tmp_path, {"a.csv": "1"}, zipfile.ZIP_BZIP2))


def test_a_bomb_is_refused_by_what_it_says_about_itself(tmp_path):
    with pytest.raises(CasegraphError, match="more than 200 times larger"):
        open_whole(write_zip(tmp_path, {"zeros.csv": bytes(11_000_000)}))


def test_a_bomb_that_lies_about_its_size_gives_no_more_than_it_declares(tmp_path):
    path = write_zip(tmp_path, {"zeros.csv": bytes(11_000_000)})
    data = path.read_bytes().replace((11_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
    path.write_bytes(data)

    with open_archive(path) as archive:
        stream = archive.open_member("zeros.csv")
        read: list[bytes] = []
        with pytest.raises(CasegraphError, match=r"zeros.csv is damaged"):
            read.extend(iter(lambda: stream.read(1), b""))
    assert len(read) <= 1000


def test_members_that_share_their_bytes_are_refused(tmp_path):
    path = write_zip(tmp_path, {"a.csv": "1" * 1000, "b.csv": "1" * 1000}, zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    second = data.index(b"PK\x01\x02", data.index(b"PK\x01\x02") + 4)
    data[second + 42 : second + 46] = (0).to_bytes(4, "little")
    path.write_bytes(data)

    with pytest.raises(CasegraphError, match="shares its bytes"):
        open_whole(path)


def test_too_much_in_all_or_too_many_members_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(archives, "MAX_MEMBERS", 2)
    with pytest.raises(CasegraphError, match="has 3 members, more than 2"):
        open_whole(write_zip(tmp_path, {"a.csv": "", "b.csv": "", "c.csv": ""}))
    monkeypatch.setattr(archives, "MAX_UNPACKED_BYTES", 10)
    with pytest.raises(CasegraphError, match="has 11 bytes unpacked, more than 10"):
        open_whole(write_zip(tmp_path, {"a.csv": "x" * 11}))


def test_two_members_of_one_name_are_refused_whatever_their_capitals(tmp_path):
    with pytest.raises(CasegraphError, match=r"two members named 'A.csv'"):
        open_whole(write_zip(tmp_path, {"a.csv": "1", "A.csv": "2"}))


def test_a_disk_without_room_is_said_before_anything_is_written(tmp_path, monkeypatch):
    path = write_zip(tmp_path, {"a.csv": "1" * 100})
    monkeypatch.setattr(archives.shutil, "disk_usage", lambda _: type("Usage", (), {"free": 50}))

    with pytest.raises(CasegraphError, match="has 100 bytes unpacked, and the disk"), extract_archive(path):
        pass


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and nothing else", b"no archive"])
def test_what_is_no_archive_is_refused(tmp_path, content):
    path = tmp_path / "data.zip"
    path.write_bytes(content)

    with pytest.raises(CasegraphError, match=r"data.zip is a damaged zip archive"):
        open_whole(path)


def test_a_member_that_is_damaged_is_named_when_it_is_read(tmp_path):
    path = write_zip(tmp_path, {"a.csv": b"1" * 100}, zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"1" * 100, b"1" * 99 + b"2"))

    with pytest.raises(CasegraphError, match=r"data.zip: a.csv is damaged: Bad CRC-32"):
        open_whole(path)


def test_a_member_is_a_stream_of_bytes_for_any_reader(tmp_path):
    path = write_zip(tmp_path, {"a.csv": "é,1\r\nü,2\r\n"})

    with (
        open_archive(path) as archive,
        io.TextIOWrapper(archive.open_member("a.csv"), "utf-8", newline="") as text,
    ):
        assert list(text) == ["é,1\r\n", "ü,2\r\n"]
