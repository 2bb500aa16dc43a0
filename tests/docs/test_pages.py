"""Pages lead where they say: files, commands, settings and targets that exist."""

import re
from pathlib import Path

import click
import pytest
from tests.architecture.sources import ROOT

from chaffer.cli.commands import main as chaffer
from chaffer.runtime.settings import entries

PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "changes").glob("*.md"),
        *(ROOT / "clients").rglob("*.md"),
    ]
)
OF_TESTS = {
    "CHAFFER_FAILPOINT", "CHAFFER_FUZZ", "CHAFFER_FUZZ_SEED", "CHAFFER_KILLS", "CHAFFER_LOCALSTRIPE",
    "CHAFFER_PAYMENT_STEPS", "RACE_ROUNDS", "CHAFFER_SCREENSHOTS", "CHAFFER_SEED", "CHAFFER_TEST_DATABASES",
}  # fmt: skip
VARIABLES = {entry.variable for entry in entries()} | OF_TESTS
PLACES = re.compile(r"`((?:src|tests|tools|bench|docs|ui|changes|requirements|clients)/[\w./-]+)`")


def links(page: Path) -> list[str]:
    """Links that lead nowhere."""
    found = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", page.read_text())
    return [link for link in found if "://" not in link and not (page.parent / link).exists()]


def places(text: str) -> list[str]:
    """Paths in our tree that are not there."""
    return [place for place in PLACES.findall(text) if not (ROOT / place).exists() and "NAME" not in place]


def commands(text: str) -> list[str]:
    """Commands and options that `chaffer` does not have, of lines that call it."""
    plain = re.sub(r"\b[A-Z_]+=\S+ ", "", text.replace("\\\n", " "))
    calls = re.findall(r"(?:^ *|`|\.venv/bin/)(chaffer [a-z][^`\n#>|]*)", plain, re.MULTILINE)
    return [wrong for call in calls if (wrong := _unknown(call.split()[1:], call))]


def _unknown(words: list[str], call: str) -> str:
    command: click.Command = chaffer
    while isinstance(command, click.Group) and words:
        following = command.get_command(click.Context(command), words[0])
        if following is None:
            return call
        command, words = following, words[1:]
    known = {name for each in command.params for name in each.opts} | {"--help", "--version"}
    return next((call for word in words if word.startswith("--") and word.split("=")[0] not in known), "")


def targets(text: str) -> list[str]:
    """Targets of `make` that the Makefile does not have."""
    there = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    return [name for name in re.findall(r"(?:`|^ +)make ([a-z]+)", text, re.MULTILINE) if name not in there]


def variables(text: str) -> list[str]:
    return sorted(set(re.findall(r"CHAFFER_[A-Z_]+", text)) - VARIABLES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_names_only_what_there_is(page: Path) -> None:
    text = page.read_text()

    assert [*links(page), *places(text), *commands(text), *targets(text), *variables(text)] == []


def test_every_setting_is_on_its_page() -> None:
    page = (ROOT / "docs/reference/settings.md").read_text()

    assert [entry.variable for entry in entries() if f"`{entry.variable}`" not in page] == []


def test_an_untrue_page_would_be_seen(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("see [there](nowhere.md)")

    assert links(page) == ["nowhere.md"]
    assert places("`src/chaffer/nowhere.py` and `src/chaffer/wiring.py`") == ["src/chaffer/nowhere.py"]
    assert commands("    chaffer shop open --slug a\n    chaffer serve --port 1\n    chaffer serve") == [
        "chaffer shop open --slug a", "chaffer serve --port 1",
    ]  # fmt: skip
    assert targets("`make coffee` and `make demo`") == ["coffee"]
    assert variables("CHAFFER_COFFEE CHAFFER_PORT") == ["CHAFFER_COFFEE"]
