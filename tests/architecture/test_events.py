"""Facts: each is told with the JSON it becomes, and that JSON is true."""

import ast
import json
import re
from inspect import getdoc

import msgspec
import pytest

from chaffer.accounts.permissions import PERMISSIONS
from chaffer.integrations.webhooks_out.types import BY_TAG, INSIDE, TYPES
from chaffer.web.api.stream import TOPICS
from tests.architecture.sources import modules, sources

FACTS = sorted(
    {
        each
        for module in modules()
        if module.__name__.endswith(".events")
        for each in vars(module).values()
        if isinstance(each, type)
        and issubclass(each, msgspec.Struct)
        and each.__module__ == module.__name__
        and each.__struct_config__.tag
    },
    key=lambda each: each.__name__,
)


def example(fact: type[msgspec.Struct]) -> str:
    """The JSON in its docstring; empty if there is none."""
    found = re.search(r"^\s*(\{.*\})\s*$", getdoc(fact) or "", re.DOTALL | re.MULTILINE)
    return found[1] if found else ""


def truth(fact: type[msgspec.Struct]) -> str:
    """What is wrong with a fact's example; empty if nothing."""
    told = example(fact)
    if not told:
        return "no example"
    plain = json.loads(told)
    again = json.loads(msgspec.json.encode(msgspec.convert(plain, fact)))
    missing = again.keys() - plain.keys()
    return "" if again == plain else f"becomes {again}" if not missing else f"leaves out {sorted(missing)}"


@pytest.mark.parametrize("fact", FACTS, ids=lambda each: each.__name__)
def test_an_event_is_told_with_the_json_it_becomes(fact: type[msgspec.Struct]) -> None:
    assert truth(fact) == ""


def test_events_are_named_in_the_past_and_once() -> None:
    tags = [str(each.__struct_config__.tag) for each in FACTS]

    assert len(tags) == len(set(tags)) > 10
    assert all(re.fullmatch(r"[a-z]+(_[a-z]+)+", tag) for tag in tags), tags


def test_an_example_that_lies_would_be_seen() -> None:
    class Silent(msgspec.Struct, frozen=True, tag="silent_thing"):
        """Nothing told."""

    class Forgetful(msgspec.Struct, frozen=True, tag="forgetful_thing"):
        """Half told.

        {"type": "forgetful_thing", "a": 1}
        """

        a: int
        b: int = 2

    assert truth(Silent) == "no example"
    assert truth(Forgetful) == "leaves out ['b']"


def test_every_event_is_told_to_others_or_has_a_reason_to_stay_inside() -> None:
    tags = {str(each.__struct_config__.tag) for each in FACTS}

    assert tags - BY_TAG.keys() - INSIDE.keys() == set(), "add it to integrations/webhooks_out/types.py"
    assert BY_TAG.keys() | INSIDE.keys() <= tags
    assert len(BY_TAG) == len(TYPES)


def test_every_topic_of_the_live_feed_can_be_listened_to() -> None:
    changed = {
        call.args[0].value
        for source in sources() for words, call in source.calls()
        if words.endswith(".changed") and len(call.args) == 2 and isinstance(call.args[0], ast.Constant)
    }  # fmt: skip

    assert changed - TOPICS.keys() == set(), "add it to web/api/stream.py with the permission it needs"
    assert set(TOPICS.values()) <= PERMISSIONS.keys()
