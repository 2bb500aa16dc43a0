"""Every line of the audit trail can be read at the desk, in each of its languages."""

import ast
import json

import pytest

from tests.architecture.sources import ROOT, sources

WORDS = ROOT / "ui/desk/admin/words"
MADE_UP = {  # actions whose second half is put together where they are recorded
    "consent.": ["confirmed", "withdrawn"],
    "link.": ["owner", "invitation", "reset"],
    "order.": ["change_address"],
}


def actions() -> set[str]:
    """What `audit.record` is called with; a made-up one stands with its first half."""
    found: set[str] = set()
    for source in sources():
        for words, call in source.calls():
            if words != "audit.record":
                continue
            for node in ast.walk(call.args[2]):
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and "." in node.value:
                    found.add(node.value)
    return found


def halves() -> tuple[set[str], set[str]]:
    whole = actions()
    verbs = {verb for name in whole if (verb := name.split(".")[1])}
    made_up = {verb for name in whole for verb in MADE_UP.get(name, [])}
    return {name.split(".")[0] for name in whole}, verbs | made_up


@pytest.mark.parametrize("language", ["en", "fr", "ko", "ru"])
def test_every_recorded_action_has_its_words(language: str) -> None:
    table = json.loads((WORDS / f"{language}.json").read_text())
    parts, verbs = halves()

    assert len(parts) > 50
    assert sorted(f"part.{each}" for each in parts if f"part.{each}" not in table) == []
    assert sorted(f"verb.{each}" for each in verbs if f"verb.{each}" not in table) == []


def test_a_made_up_action_is_known_here() -> None:
    assert {name for name in actions() if name.endswith(".")} <= MADE_UP.keys()
