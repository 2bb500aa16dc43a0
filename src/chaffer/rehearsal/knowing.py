"""What the shop of a file knows: its questions and answers, and guides of its products."""

from sqlalchemy import update

from chaffer.commerce.catalog.queries import variant_by_sku
from chaffer.commerce.catalog.tables import products
from chaffer.commerce.faq.operations.import_file import import_part, parts
from chaffer.rehearsal.seen import Differs
from chaffer.runtime.statements import Statement, given, mine
from chaffer.runtime.transaction import Transaction

_GUIDE = Statement(
    "rehearsal.guide",
    update(products).where(mine(products), products.c.id == given("product_id")).values(guide=given("guide")),
)


def knows(tx: Transaction, markdown: str) -> None:
    """Raises Differs for what cannot be read."""
    portions, problems = parts(markdown.encode(), "en")
    if problems:
        raise Differs(f"faq, line {problems[0].line}: {problems[0].problem}")
    for portion in portions:
        import_part(tx, portion, "file.md")


def guides(tx: Transaction, sku: str, guide: str) -> None:
    """Raises Differs."""
    variant = variant_by_sku(tx, sku)
    if variant is None:
        raise Differs(f"the shop has no {sku}")
    tx.run(_GUIDE, product_id=variant.product_id, guide=guide)
