"""chaffer chat"""

import contextlib
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

import click
import msgspec
import uvicorn
from sqlalchemy import select

from chaffer.accounts.actor import COMMAND
from chaffer.accounts.operations.add_channel_account import AddChannelAccount, add_channel_account
from chaffer.channels.trial.channel import Trial, answer
from chaffer.cli.ground import Ground, standing
from chaffer.cli.serving import assemble
from chaffer.inbox.bodies import Bodies
from chaffer.inbox.receive import Source, receive
from chaffer.kernel.message import Outbound, Part
from chaffer.people.tables import identities
from chaffer.runtime.secrets import new_token
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction
from chaffer.threads.tables import conversations, messages

QUIET_SECONDS = 0.8
LONGEST_SECONDS = 15.0
_SAID = Statement(
    "chat.said",
    select(messages.c.seq, messages.c.id, messages.c.part)
    .where(
        mine(messages), messages.c.direction == "out", messages.c.seq > given("after"),
        messages.c.conversation_id == given("conversation_id"),
    )
    .order_by(messages.c.seq),
)  # fmt: skip


@click.command()
@click.option("--shop", "slug", required=True, help="Short name of the shop to talk to.")
@click.option(
    "--as", "visitor", default="visitor", show_default=True, help="Who you are; the same name goes on talking."
)
@click.argument("words", nargs=-1)
def chat(slug: str, visitor: str, words: tuple[str, ...]) -> None:
    """Be a shopper in this terminal. With WORDS, say each of them and stop; else type, and end with an empty line.

    Talks through the running server, or starts one for as long as you talk.
    """
    with standing() as ground, _served(ground):
        shop_id = ground.shop(slug).id
        line = _Line(ground, shop_id, f"chat-{slug}", visitor)
        for text in words or _typed():
            if words:
                click.echo(f"> {text}")
            for said in line.say(text):
                click.echo(said)


def _typed() -> Iterator[str]:
    with contextlib.suppress(click.Abort):  # the end of what is piped in
        while text := str(click.prompt(">", default="", show_default=False, prompt_suffix=" ")).strip():
            yield text


class _Line:
    """A thread on the trial channel, whose other end is this terminal."""

    def __init__(self, ground: Ground, shop_id: str, account: str, visitor: str) -> None:
        self._db, self._shop_id, self._account, self._visitor = ground.db, shop_id, account, visitor
        self._bodies = Bodies(ground.secrets)
        secrets = {"secret": new_token()}
        command = AddChannelAccount("trial", account, {}, secrets, "Terminal")
        self._account_id = self._db.write_now(
            shop_id, lambda tx: add_channel_account(tx, command, ground.secrets, COMMAND)
        )
        self._seen = -1

    def say(self, text: str) -> Iterator[str]:
        """Say it; what comes back, until it has been quiet for a moment."""
        conversation_id, said_before = self._db.write_now(self._shop_id, lambda tx: self._receive(tx, text))
        if self._seen < 0:
            self._seen = said_before
        began = heard = time.monotonic()
        while time.monotonic() - began < LONGEST_SECONDS:
            rows = self._said(conversation_id)
            for row in rows:
                self._seen, heard = row.seq, time.monotonic()
                yield _shown(row)
            if heard > began and time.monotonic() - heard > QUIET_SECONDS:
                return
            time.sleep(0.1)

    def _receive(self, tx: Transaction, text: str) -> tuple[str, int]:
        """The conversation, and the number of our last message in it before this one could be answered."""
        told = {"account": self._account, "id": tx.new_id("message"), "from": self._visitor, "text": text}
        pieces = Trial().split(msgspec.json.encode(told))
        receive(tx, Source(self._account_id, "trial"), pieces, self._bodies, lambda _tx, _piece: False)
        found = tx.query(
            "chat.conversation", select(conversations.c.id).join(
                identities, (identities.c.shop_id == conversations.c.shop_id)
                & (identities.c.contact_id == conversations.c.contact_id),
            ).where(
                conversations.c.shop_id == tx.shop_id, conversations.c.account_id == self._account_id,
                identities.c.account_id == self._account_id, identities.c.value == self._visitor,
            ),
        )  # fmt: skip
        conversation_id = str(found[0].id)
        before = tx.rows(_SAID, after=-1, conversation_id=conversation_id)
        return conversation_id, max((row.seq for row in before), default=0)

    def _said(self, conversation_id: str) -> list[Any]:
        return self._db.read_now(
            self._shop_id, lambda tx: tx.rows(_SAID, after=self._seen, conversation_id=conversation_id)
        )


def _shown(row: Any) -> str:
    shown = answer(Outbound(row.id, (), msgspec.convert(row.part, Part)))
    lines = [str(shown.get("text", "")), str(shown.get("media", ""))]
    return "\n".join(f"  {line}" for part in lines if part for line in part.splitlines())


@contextlib.contextmanager
def _served(ground: Ground) -> Iterator[None]:
    """A server at work: the one that runs, else one of our own."""
    if _answers(ground.settings.address):
        yield
        return
    settings = ground.settings
    config = uvicorn.Config(
        assemble(settings, ground.db, ground.secrets).app, host=settings.host, port=settings.port, log_config=None,
        access_log=False,
    )  # fmt: skip
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        while not server.started and thread.is_alive():
            time.sleep(0.05)
        yield
    finally:
        server.should_exit = True
        thread.join(settings.shutdown_seconds)


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/healthz", timeout=2) as answered:  # noqa: S310 — our own address
            return bool(answered.status == 200)
    except (urllib.error.URLError, OSError, ValueError):
        return False
