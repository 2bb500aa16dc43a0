"""WhatsApp Business Cloud API."""

from collections.abc import Mapping, Sequence

from chaffer.channels.contract import Account, File, Http, Limits, Place
from chaffer.channels.shorten import shorten
from chaffer.channels.signing import signed_with
from chaffer.channels.whatsapp.keep_out import keep_out
from chaffer.channels.whatsapp.limits import LIMITS
from chaffer.channels.whatsapp.media import locate
from chaffer.channels.whatsapp.parse import parse
from chaffer.channels.whatsapp.send import attend, send
from chaffer.channels.whatsapp.split import accounts_in, split
from chaffer.channels.whatsapp.upload import FILES_LAST_SECONDS, carry, upload
from chaffer.kernel.message import Identity, Inbound, Media, Notice, Outbound, Part, Report, SendReceipt, Slice

_SECRETS = ("app_secret", "app_secret_previous")
_SCHEME = "sha256="


class WhatsApp:
    kind: str = "whatsapp"
    limits: Limits = LIMITS
    files_last_seconds: int = FILES_LAST_SECONDS

    def accounts_in(self, body: bytes) -> set[str]:
        return accounts_in(body)

    def signed_by(self, headers: Mapping[str, str], body: bytes, secrets: Mapping[str, str]) -> bool:
        given = headers.get("x-hub-signature-256", "")
        if not given.startswith(_SCHEME):
            return False
        return signed_with(given.removeprefix(_SCHEME), body, [secrets.get(name, "") for name in _SECRETS])

    def split(self, body: bytes) -> list[Slice]:
        return split(body)

    def parse(self, piece: Slice) -> list[Inbound | Report | Notice]:
        return parse(piece)

    def arrange(self, parts: Sequence[Part]) -> list[Part]:
        return shorten(parts, LIMITS)

    async def send(self, http: Http, account: Account, message: Outbound) -> SendReceipt:
        return await send(http, account, message)

    async def attend(self, http: Http, account: Account, provider_id: str) -> None:
        await attend(http, account, provider_id)

    async def locate(self, http: Http, account: Account, provider_ref: str) -> Place:
        return await locate(http, account, provider_ref)

    def carry(self, media: Media, size_bytes: int) -> Media:
        return carry(media, size_bytes)

    async def upload(self, http: Http, account: Account, file: File) -> str:
        return await upload(http, account, file)

    async def keep_out(self, http: Http, account: Account, who: tuple[Identity, ...], *, out: bool) -> None:
        await keep_out(http, account, who, out=out)
