"""The example that Meta wants of a template's picture, film or document: handed to the app in two steps, as their
Resumable Upload API has it. What comes back is a handle for that template alone; nothing is sent to anybody with it.
"""

import copy
from typing import Any
from urllib.parse import quote, urlencode

import msgspec

from chaffer.channels.contract import Account, File, Http, Reply
from chaffer.channels.whatsapp.endpoint import authorization, base_url
from chaffer.channels.whatsapp.errors import fault_of
from chaffer.kernel.errors import ChannelUnreachable, Invalid, SendUncertain
from chaffer.kernel.untrusted import Untrusted

Json = dict[str, Any]
FORMATS = {
    "IMAGE": ("image/jpeg", "image/png"), "VIDEO": ("video/mp4",), "DOCUMENT": ("application/pdf",),
}  # fmt: skip
"""By the header's format: what the example may be."""


def with_example(template: Json, handle: str) -> Json:
    """The same template with this example in its header. Raises Invalid if it has no header for a file. Pure."""
    told = copy.deepcopy(template)
    media_header(told)["example"] = {"header_handle": [handle]}
    return told


def media_header(template: Json) -> Json:
    """Raises Invalid."""
    for component in template.get("components", ()):
        told = component if isinstance(component, dict) else {}
        if str(told.get("type", "")).upper() == "HEADER" and str(told.get("format", "")).upper() in FORMATS:
            return told
    raise Invalid("the template has no header with a picture, a film or a document", field="components")


async def upload_example(http: Http, account: Account, file: File) -> str:
    """The handle. Raises Invalid without an app id, or a SendFault; repeated, it is another handle."""
    app = account.settings.get("app_id", "")
    if not app:
        raise Invalid("the account has no app id: add it with channel add whatsapp --app-id", field="app_id")
    asked = urlencode({"file_name": file.name, "file_length": len(file.content), "file_type": file.mime})
    started = await http.post(f"{base_url(account)}/{quote(app, safe='')}/uploads?{asked}",
                              headers=authorization(account))  # fmt: skip
    session = _word(started, "id")
    bearer = authorization(account)["authorization"].removeprefix("Bearer ")
    headers = {"authorization": f"OAuth {bearer}", "file_offset": "0", "content-type": file.mime}
    url = f"{base_url(account)}/{quote(session, safe=':?=&')}"
    return _word(await http.send_bytes(url, content=file.content, headers=headers), "h")


def _word(reply: Reply, name: str) -> str:
    """Raises a SendFault."""
    if not 200 <= reply.status < 300:
        raise fault_of(reply)
    try:
        told = Untrusted(msgspec.json.decode(reply.body))[name].raw()
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise SendUncertain("the answer cannot be read", provider_code=str(reply.status)) from None
    if not isinstance(told, str) or not told:
        raise ChannelUnreachable(f"the answer has no {name}")
    return told
