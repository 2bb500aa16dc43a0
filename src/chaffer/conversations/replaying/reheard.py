"""What arrived, opened again; where the raw body is gone, told from the message as it was kept."""

from collections.abc import Sequence
from typing import Any, cast

from chaffer.channels.contract import Channel
from chaffer.conversations.replaying.stored import StoredTurn
from chaffer.inbox.bodies import Bodies
from chaffer.kernel.errors import Fault, NotFound
from chaffer.kernel.message import Inbound, Notice, Part, Report, Slice
from chaffer.runtime.secrets import Secrets
from chaffer.runtime.transaction import Transaction

GONE = b""
"""Stands for a body that nobody can open any more."""


class OpenedAgain(Bodies):
    """gone: events whose raw bodies are shredded, or sealed under a root key we do not have."""

    def __init__(self, secrets: Secrets) -> None:
        super().__init__(secrets)
        self.gone: set[str] = set()

    def open(self, tx: Transaction, day: str, sealed: bytes, event_id: str) -> bytes:
        """The body, or GONE."""
        try:
            return super().open(tx, day, sealed, event_id)
        except (NotFound, Fault):
            self.gone.add(event_id)
            return GONE


class Reheard:
    """A channel that knows what was said by its messages, too. It sends nothing."""

    def __init__(self, channel: Channel, turn: StoredTurn) -> None:
        self.kind, self.limits = channel.kind, channel.limits
        self._channel, self._turn = channel, turn

    def as_channel(self) -> Channel:
        return cast("Channel", self)

    def parse(self, piece: Slice) -> list[Inbound | Report | Notice]:
        if piece.body != GONE:
            return self._channel.parse(piece)
        kept = next(each for each in self._turn.said if each.external_id == piece.external_id)
        heard = self._turn.heard
        return [
            Inbound(
                kept.external_id,
                kept.parts,
                kept.at,
                heard.profile_name,
                heard.hint,
                kept.reply_to,
                heard.about_sku,
                heard.referral,
            )
        ]

    def arrange(self, parts: Sequence[Part]) -> list[Part]:
        return self._channel.arrange(parts)

    def __getattr__(self, name: str) -> Any:
        raise NotImplementedError(f"a replay does not {name}")
