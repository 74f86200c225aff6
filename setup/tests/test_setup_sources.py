# Copyright 2026 The Distribution Integration Suite authors
# License LGPL-3.0 or later (https://www.gnu.org/licenses/lgpl).
"""Odoo, requirements and secrets: what is honoured and what is refused."""

import pytest
from lib import config, odoo_source, postgres, requirements, server
from lib.shell import Stop


def _odoo(folder, version):
    (folder / "odoo").mkdir()
    text = f"version_info = ({version}, 0, 0, FINAL, 0, '')\n"
    (folder / "odoo" / "release.py").write_text(text)


def test_odoo_home_is_honoured(tmp_path, monkeypatch):
    _odoo(tmp_path, 19)
    monkeypatch.setenv("ODOO_HOME", str(tmp_path))
    assert odoo_source.locate().folder == tmp_path


def test_another_odoo_is_refused(tmp_path, monkeypatch):
    _odoo(tmp_path, 18)
    monkeypatch.setenv("ODOO_HOME", str(tmp_path))
    with pytest.raises(Stop, match="is Odoo 18, but 19 is needed"):
        odoo_source.locate()


def test_folder_without_odoo_is_refused(tmp_path, monkeypatch):
    monkeypatch.setenv("ODOO_HOME", str(tmp_path))
    with pytest.raises(Stop, match="holds no 'odoo' package"):
        odoo_source.locate()


def test_little_disk_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(odoo_source, "HOME", tmp_path)
    monkeypatch.setattr(odoo_source, "FREE_SPACE", 2**62)
    with pytest.raises(Stop, match="make room, or set DISTRIBUTION_HOME"):
        odoo_source._check_space()


def test_requirements_are_sorted_and_named_once(monkeypatch):
    needs = {"one": ["pydantic", "Babel"], "two": ["pydantic", "cryptography"]}
    monkeypatch.setattr(requirements, "addons", lambda: list(needs))
    monkeypatch.setattr(
        requirements,
        "manifest",
        lambda name: {"external_dependencies": {"python": needs[name]}},
    )
    lines = requirements.expected().splitlines()
    assert lines[1:] == ["Babel", "cryptography", "pydantic"]


def test_outdated_requirements_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(requirements, "PATH", tmp_path / "requirements.txt")
    requirements.PATH.write_text("something==1\n")
    with pytest.raises(Stop, match="does not match the manifests"):
        requirements.check()


def test_configuration_keeps_its_secret_and_is_private(tmp_path, monkeypatch):
    monkeypatch.setattr(config, "CONF", tmp_path / "odoo.conf")
    monkeypatch.setattr(config, "DATA", tmp_path / "data")
    monkeypatch.setattr(postgres, "ensure", lambda: {"PGPORT": "5433"})
    config.write()
    first = config.CONF.read_text()
    config.write()
    assert config.CONF.read_text() == first
    assert "distribution_secret_key = " in first
    assert "db_port = 5433" in first
    assert config.CONF.stat().st_mode & 0o077 == 0


def test_taken_port_is_named():
    with server.socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Stop, match=f"port {port} is taken"):
            server.check_port(port)
