"""The files in deploy/ name only what exists, and the programs they are for read them, where such a program is here."""

import os
import re
import shutil
import subprocess
from dataclasses import fields
from pathlib import Path

import pytest
import yaml

from chaffer.runtime.settings import PREFIX, Settings
from tests.architecture.sources import ROOT

DEPLOY = ROOT / "deploy"
OWN = {"CHAFFER_DOMAIN", "CHAFFER_UPSTREAM", "CHAFFER_DATABASE_PASSWORD"}
"""Words between the files of deploy/ themselves."""
KNOWN = {PREFIX + field.name.upper() for field in fields(Settings)} | OWN


def test_every_variable_is_a_setting_or_is_asked_for_in_the_example() -> None:
    asked = set(re.findall(r"^([A-Z_]+)=", (DEPLOY / "example.env").read_text(), re.MULTILINE))
    compose = (DEPLOY / "compose.yaml").read_text()
    named = {name for path in DEPLOY.iterdir() for name in re.findall(r"CHAFFER_[A-Z_]+", path.read_text()) if name}

    assert named - KNOWN == set()
    assert set(re.findall(r"\$\{([A-Z_]+)", compose)) - asked == set()


def test_every_file_that_is_copied_or_mounted_exists() -> None:
    dockerfile = (DEPLOY / "Dockerfile").read_text()
    copied = [
        word for line in re.findall(r"^COPY (?!--from)(.+)$", dockerfile, re.MULTILINE) for word in line.split()[:-1]
    ]
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
    mounted = [each.split(":")[0] for one in services.values() for each in one.get("volumes", ()) if each[0] == "."]

    assert copied
    assert mounted
    assert [name for name in copied if not (ROOT / name).exists()] == []
    assert [name for name in mounted if not (DEPLOY / name).exists()] == []


def test_what_is_copied_is_not_kept_from_the_builder() -> None:
    kept = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    copied = {
        word.rstrip("/").split("/")[0]
        for line in re.findall(r"^COPY (?!--from)(.+)$", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE)
        for word in line.split()[:-1]
    }

    assert copied == kept


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here to read the unit")
def test_systemd_reads_the_unit(tmp_path: Path) -> None:
    unit = tmp_path / "chaffer.service"
    text = (DEPLOY / "chaffer.service").read_text()
    unit.write_text(text.replace("/opt/chaffer/bin/chaffer", "/bin/sh"))

    told = subprocess.run(["systemd-analyze", "verify", str(unit)], capture_output=True, text=True, check=False)

    assert [line for line in told.stderr.splitlines() if "chaffer" in line] == []


@pytest.mark.skipif(shutil.which("nginx") is None, reason="no nginx here to read its file")
@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl to make a certificate with")
def test_nginx_reads_its_file(tmp_path: Path) -> None:
    certificate, key = tmp_path / "fullchain.pem", tmp_path / "privkey.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=chat.example.com",
         "-keyout", str(key), "-out", str(certificate)],
        check=True, capture_output=True,
    )  # fmt: skip
    ours = (DEPLOY / "nginx.conf").read_text()
    ours = re.sub(r"/etc/letsencrypt/live/chat\.example\.com", str(tmp_path), ours)
    whole = tmp_path / "nginx.conf"
    whole.write_text(
        f"pid {tmp_path}/pid;\nerror_log {tmp_path}/log;\nevents {{}}\nhttp {{\naccess_log off;\n{ours}\n}}\n"
    )

    told = subprocess.run(
        ["nginx", "-t", "-c", str(whole)], capture_output=True, text=True, check=False, env={**os.environ}
    )

    assert told.returncode == 0, told.stderr
