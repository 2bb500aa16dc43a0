"""Say what goes with a product, what is better, what takes its place."""

from collections.abc import Mapping, Sequence

from sqlalchemy import delete

from chaffer.commerce.catalog.draft import RELATED_AT_MOST, RELATIONS, slug
from chaffer.commerce.catalog.tables import relations
from chaffer.kernel.errors import Invalid
from chaffer.runtime.statements import Statement, given, insert_all, mine
from chaffer.runtime.transaction import Transaction

_TEXT_AT_MOST = 255
_FORGET = Statement(
    "relations.forget", delete(relations).where(mine(relations), relations.c.product_id == given("product_id"))
)
_KEEP = Statement("relations.keep", insert_all(relations).on_conflict_do_nothing())


def put_relations(tx: Transaction, product_id: str, told: Mapping[str, Sequence[str]]) -> None:
    """These and no others. told: by kind; handles of products, "collection:HANDLE" or "category:NAME", in order.

    A product that is not there (yet) may be named: it counts once it is. Raises Invalid for an unknown kind.
    """
    for kind in told:
        if kind not in RELATIONS:
            raise Invalid(f"a relation is one of {', '.join(RELATIONS)}", kind=kind)
    tx.run(_FORGET, product_id=product_id)
    tx.run_each(_KEEP, [
        {"product_id": product_id, "kind": kind, "target_kind": what, "target": target, "position": position}
        for kind, targets in told.items()
        for position, (what, target) in enumerate(map(_target, targets[:RELATED_AT_MOST]))
        if target
    ])  # fmt: skip


def _target(told: str) -> tuple[str, str]:
    """What is named, and by which word."""
    what, colon, name = told.partition(":")
    if colon and what.strip().lower() == "collection":
        return "collection", slug(name)
    if colon and what.strip().lower() == "category":
        return "category", name.strip()[:_TEXT_AT_MOST]
    return "product", slug(told)
