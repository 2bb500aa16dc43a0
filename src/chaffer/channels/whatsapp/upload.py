"""Files of ours on their way to a shopper: which kind of message carries them, and handing them to Graph."""

from urllib.parse import quote

import msgspec

from chaffer.channels.contract import Account, File, Http
from chaffer.channels.whatsapp.endpoint import authorization, base_url
from chaffer.channels.whatsapp.errors import fault_of
from chaffer.channels.whatsapp.limits import MEDIA, OFFICE
from chaffer.kernel.errors import ChannelUnreachable, ContentRejected, SendUncertain
from chaffer.kernel.message import Media
from chaffer.kernel.untrusted import Untrusted

FILES_LAST_SECONDS = 29 * 86_400
"""Graph keeps an uploaded file for thirty days."""
_BY_NAME = {
    "txt": "text/plain", "csv": "text/plain", "doc": "application/msword", "xls": "application/vnd.ms-excel",
    "ppt": "application/vnd.ms-powerpoint", "docx": f"{OFFICE}.wordprocessingml.document",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet", "pptx": f"{OFFICE}.presentationml.presentation",
}  # fmt: skip
"""For what our own reader of first bytes does not know; the file is ours, so its name may be believed."""


def carry(media: Media, size_bytes: int) -> Media:
    """Raises ContentRejected for what WhatsApp carries in no way."""
    mime = media.mime
    if mime in ("", "application/octet-stream"):
        mime = _BY_NAME.get(media.filename.rpartition(".")[2].lower(), mime)
    for kind in (media.kind, "document"):
        most, types = MEDIA[kind]
        if mime in types and size_bytes <= most:
            return msgspec.structs.replace(media, kind=kind, mime=mime)
    raise ContentRejected(f"a file of type {mime or 'unknown'} and {size_bytes} bytes cannot be carried")


async def upload(http: Http, account: Account, file: File) -> str:
    """Graph's id of the file. Raises a SendFault; nothing is said to anybody yet, so a doubt is no doubt."""
    url = f"{base_url(account)}/{quote(account.external_id, safe='')}/media"
    fields = {"messaging_product": "whatsapp", "type": file.mime}
    try:
        reply = await http.upload(url, fields=fields, file=file, headers=authorization(account))
        if not 200 <= reply.status < 300:
            raise fault_of(reply)
        told = Untrusted(msgspec.json.decode(reply.body))
    except (SendUncertain, msgspec.DecodeError, UnicodeDecodeError, RecursionError) as wrong:
        raise ChannelUnreachable(f"the upload broke off: {type(wrong).__name__}") from wrong
    media_id = told["id"].raw()
    if not isinstance(media_id, str) or not media_id:
        raise ChannelUnreachable("the upload's answer names no file")
    return media_id
