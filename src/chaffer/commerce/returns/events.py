"""What happened to orders after they were placed."""

import msgspec

from chaffer.kernel.money import Money


class ChangeAsked(msgspec.Struct, frozen=True, tag="change_asked"):
    """Something was asked to be done to an order. state: waiting (it may be taken back), approval (a person decides).

    {"type": "change_asked", "action_id": "act_7", "kind": "cancel", "state": "approval", "order_id": "ord_7",
     "number": "1007", "contact_id": "per_7", "conversation_id": "cnv_7"}
    """

    action_id: str
    kind: str
    state: str
    order_id: str
    number: str
    contact_id: str
    conversation_id: str


class ChangeDone(msgspec.Struct, frozen=True, tag="change_done"):
    """A change of an order was carried out. kind: change_address, change_item, cancel, cancel_lines, return, exchange.

    {"type": "change_done", "action_id": "act_7", "kind": "change_address", "order_id": "ord_7", "number": "1007",
     "contact_id": "per_7", "conversation_id": "cnv_7"}
    """

    action_id: str
    kind: str
    order_id: str
    number: str
    contact_id: str
    conversation_id: str


class ChangeNotDone(msgspec.Struct, frozen=True, tag="change_not_done"):
    """It was asked for and will not be. why: refused (by a person), unpaid, taken_back, or a refusal's code.

    {"type": "change_not_done", "action_id": "act_7", "kind": "cancel", "why": "already_shipped", "order_id": "ord_7",
     "number": "1007", "contact_id": "per_7", "conversation_id": "cnv_7"}
    """

    action_id: str
    kind: str
    why: str
    order_id: str
    number: str
    contact_id: str
    conversation_id: str


class ReturnLabelled(msgspec.Struct, frozen=True, tag="return_labelled"):
    """A label for the way back is there.

    {"type": "return_labelled", "return_id": "ret_7", "order_id": "ord_7", "number": "1007", "contact_id": "per_7",
     "conversation_id": "cnv_7", "carrier": "trial", "tracking_number": "T1", "label_url": "https://example.com/l"}
    """

    return_id: str
    order_id: str
    number: str
    contact_id: str
    conversation_id: str
    carrier: str
    tracking_number: str
    label_url: str


class ReturnReceived(msgspec.Struct, frozen=True, tag="return_received"):
    """What came back is here. back: what the shopper gets of it; method: original, store_credit, exchange.

    {"type": "return_received", "return_id": "ret_7", "order_id": "ord_7", "number": "1007", "contact_id": "per_7",
     "conversation_id": "cnv_7", "method": "original", "back": {"minor": 4900, "currency": "USD"}}
    """

    return_id: str
    order_id: str
    number: str
    contact_id: str
    conversation_id: str
    method: str
    back: Money


class ReturnCancelled(msgspec.Struct, frozen=True, tag="return_cancelled"):
    """Nothing will come back.

    {"type": "return_cancelled", "return_id": "ret_7", "order_id": "ord_7", "number": "1007", "contact_id": "per_7",
     "conversation_id": "cnv_7"}
    """

    return_id: str
    order_id: str
    number: str
    contact_id: str
    conversation_id: str
