"""What is installed without a working copy holds everything that stands beside the code."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT

SOURCE = ROOT / "src"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (built,) = folder.glob("*.whl")
    return built


def test_every_file_of_the_package_is_in_the_wheel(wheel: Path) -> None:
    there = {
        path.relative_to(SOURCE).as_posix()
        for path in (SOURCE / "chaffer").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.name != ".built"
    }

    assert there - set(zipfile.ZipFile(wheel).namelist()) == set()


def test_the_wheel_brings_nothing_but_the_package(wheel: Path) -> None:
    strange = [
        name for name in zipfile.ZipFile(wheel).namelist() if not name.startswith(("chaffer/", "chaffer_server-"))
    ]

    assert strange == []
