"""What happened to companies."""

import msgspec

from chaffer.kernel.money import Money


class VatNumberAnswered(msgspec.Struct, frozen=True, tag="vat_number_answered"):
    """The register of VAT numbers has answered, or could not be asked (state: confirmed, denied, unreachable).

    Told once for each order that waited for it. checkout_id, contact_id, conversation_id: whose. total: of the bill
    that was made anew without tax; null if there is none, or it is being paid already (paying).

    {"type": "vat_number_answered", "company_id": "com_7", "number": "DE123456789", "state": "confirmed",
     "checkout_id": "chk_7", "contact_id": "per_7", "conversation_id": "cnv_7", "paying": false,
     "total": {"minor": 4900, "currency": "EUR"}}
    """

    company_id: str
    number: str
    state: str
    checkout_id: str
    contact_id: str
    conversation_id: str
    paying: bool = False
    total: Money | None = None
