import pytest
from sqlalchemy import select, update

from chaffer.accounts import audit
from chaffer.accounts.channels import accounts_named, accounts_of_kind
from chaffer.accounts.errors import AccountTaken, SlugTaken, UnknownPermission
from chaffer.accounts.keys import holder_of
from chaffer.accounts.operations.add_channel_account import AddChannelAccount, add_channel_account
from chaffer.accounts.operations.create_api_key import CreateApiKey, create_api_key
from chaffer.accounts.operations.create_shop import CreateShop, create_shop
from chaffer.accounts.operations.revoke_api_key import RevokeApiKey, revoke_api_key
from chaffer.accounts.shops import own_shop, shop_by_slug
from chaffer.accounts.tables import api_keys, channel_accounts
from chaffer.accounts.tables import audit as audit_table
from chaffer.kernel.errors import Invalid, NotFound
from chaffer.runtime.database import Database
from chaffer.runtime.secrets import NotOurs, Secrets
from chaffer.runtime.statements import Statement
from chaffer.runtime.transaction import ANY_SHOP

SECRETS = Secrets([b"k" * 32])
WHATSAPP = AddChannelAccount(
    "whatsapp", "1001", {"api_base_url": "http://localhost:1", "business_account_id": "777"},
    {"app_secret": "canary-app-secret", "verify_token": "canary-verify", "access_token": "canary-access"},
)  # fmt: skip


def opened(db: Database, slug: str = "marlow") -> str:
    shop_id = db.clock.new_id("shop")
    return db.write_now(shop_id, lambda tx: create_shop(tx, CreateShop(slug, "Marlow & Fig", "USD")))


def test_a_shop_is_found_by_its_short_name(db: Database) -> None:
    shop_id = opened(db)

    assert db.read_now(ANY_SHOP, lambda tx: shop_by_slug(tx, "marlow")).id == shop_id
    assert db.read_now(shop_id, own_shop).currency == "USD"


def test_two_shops_cannot_have_one_short_name(db: Database) -> None:
    opened(db)

    with pytest.raises(SlugTaken):
        opened(db)


@pytest.mark.parametrize(
    "wrong",
    [
        CreateShop("Big Shop", "x", "USD"),
        CreateShop("-x", "x", "USD"),
        CreateShop("x", " ", "USD"),
        CreateShop("x", "\u202e", "USD"),
        CreateShop("x", "Fig\u202e", "USD"),
        CreateShop("x", "Marlow\r\nFig", "USD"),
        CreateShop("x", "x", "usd"),
        CreateShop("x", "x", "USD", "english"),
        CreateShop("x", "x", "USD", country="USA"),
    ],
)
def test_a_malformed_shop_is_refused(db: Database, wrong: CreateShop) -> None:
    with pytest.raises(Invalid):
        db.write_now(db.clock.new_id("shop"), lambda tx: create_shop(tx, wrong))


def test_a_key_opens_its_shop_until_it_is_revoked(db: Database) -> None:
    shop_id = opened(db)
    made = db.write_now(shop_id, lambda tx: create_api_key(tx, CreateApiKey("till", ("orders.read",))))

    holder = db.read_now(ANY_SHOP, lambda tx: holder_of(tx, made.key))

    assert holder is not None
    assert (holder.shop_id, holder.permissions) == (shop_id, frozenset({"orders.read"}))
    db.write_now(shop_id, lambda tx: revoke_api_key(tx, RevokeApiKey(made.id)))
    assert db.read_now(ANY_SHOP, lambda tx: holder_of(tx, made.key)) is None


def test_a_key_is_long_and_stored_only_as_a_hash(db: Database) -> None:
    shop_id = opened(db)
    made = db.write_now(shop_id, lambda tx: create_api_key(tx, CreateApiKey()))

    stored = db.read_now(shop_id, lambda tx: tx.query("test.keys", select(api_keys)))

    assert made.key.startswith("chf_")
    assert len(made.key) >= len("chf_") + 43
    assert made.key not in repr(stored)


def test_another_shop_cannot_revoke_a_key(db: Database) -> None:
    ours, theirs = opened(db), opened(db, "other")
    made = db.write_now(ours, lambda tx: create_api_key(tx, CreateApiKey()))

    with pytest.raises(NotFound):
        db.write_now(theirs, lambda tx: revoke_api_key(tx, RevokeApiKey(made.id)))


