"""Members of staff."""

from chaffer.accounts.tables import staff
from chaffer.runtime.database import Database
from chaffer.runtime.statements import Statement, insert_all
from chaffer.runtime.transaction import Transaction

_ADD = Statement("test.add_staff", insert_all(staff, "id", "name", "email", "role", "created_at"))


def member(db: Database, shop_id: str, name: str) -> str:
    """Their id."""

    def work(tx: Transaction) -> str:
        staff_id = tx.new_id("staff")
        tx.run(_ADD, id=staff_id, name=name, email=f"{name.lower()}@shop.example", role="agent", created_at=tx.now)
        return staff_id

    return db.write_now(shop_id, work)
