"""A shopper in the terminal, and the trial channel's way in, through real processes."""

import hashlib
import hmac
import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from chaffer.accounts.actor import COMMAND
from chaffer.accounts.operations.add_channel_account import AddChannelAccount, add_channel_account
from chaffer.accounts.shops import all_shops
from chaffer.runtime.clock import SystemClock
from chaffer.runtime.opening import open_database
from chaffer.runtime.secrets import load_secrets
from chaffer.runtime.settings import read_settings
from chaffer.runtime.transaction import ANY_SHOP
from tests.cli.test_real_process import chaffer, environment, served

__all__ = ["environment", "served"]
pytestmark = pytest.mark.process


def open_shop(environment: dict[str, str], folder: Path) -> None:
    chaffer(environment, "shop", "create", "--slug", "s", "--name", "S", "--currency", "USD")
    file = folder / "c.jsonl"
    file.write_text('{"id": "mug", "title": "Red mug", "price": "19.90", "sku": "MUG", "stock": 5}\n')
    chaffer(environment, "catalog", "import", "--quiet", "--shop", "s", "--format", "jsonl", str(file))


def test_a_shopper_chats_without_a_server(environment: dict[str, str], tmp_path: Path) -> None:
    open_shop(environment, tmp_path)

    said = chaffer(environment, "chat", "--shop", "s", "a red mug please")

    assert "Red mug" in said
    assert "$19.90" in said


def test_a_shopper_chats_beside_a_running_server(
    environment: dict[str, str], served: httpx.Client, tmp_path: Path
) -> None:
    open_shop(environment, tmp_path)

    assert "Red mug" in chaffer(environment, "chat", "--shop", "s", "--as", "ana", "a red mug please")


def test_the_trial_channel_is_answered_in_the_response(
    environment: dict[str, str], served: httpx.Client, tmp_path: Path
) -> None:
    open_shop(environment, tmp_path)
    settings = read_settings(environment)
    db, secrets = open_database(settings.database, SystemClock()), load_secrets(settings)
    (shop,) = db.read_now(ANY_SHOP, all_shops)
    command = AddChannelAccount("trial", "t1", {}, {"secret": "canary"})
    db.write_now(shop.id, lambda tx: add_channel_account(tx, command, secrets, COMMAND))
    db.close()

    def ask(id_: str, secret: str = "canary") -> Any:
        body = json.dumps({"account": "t1", "id": id_, "from": "ana", "text": "a red mug please"}).encode()
        signature = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
        headers = {"content-type": "application/json", "x-chaffer-signature": signature}
        return served.post("/in/trial", content=body, headers=headers)

    first, repeated, forged = ask("m1"), ask("m1"), ask("m2", "wrong")

    assert "Red mug" in " ".join(each["text"] for each in first.json()["messages"])
    assert repeated.json() == {"messages": []}
    assert forged.status_code == 403
