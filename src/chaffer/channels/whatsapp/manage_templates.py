"""Templates of a business account: ask Meta to approve one, and see what became of them."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit

import msgspec

from chaffer.channels.contract import Account, Http, Reply
from chaffer.channels.whatsapp.endpoint import authorization, base_url
from chaffer.channels.whatsapp.errors import fault_of
from chaffer.kernel.errors import Invalid, SendUncertain
from chaffer.kernel.untrusted import Untrusted

Json = dict[str, Any]
_PAGE = 100
_PAGES_AT_MOST = 100
_FIELDS = "id,name,language,status,category,components,quality_score,rejected_reason,parameter_format"


class TemplateTold(msgspec.Struct, frozen=True):
    """A template as Meta lists it. status, quality, reason: Meta's own words; components: as Meta gives them."""

    name: str
    language: str
    status: str
    category: str = ""
    quality: str = ""
    reason: str = ""
    components: list[dict[str, Any]] = []
    id: str = ""


def utility_template(name: str, language: str, body: str, examples: Mapping[str, str], link: Mapping[str, str]) -> Json:
    """What Meta is asked to approve. examples: by placeholder of the body. link: "label" and "prefix" of a page of
    ours that each message opens with an end of its own; empty for none.
    """
    named = [{"param_name": key, "example": value} for key, value in examples.items() if f"{{{{{key}}}}}" in body]
    components: list[Json] = [{"type": "BODY", "text": body, "example": {"body_text_named_params": named}}]
    if link:
        url = f"{link['prefix']}{{{{1}}}}"
        button = {"type": "URL", "text": link["label"], "url": url, "example": [f"{link['prefix']}abc123"]}
        components.append({"type": "BUTTONS", "buttons": [button]})
    return {
        "name": name, "language": language, "category": "UTILITY", "parameter_format": "named",
        "components": components,
    }  # fmt: skip


async def create_template(http: Http, account: Account, template: Json) -> TemplateTold:
    """Hand one in for approval. Raises Invalid without a business account id, or a SendFault with Meta's words."""
    reply = await http.post(templates_url(account), json=template, headers=authorization(account))
    told = _read(reply)
    components = template["components"]
    return TemplateTold(
        template["name"], template["language"], _word(told["status"]) or "PENDING", _word(told["category"]),
        components=components,
    )  # fmt: skip


async def list_templates(http: Http, account: Account) -> list[TemplateTold]:
    """All of the business account, page by page. Raises as `create_template`."""
    first = f"{templates_url(account)}?limit={_PAGE}&fields={_FIELDS}"
    url, found = first, []
    for _ in range(_PAGES_AT_MOST):
        told = _read(await http.get(url, headers=authorization(account)))
        found += [_listed(each) for each in told["data"]]
        after = _word(told["paging"]["cursors"]["after"])
        if not after or not _word(told["paging"]["next"]):
            break
        url = f"{first}&after={quote(after, safe='')}"  # built by us: a token goes to no address that an answer names
    return found


async def edit_template(http: Http, account: Account, template_id: str, template: Json) -> None:
    """Hand in other components, and another category while it is not approved. Meta takes an approved one ten times in
    thirty days and once a day. Raises a SendFault.
    """
    told = {name: template[name] for name in ("category", "components") if name in template}
    url = f"{base_url(account)}/{quote(template_id, safe='')}"
    _read(await http.post(url, json=told, headers=authorization(account)))


async def delete_template(http: Http, account: Account, name: str, template_id: str = "") -> None:
    """Delete one language of it by its id, or all of them. Its name may not be used again for thirty days.

    Raises Invalid, or a SendFault.
    """
    one = f"&hsm_id={quote(template_id, safe='')}" if template_id else ""
    url = f"{templates_url(account)}?name={quote(name, safe='')}{one}"
    _read(await http.delete(url, headers=authorization(account)))


def templates_url(account: Account) -> str:
    """Raises Invalid."""
    return f"{base_url(account)}/{quote(business_of(account), safe='')}/message_templates"


def business_of(account: Account) -> str:
    """The id of the account's WhatsApp Business Account. Raises Invalid."""
    business = account.settings.get("business_account_id", "")
    if not business:
        raise Invalid(
            "the account has no WhatsApp Business Account id: add it with channel add whatsapp --business-account-id",
            field="business_account_id",
        )
    return business


def takes_links(url: str) -> bool:
    """Whether Meta would open a page there."""
    return urlsplit(url).scheme == "https"


def _listed(told: Untrusted) -> TemplateTold:
    components = told["components"].raw()
    return TemplateTold(
        _word(told["name"]), _word(told["language"]), _word(told["status"]), _word(told["category"]).lower(),
        _word(told["quality_score"]["score"]).lower(), _reason(_word(told["rejected_reason"])),
        [each for each in components if isinstance(each, dict)] if isinstance(components, list) else [],
        _word(told["id"]),
    )  # fmt: skip


def _reason(told: str) -> str:
    return "" if told == "NONE" else told


def _read(reply: Reply) -> Untrusted:
    if not 200 <= reply.status < 300:
        raise fault_of(reply)
    try:
        return Untrusted(msgspec.json.decode(reply.body))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise SendUncertain("the answer cannot be read", provider_code=str(reply.status)) from None


def _word(value: Untrusted) -> str:
    raw = value.raw()
    return raw if isinstance(raw, str) else ""