def test_a_key_cannot_hold_a_permission_that_does_not_exist(db: Database) -> None:
    shop_id = opened(db)

    with pytest.raises(UnknownPermission) as refused:
        db.write_now(shop_id, lambda tx: create_api_key(tx, CreateApiKey("x", ("orders.read", "orders.eat"))))

    assert refused.value.details == {"names": ["orders.eat"]}


def test_a_channels_secrets_are_sealed_and_open_again(db: Database) -> None:
    shop_id = opened(db)
    db.write_now(shop_id, lambda tx: add_channel_account(tx, WHATSAPP, SECRETS))

    (account,) = db.read_now(ANY_SHOP, lambda tx: accounts_of_kind(tx, SECRETS, "whatsapp"))
    stored = db.read_now(shop_id, lambda tx: tx.query("test.accounts", select(channel_accounts)))
    trail = db.read_now(shop_id, lambda tx: tx.query("test.audit", select(audit_table)))

    assert account.secrets == WHATSAPP.secrets
    assert "canary" not in repr(stored) + repr(trail) + repr(account)


def test_a_channel_row_moved_to_another_shop_does_not_open(db: Database) -> None:
    ours, theirs = opened(db), opened(db, "other")
    db.write_now(ours, lambda tx: add_channel_account(tx, WHATSAPP, SECRETS))
    move = Statement("test.move", update(channel_accounts).values(shop_id=theirs))
    db.write_now(ANY_SHOP, lambda tx: tx.run(move))

    with pytest.raises(NotOurs):
        db.read_now(ANY_SHOP, lambda tx: accounts_of_kind(tx, SECRETS, "whatsapp"))


def test_a_number_belongs_to_one_shop(db: Database) -> None:
    ours, theirs = opened(db), opened(db, "other")
    db.write_now(ours, lambda tx: add_channel_account(tx, WHATSAPP, SECRETS))

    with pytest.raises(AccountTaken):
        db.write_now(theirs, lambda tx: add_channel_account(tx, WHATSAPP, SECRETS))


def test_adding_a_number_again_changes_its_secrets(db: Database) -> None:
    shop_id = opened(db)
    first = db.write_now(shop_id, lambda tx: add_channel_account(tx, WHATSAPP, SECRETS))
    changed = AddChannelAccount("whatsapp", "1001", {}, {"app_secret": "new"})

    again = db.write_now(shop_id, lambda tx: add_channel_account(tx, changed, SECRETS))
    (account,) = db.read_now(ANY_SHOP, lambda tx: accounts_of_kind(tx, SECRETS, "whatsapp"))

    assert again == first == account.id
    assert account.secrets == {"app_secret": "new"}


def test_a_business_account_stands_for_all_its_numbers(db: Database) -> None:
    shop_id = opened(db)
    account_id = db.write_now(shop_id, lambda tx: add_channel_account(tx, WHATSAPP, SECRETS))

    found = db.read_now(ANY_SHOP, lambda tx: accounts_named(tx, SECRETS, "whatsapp", ["777", "1001", "9%", "77"]))

    assert {name: [each.id for each in accounts] for name, accounts in found.items()} == {
        "777": [account_id], "1001": [account_id], "9%": [], "77": [],
    }  # fmt: skip


def test_the_audit_trail_shows_what_was_changed_behind_its_back(db: Database) -> None:
    shop_id = opened(db)
    for name in ("a", "b", "c"):
        db.write_now(shop_id, lambda tx, name=name: create_api_key(tx, CreateApiKey(name)))  # type: ignore[misc]
    lines = db.read_now(shop_id, lambda tx: tx.query("test.audit", select(audit_table).order_by(audit_table.c.id)))
    assert db.read_now(shop_id, audit.broken_at) == ""

    tamper = Statement("test.tamper", update(audit_table).where(audit_table.c.id == lines[2].id).values(actor_id="x"))
    db.write_now(shop_id, lambda tx: tx.run(tamper))

    assert [line.action for line in lines] == ["shop.create", *["key.create"] * 3]
    assert db.read_now(shop_id, audit.broken_at) == lines[2].id


def test_the_audit_chain_holds_when_a_clock_runs_back(db: Database) -> None:
    shop_id = opened(db)
    db.clock.forward(hours=-2)  # type: ignore[attr-defined]
    db.write_now(shop_id, lambda tx: create_api_key(tx, CreateApiKey("a")))

    assert db.read_now(shop_id, audit.broken_at) == ""
