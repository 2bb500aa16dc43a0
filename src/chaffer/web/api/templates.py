"""An account's message templates: what there is, what would be refused, handing in, taking back."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Annotated, Any, Literal, TypeVar

import msgspec

from chaffer.accounts import audit
from chaffer.accounts.shops import own_shop
from chaffer.accounts.templates import templates_of
from chaffer.channels.contract import Account
from chaffer.channels.whatsapp.check_template import problems
from chaffer.channels.whatsapp.manage_templates import (
    TemplateTold,
    create_template,
    delete_template,
    edit_template,
    list_templates,
    takes_links,
    utility_template,
)
from chaffer.channels.whatsapp.preview_template import preview, wanted
from chaffer.conversations.order_news import definitions
from chaffer.conversations.voices.shop_voice import ShopVoice
from chaffer.conversations.voices.texts import write
from chaffer.desk.operations.take_over_templates import take_over_template, take_over_templates
from chaffer.desk.templates import PRICES
from chaffer.kernel.errors import Invalid, NotFound, SendFault
from chaffer.runtime.transaction import Transaction
from chaffer.web.api.channels import the_channel, whatsapp_account
from chaffer.web.call import Call
from chaffer.web.errors import PlatformSaidNo
from chaffer.web.route import Nothing

T = TypeVar("T")
Json = dict[str, Any]
Components = Annotated[list[Json], msgspec.Meta(min_length=1, max_length=10)]
Category = Literal["MARKETING", "UTILITY", "AUTHENTICATION"]


class TemplateOut(msgspec.Struct, frozen=True):
    """state: pending, approved, rejected, paused, disabled. reason: the platform's. preview: with its examples.

    variables: by where they stand. price: what one costs in the shop's own country by the price list of its settings
    (`template_prices`), as a decimal; "" where there is none.
    """

    id: str
    name: str
    language: str
    category: str
    state: str
    quality: str
    reason: str
    components: list[Any]
    updated_at: datetime
    preview: str
    variables: dict[str, list[str]]
    price: str
    price_currency: str


class Templates(msgspec.Struct, frozen=True):
    items: tuple[TemplateOut, ...]


class NewTemplate(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """components: as the platform writes them. parameter_format: whether variables have names or numbers."""

    name: Annotated[str, msgspec.Meta(max_length=512)]
    language: Annotated[str, msgspec.Meta(max_length=10)]
    category: Category
    components: Components
    parameter_format: Literal["named", "positional"] = "named"


class TemplateChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """category: only of one that is not approved."""

    components: Components
    category: Category | None = None


class TemplateVerdict(msgspec.Struct, frozen=True):
    """problems: what would be refused, in words; none if nothing. preview: as a shopper would read it, with its examples."""

    problems: tuple[str, ...]
    preview: str


class NewsAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """language: in which our templates for news of an order are handed in; those there are stay as they are."""

    language: Literal["en", "fr", "ko", "ru"]


async def list_(call: Call, _: Nothing) -> Templates:
    """Raises NotFound."""
    return await call.read(lambda tx: _all(tx, the_channel(tx, call.path["id"]).id))


async def refresh(call: Call, _: Nothing) -> Templates:
    """Raises NotFound, Invalid without a business account id, PlatformSaidNo."""
    account = await whatsapp_account(call)
    told = await _asking(list_templates(call.backstage.http, account))
    return await call.write(lambda tx: _taken_over(tx, account, told))


async def check(call: Call, asked: NewTemplate) -> TemplateVerdict:
    """Raises NotFound, Invalid for another channel's account."""
    await whatsapp_account(call)
    wrong = tuple(problems(msgspec.to_builtins(asked)))
    return TemplateVerdict(wrong, "" if wrong else preview(asked.components))


async def add(call: Call, asked: NewTemplate) -> Templates:
    """Raises Invalid with `problems` while something is wrong: nothing is handed in then; PlatformSaidNo."""
    account = await whatsapp_account(call)
    template: Json = msgspec.to_builtins(asked)
    if wrong := problems(template):
        raise Invalid("; ".join(wrong), problems=wrong)
    made = await _asking(create_template(call.backstage.http, account, template))

    def work(tx: Transaction) -> Templates:
        take_over_template(tx, account.id, made)
        audit.record(
            tx, call.actor, "template.add", target_kind="account", target_id=account.id,
            after={"name": asked.name, "language": asked.language, "category": asked.category},
        )  # fmt: skip
        return _all(tx, account.id)

    return await call.write(work)


