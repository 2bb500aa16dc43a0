"""What goes with what in the demo shop: everything named is there, and every set saves something."""

import io
import json

from chaffer.commerce.bundles.queries import bundles_offered
from chaffer.commerce.catalog.operations.import_products import ImportFile, import_products
from chaffer.commerce.catalog.queries import product_by_handle
from chaffer.commerce.relations.queries import related
from chaffer.demo import bundle_lines, catalogue_lines
from chaffer.demo.together import KINDS
from chaffer.runtime.database import Database

SHOP = "shp_demo"


def test_every_product_and_category_named_is_on_the_shelves() -> None:
    told = [json.loads(line) for line in catalogue_lines()]
    ids = {each["id"] for each in told} | {f"category:{each['category']}" for each in told}
    named = {target for each in told for kind in KINDS for target in each.get(kind, ())}

    assert named - ids == set()
    assert len([each for each in told if each.get("goes_with")]) >= 20


def test_the_sets_can_be_bought_and_save_something(db: Database) -> None:
    file = io.BytesIO(b"".join((*catalogue_lines(), *bundle_lines())))
    last = list(import_products(db, SHOP, ImportFile("jsonl"), file))[-1]
    sets = db.read_now(SHOP, lambda tx: bundles_offered(tx, "ko"))
    teapot = db.read_now(SHOP, lambda tx: product_by_handle(tx, "garden-gate-teapot"))

    assert (last.failed, last.problems, len(sets)) == (0, 0, 3)
    assert all(each.saved.minor >= 500 and not each.missing for each in sets)
    assert {each.title for each in sets} == {"정원 문 앞의 티타임", "집에서 보내는 저녁", "둘을 위한 레모네이드"}
    assert teapot is not None
    found = db.read_now(SHOP, lambda tx: related(tx, "goes_with", [teapot.id]))
    assert [each.product.handle for each in found] == ["breakfast-tea-tin", "morning-fig-mug", "linden-honey-jar"]
