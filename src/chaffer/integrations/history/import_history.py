"""Read a file of customers and orders of any size into a shop, a few records a transaction.

Run again after a crash, or with a newer file, it writes only what differs.
"""

from collections.abc import Iterator, Mapping
from itertools import islice

import msgspec

from chaffer.accounts.shops import own_shop
from chaffer.commerce.catalog.draft import Defaults, Problem
from chaffer.commerce.catalog.formats.source import Source
from chaffer.commerce.catalog.operations.import_products import Counted, Progress
from chaffer.integrations.history.draft import Customer, Parsed
from chaffer.integrations.history.jsonl import read_jsonl
from chaffer.integrations.history.keeping import begin_import, count_import, keep_problem
from chaffer.integrations.history.people import e164, person_of
from chaffer.integrations.history.put_order import put_order
from chaffer.integrations.history.shopify import Format, read_customers, read_orders
from chaffer.kernel.errors import Invalid
from chaffer.runtime.database import Database
from chaffer.runtime.transaction import Transaction

FORMATS: Mapping[str, Format] = {
    "jsonl": read_jsonl, "shopify-customers": read_customers, "shopify-orders": read_orders,
}  # fmt: skip
CHUNK = 50
PROBLEMS_KEPT = 1_000
_WHY = {
    "ours": "an order of this shop's own has this number; it was left alone",
    "nobodys": "the order names nobody: neither email, phone nor customer id",
}


def import_history(db: Database, shop_id: str, form: str, name: str, source: Source) -> Iterator[Progress]:
    """Take the file's records chunk by chunk; `products` counts those written. Blocks: not in an event loop.

    Raises Invalid for an unknown format. A file that breaks off leaves the import "failed" with the chunks before it.
    """
    read = FORMATS.get(form)
    if read is None:
        raise Invalid(f"no such format: {form}; there are {', '.join(FORMATS)}", format=form)
    shop = db.read_now(shop_id, own_shop)
    progress = Progress(db.write_now(shop_id, lambda tx: begin_import(tx, f"history/{form}", name)))
    counted = Counted(source)
    records = read(counted, Defaults(shop.currency, shop.language))
    finished = False
    try:
        while chunk := list(islice(records, CHUNK)):
            before = msgspec.structs.replace(progress)

            def work(tx: Transaction, chunk: list[Parsed] = chunk, before: Progress = before) -> Progress:
                return _take(tx, chunk, msgspec.structs.replace(before), form, shop.country)

            progress = db.write_now(shop_id, work)
            progress.bytes_read = counted.bytes_read
            yield msgspec.structs.replace(progress)
        finished = True
    finally:
        progress.state = "done" if finished else "failed"
        db.write_now(shop_id, lambda tx: count_import(tx, progress))
    yield msgspec.structs.replace(progress)


def _take(tx: Transaction, chunk: list[Parsed], progress: Progress, form: str, country: str) -> Progress:
    for parsed in chunk:
        progress.lines = max(progress.lines, parsed.line)
        problems = [*parsed.problems]
        if parsed.record is None:
            progress.failed += 1
        else:
            problems += _put(tx, parsed, progress, form, country)
        for problem in problems:
            if progress.problems < PROBLEMS_KEPT:
                keep_problem(tx, progress.import_id, progress.problems, problem)
            progress.problems += 1
    count_import(tx, progress)
    return progress


def _put(tx: Transaction, parsed: Parsed, progress: Progress, form: str, country: str) -> list[Problem]:
    record = parsed.record
    assert record is not None
    customer = record if isinstance(record, Customer) else record.customer
    contact_id = person_of(tx, customer, country)
    problems = []
    if customer.phone and not e164(customer.phone, customer.country or country):
        problems.append(Problem(parsed.line, "this is no phone number; the rest was taken", customer.phone[:40]))
    if isinstance(record, Customer):
        progress.products += 1
        return problems
    became = put_order(tx, record, contact_id, form)
    if became in _WHY:
        progress.failed += 1
        return [*problems, Problem(parsed.line, _WHY[became], record.number)]
    progress.unchanged += became == "unchanged"
    progress.products += became != "unchanged"
    return problems
