"""Ten thousand broken webhooks: nothing is raised but Malformed, and a good message beside a bad one survives."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chaffer.channels.whatsapp import WhatsApp
from chaffer.kernel.errors import Malformed
from chaffer.kernel.message import Inbound, Text

WA = WhatsApp()
PAYLOADS = [
    json.loads(path.read_text())["payload"] for path in sorted((Path(__file__).parent / "fixtures").glob("*.json"))
]
GOOD_ID = "wamid.GOOD"
GOOD = {
    "field": "messages",
    "value": {
        "messaging_product": "whatsapp",
        "metadata": {"display_phone_number": "15550783881", "phone_number_id": "106540352242922"},
        "contacts": [{"profile": {"name": "Good"}, "wa_id": "4520999999"}],
        "messages": [
            {
                "from": "4520999999",
                "id": GOOD_ID,
                "timestamp": "1749416383",
                "type": "text",
                "text": {"body": "still here"},
            }
        ],
    },
}
deep: Any = "bottom"
for _ in range(120):
    deep = {"a": [deep]}
ODD: list[Any] = [
    None, True, 0, -1, 10**30, 1.5, 1e308, "", "\u0000", "\ud800", "x" * 5000, [], {}, [[[]]], {"id": {"id": {}}}, deep,
    "16505551234", "US.13491208655302741918", "wamid.X", -(2**63), "9" * 400, [None], float("nan"), "1e999",
]  # fmt: skip
odd = st.sampled_from(ODD) | st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path] if path else []
    if isinstance(value, dict):
        for key, inner in value.items():
            found.extend(places(inner, (*path, key)))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            found.extend(places(inner, (*path, number)))
    return found


def mutate(payload: Any, draw: st.DataObject) -> Any:
    """One to three values replaced, removed, doubled, or moved under a strange key."""
    broken = copy.deepcopy(payload)
    for _ in range(draw.draw(st.integers(1, 3))):
        all_places = [each for each in places(broken) if each[0] == "entry" and len(each) > 1]
        if not all_places:
            break
        *way, last = draw.draw(st.sampled_from(all_places))
        parent = broken
        for step in way:
            parent = parent[step]
        deed = draw.draw(st.sampled_from(["replace", "replace", "remove", "double", "rename"]))
        if deed == "replace":
            parent[last] = copy.deepcopy(draw.draw(odd))
        elif deed == "remove":
            del parent[last]
        elif deed == "double" and isinstance(parent, list):
            parent.append(copy.deepcopy(parent[last]))
        elif deed == "rename" and isinstance(parent, dict):
            parent[draw.draw(st.text(max_size=6))] = parent.pop(last)
    return broken


def read_all(body: bytes) -> list[Any]:
    WA.accounts_in(body)
    return [heard for piece in WA.split(body) for heard in WA.parse(piece)]


@settings(max_examples=10_000, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(PAYLOADS), st.booleans(), st.data())
def test_a_good_message_survives_any_neighbour(payload: Any, first: bool, draw: st.DataObject) -> None:
    broken = mutate(payload, draw)
    entries = broken.get("entry")
    entry = {"id": "102290129340398", "changes": [copy.deepcopy(GOOD)]}
    if isinstance(entries, list):
        entries.insert(0 if first else len(entries), entry)

    heard = read_all(json.dumps(broken).encode())

    mine = [each for each in heard if isinstance(each, Inbound) and each.external_id == GOOD_ID]
    assert len(mine) == 1
    assert mine[0].parts == (Text("still here"),)


@settings(max_examples=300, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_a_good_message_survives_bad_elements_in_its_own_list(draw: st.DataObject) -> None:
    value = copy.deepcopy(GOOD["value"])
    bad = draw.draw(st.lists(odd, min_size=1, max_size=4))
    at = draw.draw(st.integers(0, len(bad)))
    value["messages"] = [*bad[:at], *value["messages"], *bad[at:]]  # type: ignore[index]
    for key in draw.draw(st.sets(st.sampled_from(["contacts", "statuses", "errors", "messaging_product"]))):
        value[key] = draw.draw(odd)  # type: ignore[index]
    body = json.dumps(
        {
            "object": "whatsapp_business_account",
            "entry": [{"id": "1", "changes": [{"field": "messages", "value": value}]}],
        }
    )

    heard = read_all(body.encode())

    assert [each.parts for each in heard if isinstance(each, Inbound) and each.external_id == GOOD_ID] == [
        (Text("still here"),)
    ]


@settings(max_examples=500, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=200) | st.recursive(odd, st.lists, max_leaves=4).map(lambda each: json.dumps(each).encode()))
def test_what_is_not_a_webhook_is_malformed(body: bytes) -> None:
    with pytest.raises(Malformed):
        WA.split(body)
    with pytest.raises(Malformed):
        WA.accounts_in(body)


def test_a_nest_deeper_than_any_stack_spoils_only_itself() -> None:
    nest = '{"a":[' * 50_000 + "1" + "]}" * 50_000
    good = json.dumps(GOOD)
    body = (
        '{"object":"whatsapp_business_account","entry":[{"id":"1","changes":['
        '{"field":"messages","value":{"metadata":{"phone_number_id":"1"},"messages":[' + nest + "]}}," + good + "]}]}"
    ).encode()

    assert Text("still here") in [part for each in read_all(body) if isinstance(each, Inbound) for part in each.parts]


def test_broken_utf8_in_one_text_spoils_only_itself() -> None:
    bad = copy.deepcopy(GOOD)
    bad["value"]["messages"][0] |= {"id": "wamid.BAD", "text": {"body": "@@"}}  # type: ignore[index]
    body = json.dumps({"object": "whatsapp_business_account", "entry": [{"id": "1", "changes": [bad, GOOD]}]}).encode()

    heard = read_all(body.replace(b"@@", b"caf\xe9"))

    assert [each.parts[0] for each in heard] == [Text("caf\ufffd"), Text("still here")]


def test_a_thousand_updates_of_three_megabytes_are_cut_quickly() -> None:
    value = copy.deepcopy(GOOD["value"])
    value["messages"] = [
        {**value["messages"][0], "id": f"wamid.{at}", "text": {"body": "y" * 2900}} for at in range(1000)
    ]  # type: ignore[index]
    body = json.dumps(
        {
            "object": "whatsapp_business_account",
            "entry": [{"id": "1", "changes": [{"field": "messages", "value": value}]}],
        }
    ).encode()
    assert len(body) > 3_000_000

    assert len(WA.split(body)) == 1000
