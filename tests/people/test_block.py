"""Whom the merchant does not want to hear of."""

from typing import Any

import httpx
import pytest
from sqlalchemy import select

from chaffer.people.operations.block import Block, block
from chaffer.people.tables import contacts
from chaffer.runtime.tables import events
from tests.inbox.conftest import street
from tests.inbox.street import ANA, NUMBER, Street

__all__ = ["street"]
HI = {"type": "text", "text": {"body": "hi"}}


def shown(street: Street) -> list[Any]:
    return [each for each in street.graph.thread(ANA) if each["kind"] == "message"]


def test_a_blocked_person_is_not_answered_and_meta_is_told(street: Street) -> None:
    street.says(HI)
    street.until(lambda: shown(street))
    (contact,) = street.rows(select(contacts.c.id))

    street.db.write_now(street.shop_id, lambda tx: block(tx, Block(contact.id, reason="rude")))
    street.until(lambda: (NUMBER, ANA) in street.graph.blocked)
    before = len(shown(street))
    street.meta(lambda graph: graph.blocked.clear())  # as if Meta had not taken it
    street.says({"type": "text", "text": {"body": "show me dresses"}})
    street.until(lambda: street.rows(select(events).where(events.c.kind == "contact_blocked")))

    street.db.write_now(street.shop_id, lambda tx: block(tx, Block(contact.id, blocked=False)))
    assert len(shown(street)) == before
    street.says({"type": "text", "text": {"body": "hello"}})
    street.until(lambda: len(shown(street)) > before)


def test_it_takes_somebody_to_be_blocked(street: Street) -> None:
    with pytest.raises(Exception, match="no contact"):
        street.db.write_now(street.shop_id, lambda tx: block(tx, Block("per_nobody")))
    assert httpx.get(f"{street.town.app.url}/api/v1/contacts").status_code == 401
