"""Over random days of a thread with two sellers and the shop, nobody reads a byte of what is another's."""

import json
import random

import pytest
from starlette.testclient import TestClient

from chaffer.accounts.actor import Actor
from chaffer.cli.every_table import every_table
from chaffer.desk.operations.add_note import AddNote, add_note
from chaffer.desk.operations.reply import Reply, reply
from chaffer.desk.rows.refresh import refresh
from chaffer.kernel.message import Text
from chaffer.records.reading import all_rows
from chaffer.runtime.database import Database
from chaffer.runtime.transaction import Transaction
from chaffer.threads.sides import hear_on_side
from tests.sellers.market import Market, Stall, open_market, said
from tests.web.conftest import Shop

ACTIONS = 25


@pytest.mark.parametrize("seed", range(6))
def test_no_seller_ever_reads_what_is_anothers(db: Database, ours: Shop, client: TestClient, seed: int) -> None:
    chance = random.Random(seed)
    market = open_market(db, ours)
    told: dict[str, list[str]] = {"": [market.shops_words], **{each.seller_id: [each.words] for each in stalls(market)}}
    for number in range(ACTIONS):
        stall = chance.choice([None, *stalls(market)])
        words = f"word{seed}x{number}x{chance.randrange(10**9)}"
        told[stall.seller_id if stall else ""].append(words)
        _act(market, client, chance, stall, words)
    db.write_now(ours.id, lambda tx: refresh(tx, [market.conversation_id]) and None)

    for stall in stalls(market):
        everything = json.dumps(_rows(db, market, stall), default=str) + _screens(client, market, stall)
        others = [word for whose, words in told.items() if whose != stall.seller_id for word in words]
        assert [word for word in others if word in everything] == []
        thread = market.ask(client, stall, "GET", f"/conversations/{market.conversation_id}/messages?limit=100").text
        assert all(word in thread for word in told[stall.seller_id]), "their own they do read"


def stalls(market: Market) -> tuple[Stall, Stall]:
    return market.first, market.second


def _act(market: Market, client: TestClient, chance: random.Random, stall: Stall | None, words: str) -> None:
    here, thread = market.shop.id, f"/conversations/{market.conversation_id}"
    if stall is None:
        kind = chance.choice(["wrote", "replied", "noted"])
        if kind == "wrote":
            said(market, words, "")
        elif kind == "replied":
            market.db.write_now(
                here, lambda tx: reply(tx, Reply(market.conversation_id, (Text(words),)), _STAFF) and None
            )
        else:
            command = AddNote("conversation", market.conversation_id, words)
            market.db.write_now(here, lambda tx: add_note(tx, command, _STAFF) and None)
        return
    kind = chance.choice(["wrote", "replied", "noted"])
    if kind == "wrote":
        said(market, words, stall.seller_id)
        market.db.write_now(
            here, lambda tx: hear_on_side(tx, market.conversation_id, market.contact_id, stall.seller_id, tx.now)
        )
    elif kind == "replied":
        answer = market.ask(client, stall, "POST", f"{thread}/messages", {"text": words})
        assert answer.status_code == 202, answer.text
    else:
        assert market.ask(client, stall, "POST", f"{thread}/notes", {"text": words}).status_code == 201


_STAFF = Actor("staff", "stf_ours")


def _rows(db: Database, market: Market, stall: Stall) -> list[object]:
    def work(tx: Transaction) -> list[object]:
        tx.fence(stall.seller_id)
        return [row for table in every_table() for row in all_rows(tx, table)]

    return db.read_now(market.shop.id, work)


def _screens(client: TestClient, market: Market, stall: Stall) -> str:
    thread = f"/conversations/{market.conversation_id}"
    paths = (
        "/inbox", f"/inbox/{market.conversation_id}", "/inbox/counts", "/find?q=word", thread, f"{thread}/messages?limit=100",
        f"{thread}/notes", f"/contacts/{market.contact_id}", f"/contacts/{market.contact_id}/timeline",
    )  # fmt: skip
    answers = [market.ask(client, stall, "GET", path) for path in paths]
    assert [answer.status_code for answer in answers] == [200] * len(paths)
    return "".join(answer.text for answer in answers)
