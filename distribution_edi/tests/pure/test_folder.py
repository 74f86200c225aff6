# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Files below one root, and names of files."""

import os

import pytest

from distribution_edi.files import FilesError, complaint, is_wanted, outgoing
from distribution_edi.folder import FolderSession

MARK = "1-abc"


@pytest.fixture(name="root")
def _root(tmp_path):
    for name in ("in", "done"):
        (tmp_path / "root" / name).mkdir(parents=True)
    (tmp_path / "secret").mkdir()
    return tmp_path / "root"


@pytest.fixture(name="session")
def _session(root):
    with FolderSession(str(root)) as session:
        yield session


def test_files_are_listed_fetched_and_put_away(session, root):
    (root / "in/b.edi").write_bytes(b"two")
    (root / "in/a.edi").write_bytes(b"one")
    (root / "done/a.edi").write_bytes(b"earlier")
    first, second = session.list("in")
    assert (first.name, first.kind, first.size) == ("a.edi", "file", 3)
    assert session.fetch("in", first) == b"one"
    session.archive("in", "a.edi", "done", MARK)
    session.archive("in", "b.edi", "done/", MARK)
    kept = {path.name: path.read_bytes() for path in (root / "done").iterdir()}
    assert kept == {"a.edi": b"earlier", "1-abc-a.edi": b"one", "b.edi": b"two"}
    assert session.list("in") == []


def test_file_that_changed_is_left(session, root):
    path = root / "in/a.edi"
    path.write_bytes(b"one")
    [entry] = session.list("in")
    path.write_bytes(b"one and more")
    assert session.fetch("in", entry) is None
    path.unlink()
    assert session.fetch("in", entry) is None


def test_file_exchanged_for_a_link_is_not_followed(session, root):
    path = root / "in/a.edi"
    path.write_bytes(b"one")
    [entry] = session.list("in")
    (root.parent / "secret/a.edi").write_bytes(b"key")
    path.unlink()
    path.symlink_to(root.parent / "secret/a.edi")
    assert session.fetch("in", entry) is None


def test_what_is_stored_is_whole_and_replaces(session, root):
    (root / "in/.850.edi.part").symlink_to(root.parent / "secret/stolen")
    session.store("in", "850.edi", b"first")
    session.store("in", "850.edi", b"second")
    assert [path.name for path in (root / "in").iterdir()] == ["850.edi"]
    assert (root / "in/850.edi").read_bytes() == b"second"
    assert not list((root.parent / "secret").iterdir())


@pytest.mark.parametrize("folder", ["..", "in/..", "in/../../secret", "/etc", "//in"])
def test_folders_outside_are_refused(session, folder):
    with pytest.raises(FilesError, match="leads out of the folder"):
        session.list(folder)


def test_folder_behind_a_link_is_refused(session, root):
    (root / "way").symlink_to(root.parent / "secret")
    (root / "in/deep").symlink_to(root.parent)
    for folder in ("way", "in/deep/secret"):
        with pytest.raises(FilesError, match="would not let us"):
            session.store(folder, "x.edi", b"x")
    assert not list((root.parent / "secret").iterdir())


@pytest.mark.parametrize("name", ["", "..", "a/b", "a\\b", "a\nb", "é" * 200])
def test_names_that_are_none(session, root, name):
    with pytest.raises(FilesError, match="cannot be sent"):
        session.store("in", name, b"x")
    assert session.list("in") == []


def test_odd_entries_have_a_complaint(session, root):
    os.mkfifo(root / "in/pipe")
    (root / "in/link").symlink_to("/etc/hostname")
    with open(os.fsencode(root) + b"/in/caf\xe9", "wb"):
        pass
    (root / "in/deep").mkdir()
    found = {each.name: each.complaint for each in session.list("in")}
    assert found["pipe"] == found["link"] == "it is not a regular file"
    assert found["deep"] is None
    assert "cannot be printed" in found["caf\udce9"]


def test_root_that_is_not_there(tmp_path):
    with pytest.raises(FilesError, match="cannot be opened") as found:
        FolderSession(str(tmp_path / "nowhere")).open()
    assert found.value.error_class == "connection"


@pytest.mark.parametrize(
    "name, patterns, wanted",
    [
        ("A.EDI", "*.edi", True),
        ("a.x12", "*.edi *.x12", True),
        ("a.x12", "*.edi,*.x12", True),
        ("a.txt", "*.edi; *.x12", False),
        ("a.edi", "", True),
        ("a.edi.tmp", "*", False),
        ("a.filepart", "*", False),
        (".a.edi", "*", False),
        ("850_17.edi", "850_??.edi", True),
    ],
)
def test_patterns(name, patterns, wanted):
    assert is_wanted(name, patterns) is wanted


def test_names_of_ours_are_plain_and_sort_as_they_were_made():
    """An 810 sorted before the 856 of its goods when names began with the set."""
    number = "../../PO 7" + "x" * 300
    for controls in ((None, None), (99, 100)):
        first, second = (
            outgoing(kind, number, "edi", control)
            for kind, control in zip(("856", "810"), controls, strict=True)
        )
        assert first < second
        assert complaint(first) is complaint(second) is None
        assert is_wanted(first, "*.edi")
    assert outgoing("856", "PO-7", "edi", 41) == "000000041_856_PO-7.edi"