async def change(call: Call, asked: TemplateChange) -> Templates:
    """Raises NotFound, Invalid, PlatformSaidNo."""
    account, known = await _known(call)
    named = any(not name.isdigit() for names in wanted(asked.components).values() for name in names)
    template: Json = {
        "name": known.name, "language": known.language, "category": asked.category or known.category.upper(),
        "components": asked.components, "parameter_format": "named" if named else "positional",
    }  # fmt: skip
    if wrong := problems(template):
        raise Invalid("; ".join(wrong), problems=wrong)
    http = call.backstage.http
    theirs = _the_one(await _asking(list_templates(http, account)), known)
    if asked.category is None:
        del template["category"]
    await _asking(edit_template(http, account, theirs.id, template))
    told = await _asking(list_templates(http, account))

    def work(tx: Transaction) -> Templates:
        audit.record(
            tx, call.actor, "template.change", target_kind="account", target_id=account.id,
            after={"name": known.name, "language": known.language},
        )  # fmt: skip
        return _taken_over(tx, account, told)

    return await call.write(work)


async def remove(call: Call, _: Nothing) -> Templates:
    """In one language. Its name cannot be used again for thirty days. Raises NotFound, PlatformSaidNo."""
    account, known = await _known(call)
    http = call.backstage.http
    theirs = _the_one(await _asking(list_templates(http, account)), known)
    await _asking(delete_template(http, account, known.name, theirs.id))
    told = await _asking(list_templates(http, account))

    def work(tx: Transaction) -> Templates:
        audit.record(
            tx, call.actor, "template.remove", target_kind="account", target_id=account.id,
            before={"name": known.name, "language": known.language},
        )  # fmt: skip
        return _taken_over(tx, account, told)

    return await call.write(work)


async def add_news(call: Call, asked: NewsAsked) -> Templates:
    """Raises NotFound, Invalid, PlatformSaidNo at the first that is refused; those before it are handed in."""
    account = await whatsapp_account(call)
    http, address = call.backstage.http, call.backstage.settings.address
    there = {(each.name, each.language) for each in await _asking(list_templates(http, account))}
    label = write("tap-receipt", {}, asked.language, ShopVoice(""))
    for name, ours in definitions().items():
        if (name, asked.language) in there:
            continue
        link = {"label": label, "prefix": f"{address}/{ours.opens}/"} if ours.opens and takes_links(address) else {}
        template = utility_template(name, asked.language, ours.body[asked.language], ours.values, link)
        await _asking(create_template(http, account, template))
    told = await _asking(list_templates(http, account))

    def work(tx: Transaction) -> Templates:
        audit.record(
            tx, call.actor, "template.add_news", target_kind="account", target_id=account.id,
            after={"language": asked.language},
        )  # fmt: skip
        return _taken_over(tx, account, told)

    return await call.write(work)


async def _known(call: Call) -> tuple[Account, Any]:
    """Raises NotFound."""
    account = await whatsapp_account(call)
    rows = await call.read(lambda tx: templates_of(tx, account.id))
    found = next((row for row in rows if row.id == call.path["template_id"]), None)
    if found is None:
        raise NotFound("the account has no such template")
    return account, found


def _the_one(told: list[TemplateTold], known: Any) -> TemplateTold:
    found = next((each for each in told if (each.name, each.language) == (known.name, known.language)), None)
    if found is None:
        raise NotFound("the platform has no such template any more: refresh the list")
    return found


async def _asking(question: Awaitable[T]) -> T:
    """Raises PlatformSaidNo with the platform's words."""
    try:
        return await question
    except SendFault as fault:
        raise PlatformSaidNo(f"WhatsApp said: {fault}") from fault


def _taken_over(tx: Transaction, account: Account, told: list[TemplateTold]) -> Templates:
    take_over_templates(tx, account.id, told)
    return _all(tx, account.id)


def _all(tx: Transaction, account_id: str) -> Templates:
    shop = own_shop(tx)
    price = _prices(shop.settings.get(PRICES), shop.country)
    return Templates(tuple(_out(row, price) for row in templates_of(tx, account_id)))


def _prices(told: Any, country: str) -> Callable[[str], tuple[str, str]]:
    """By category: amount and currency; what somebody wrote into the settings may have any shape."""
    countries = told.get("countries") if isinstance(told, Mapping) else None
    here = (countries.get(country) or countries.get("*")) if isinstance(countries, Mapping) else None
    currency = str(told.get("currency", "")) if isinstance(told, Mapping) else ""

    def price(category: str) -> tuple[str, str]:
        amount = here.get(category) if isinstance(here, Mapping) else None
        return (str(amount), currency) if isinstance(amount, str | int | float) else ("", "")

    return price


def _out(row: Any, price: Callable[[str], tuple[str, str]]) -> TemplateOut:
    return TemplateOut(
        row.id, row.name, row.language, row.category, row.state, row.quality, row.reason, row.components, row.updated_at,
        preview(row.components), wanted(row.components), *price(row.category),
    )  # fmt: skip
