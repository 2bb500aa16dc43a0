"""The web chat as a channel. There is no platform: a message is delivered by being in the thread, where every open
page of the visitor reads it.
"""

from collections.abc import Mapping, Sequence

from chaffer.channels.contract import Account, Http, Limits, Place
from chaffer.channels.web.arrange import arrange
from chaffer.channels.web.frames import accounts_in, parse, split
from chaffer.channels.web.limits import LIMITS
from chaffer.kernel.errors import ContentRejected
from chaffer.kernel.message import Inbound, Notice, Outbound, Part, Report, SendReceipt, Slice


class Web:
    kind: str = "web"
    limits: Limits = LIMITS

    def accounts_in(self, body: bytes) -> set[str]:
        return accounts_in(body)

    def signed_by(self, headers: Mapping[str, str], body: bytes, secrets: Mapping[str, str]) -> bool:  # noqa: ARG002
        """Nobody calls us back: frames come with a visitor's token, which is looked at where they come in."""
        return False

    def split(self, body: bytes) -> list[Slice]:
        return split(body)

    def parse(self, piece: Slice) -> list[Inbound | Report | Notice]:
        return [*parse(piece)]

    def arrange(self, parts: Sequence[Part]) -> list[Part]:
        return arrange(parts)

    async def send(self, http: Http, account: Account, message: Outbound) -> SendReceipt:  # noqa: ARG002 — the same
        """Nothing to do: it stands in the thread, and the pages follow that."""
        return SendReceipt(message.id)

    async def attend(self, http: Http, account: Account, provider_id: str) -> None:
        """The socket shows it, where the message came in."""

    async def locate(self, http: Http, account: Account, provider_ref: str) -> Place:  # noqa: ARG002 — the same
        """What visitors send is ours from the start, and fetched from nowhere. Raises ContentRejected."""
        raise ContentRejected("nothing to fetch")
