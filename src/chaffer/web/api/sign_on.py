"""Which other houses' accounts let people in."""

import msgspec

from chaffer.accounts.shops import all_shops, shop_by_slug
from chaffer.accounts.staff.sign_on import providers_of_shop
from chaffer.kernel.errors import NotFound
from chaffer.runtime.transaction import ANY_SHOP, Transaction
from chaffer.web.api.sign_in_fields import Slug
from chaffer.web.call import Call


class SignOnAsked(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """shop: its short name; needed where there are several."""

    shop: Slug = ""


class SignOnOut(msgspec.Struct, frozen=True):
    """url: where the browser goes to; it comes back signed in. name: for the button."""

    name: str
    url: str


class SignOns(msgspec.Struct, frozen=True):
    items: tuple[SignOnOut, ...]


async def list_(call: Call, asked: SignOnAsked) -> SignOns:
    """Nothing for a shop that is not there: who asks has not said who they are."""

    def work(tx: Transaction) -> SignOns:
        shop_id = _shop(tx, asked.shop)
        found = providers_of_shop(tx.of(shop_id)) if shop_id else []
        return SignOns(tuple(SignOnOut(each.name, f"/sign-on/{each.id}") for each in found))

    return await call.backstage.db.read(ANY_SHOP, work)


def _shop(tx: Transaction, slug: str) -> str:
    if slug:
        try:
            return shop_by_slug(tx, slug).id
        except NotFound:
            return ""
    shops = all_shops(tx)
    return shops[0].id if len(shops) == 1 else ""
