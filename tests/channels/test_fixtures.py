"""A new channel adds recorded webhooks, not test code."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from chaffer.channels.registry import CHANNELS
from chaffer.kernel.message import Identity

HERE = Path(__file__).parent
CASES = sorted(HERE.glob("*/fixtures/*.json"))


def as_plain(kind: str, body: bytes) -> list[dict[str, Any]]:
    """Every event cut out of the webhook, with what it means to us."""
    channel = CHANNELS[kind]
    told = []
    for piece in channel.split(body):
        slice_ = msgspec.to_builtins(piece, builtin_types=())
        del slice_["body"]
        slice_["identities"] = [spelled(each) for each in piece.identities]
        means = [{"is": type(each).__name__, **msgspec.to_builtins(each)} for each in channel.parse(piece)]
        told.append(without_blanks({**slice_, "means": means}))
    return told


def spelled(identity: Identity) -> str:
    told = f"{identity.kind}:{identity.value}"
    return f"{told} as {identity.canonical}" if identity.canonical else told


def without_blanks(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: inner
            for key, each in value.items()
            if (inner := without_blanks(each)) not in ("", [], {}, None, False)
        }
    if isinstance(value, (list, tuple)):
        return [without_blanks(each) for each in value]
    return value


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_webhook_becomes_events(case: Path) -> None:
    told = json.loads(case.read_text())

    heard = as_plain(case.parts[-3], json.dumps(told["payload"]).encode())

    assert json.loads(json.dumps(heard, default=str)) == told["expect"]


@pytest.mark.parametrize("kind", CHANNELS)
def test_channel_has_recorded_webhooks(kind: str) -> None:
    assert list((HERE / kind / "fixtures").glob("*.json")), f"{kind} has no recorded webhooks"


@pytest.mark.parametrize("case", CASES, ids=lambda path: f"{path.parts[-3]}-{path.stem}")
def test_every_event_has_its_own_id_and_an_account_named_beforehand(case: Path) -> None:
    body = json.dumps(json.loads(case.read_text())["payload"]).encode()
    channel = CHANNELS[case.parts[-3]]

    pieces = channel.split(body)

    assert len({(piece.account, piece.external_id) for piece in pieces}) == len(pieces)
    assert {piece.account for piece in pieces} <= channel.accounts_in(body)
