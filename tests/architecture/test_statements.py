"""SQL with names, each statement bound to its shop. That each compiles is seen in tests/runtime."""

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache

from sqlalchemy import Table, select
from sqlalchemy.sql import visitors

from chaffer.people.tables import contacts
from chaffer.runtime.statements import DIALECTS, Statement, given, mine
from tests.architecture.sources import Source, modules, parsed, sources

ACROSS_SHOPS = {
    "payment_accounts.by_id": "finds whose account the address of a webhook names",
    "api_keys.held": "finds the shop a key opens: nothing else says which",
    "known_devices.known": "the same: whether one of those with this address uses the device",
    "known_devices.prune": "pruning: what is old is old in every shop",
    "sessions.prune": "the same",
    "sign_on.by_id": "the address names the provider, and so its shop",
    "invitations.held": "the same for a link that lets somebody in",
    "sessions.held": "the same for a person's session",
    "staff.anywhere": "who signs in has said an address, not a shop",
    "carrier_accounts.by_id": "the address names the account, and so its shop; trusted after its own secret signed",
    "channel_accounts.named": "the webhook's account names the shop; trusted after its own secret signed",
    "channel_accounts.of_kind": "the handshake and signatures are tried against every account of the platform",
    "channel_accounts.part_of": "notices name the business account, whose numbers may belong to several shops",
    "files.find": "the address of a file is signed and names no shop; the signature is looked at first",
    "imports.claim": "a claim of runtime",
    "imports.some_due": "a look whether there is anything to claim",
    "inbox.due": "a claim of runtime: work of all shops in order of age",
    "jobs.abandon_all": "a process that starts alone takes back what its forerunner held, of any shop",
    "jobs.abandon_held": "the same, of one dead process",
    "jobs.claim": "a claim of runtime",
    "lanes.abandon": "a process that starts alone takes back what its forerunner held, of any shop",
    "lanes.abandon_held": "the same, of one dead process",
    "lanes.claim": "a claim of runtime",
    "links.find": "a token of 128 bits or more names its shop",
    "talks.due": "the one reader of the feed also sees what went quiet, of all shops",
    "live.after": "the feed is read once for all shops of a process",
    "live.first": "the same: where it begins",
    "live.known": "the same: a number of it",
    "live.last": "the same",
    "live.place": "the same: where a number of it stands",
    "live.oldest": "pruning: what is old is old in every shop",
    "live.prune": "the same",
    "idempotency.prune": "the same",
    "jobs.prune": "the same",
    "links.prune": "the same",
    "notices.parcel": "a carrier's notice names the parcel; trusted after its signature",
    "outbox.claimed_by": "what a dead process held, of any shop",
    "outbox.doubt": "sends without a receipt, of any shop, told to the operator",
    "outbox.ready": "a claim of runtime",
    "outbox.silent": "sends whose lease ended, of any shop",
    "outbox.take_back": "a claim whose COMMIT was cut off; its name was used once",
    "payments.by_provider_id": "a provider's notice names the payment, not the shop; trusted after its signature",
    "payments.shop_of": "the same",
    "card_setups.shop_of": "the way back from a page where a card was kept names no shop; it tells the state alone",
    "shops.all": "the operator's list",
    "shops.by_slug": "finds the shop",
    "standing.events": "what the whole server has waiting, for /readyz and metrics",
    "standing.jobs": "the same",
    "standing.messages": "the same",
    "standing.ping": "does the database answer",
    "timers.due": "a claim of runtime",
    "webhook_deliveries.abandon_all": "a process that starts alone takes back what its forerunner held, of any shop",
    "webhook_deliveries.abandon_held": "the same, of one dead process",
    "webhook_deliveries.claim": "a claim of work: deliveries of all shops",
    "webhook_deliveries.due": "the same",
    "webhook_deliveries.prune": "pruning: what is old is old in every shop",
    "wishes.fulfilled": "whose wish came true, in any shop, when stock changed somewhere",
}
TWICE = dict.fromkeys(("live.after", "live.last"), "one form for each database, under one name on purpose")


@cache
def statements() -> dict[str, Statement]:
    """Every statement that stands in a module, on its own or in a table of statements."""
    return {
        each.name: each for module in modules() for key, value in vars(module).items()
        if not key.startswith("__") for each in _within(value)
    }  # fmt: skip


def _within(value: object, deep: int = 0) -> Iterator[Statement]:
    if isinstance(value, Statement):
        yield value
    elif isinstance(value, dict | list | tuple) and deep < 3:
        for each in value.values() if isinstance(value, dict) else value:
            yield from _within(each, deep + 1)


def unbound(statement: Statement) -> bool:
    """Whether it touches the rows of a shop without saying whose."""
    shops = any(isinstance(each, Table) and each.info.get("shop") for each in visitors.iterate(statement.clause))
    return shops and not all(statement.on(dialect).shop for dialect in DIALECTS)


def misnamed(source: Source) -> list[str]:
    """Names of statements that are not `package.verb`."""
    return [
        f"{source.name}:{call.lineno}"
        for words, call in source.calls()
        if words in ("Statement", "guarded", "tx.query") and call.args and not _dotted(call.args[0])
    ]


def _dotted(name: ast.expr) -> bool:
    match name:
        case ast.Constant(str(text)):
            return text.count(".") == 1 and text.replace(".", "").replace("_", "").isalnum() and text == text.lower()
        case ast.IfExp(body=body, orelse=other):
            return _dotted(body) and _dotted(other)
        case ast.JoinedStr():
            return "." in ast.unparse(name)
        case _:
            return isinstance(name, ast.Name)  # passed on by a maker of statements, checked at its caller


def literal_names(source: Source) -> list[str]:
    made = [call.args[0] for words, call in source.calls() if words in ("Statement", "guarded") and call.args]
    return [str(name.value) for name in made if isinstance(name, ast.Constant)]


def test_every_statement_is_named_after_its_package_and_verb() -> None:
    assert [place for source in sources() for place in misnamed(source)] == []


def test_a_statement_without_a_proper_name_would_be_seen() -> None:
    bad = parsed('A = Statement("load", x)\nB = guarded("carts.Load", y)\nC = Statement("carts.load", z)\n')

    assert misnamed(bad) == ["snippet.py:1", "snippet.py:2"]


def test_no_two_statements_share_a_name() -> None:
    counted = Counter(name for source in sources() for name in literal_names(source))

    assert {name for name, times in counted.items() if times > 1} - TWICE.keys() == set()


def test_every_statement_on_a_shops_rows_says_whose() -> None:
    assert sorted(name for name, each in statements().items() if unbound(each) and name not in ACROSS_SHOPS) == []
    assert len(statements()) > 250, "the statements were not found"


def test_no_exception_outlives_its_statement() -> None:
    across = {name for name, each in statements().items() if unbound(each)}

    assert sorted(ACROSS_SHOPS.keys() - across) == []


def test_a_statement_that_forgot_the_shop_would_be_seen() -> None:
    forgot = Statement("contacts.peek", select(contacts.c.id).where(contacts.c.id == given("id")))
    bound = Statement("contacts.look", select(contacts.c.id).where(mine(contacts), contacts.c.id == given("id")))

    assert (unbound(forgot), unbound(bound)) == (True, False)
