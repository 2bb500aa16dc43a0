"""Everything that moves money when a person or a key says so: what it comes to, and how it is done. One line each."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from chaffer.accounts.actor import Actor
from chaffer.desk.approvals.weighed import Weighed
from chaffer.desk.approvals.wishes_about_orders import (
    approve_action,
    cancel_order_wish,
    do_approve_action,
    do_cancel,
    do_order_wish,
    do_refund,
    do_retry,
    order_wish,
    refund_wish,
    retry_wish,
)
from chaffer.desk.approvals.wishes_about_returns import (
    call_off_return,
    do_call_off,
    do_receive,
    do_undo_return,
    receive_wish,
    undo_return,
)
from chaffer.desk.approvals.wishes_of_selling import (
    discount_wish,
    do_discount,
    do_permission,
    do_quote,
    do_voucher,
    permission_wish,
    quote_wish,
    voucher_wish,
)
from chaffer.runtime.transaction import Transaction

Command = dict[str, Any]
Weigh = Callable[[Transaction, Command, Actor], Weighed]
Carry = Callable[[Transaction, Command, Actor], dict[str, Any]]


class Way(NamedTuple):
    """weigh changes nothing; carry does it and says what came of it. Both raise what the operation behind them refuses."""

    weigh: Weigh
    carry: Carry


WISHES: Mapping[str, Way] = {
    "refund": Way(refund_wish, do_refund),
    "retry_refund": Way(retry_wish, do_retry),
    "cancel_order": Way(cancel_order_wish, do_cancel),
    "order_action": Way(order_wish, do_order_wish),
    "approve_action": Way(approve_action, do_approve_action),
    "receive_return": Way(receive_wish, do_receive),
    "cancel_return": Way(call_off_return, do_call_off),
    "undo_return": Way(undo_return, do_undo_return),
    "voucher": Way(voucher_wish, do_voucher),
    "permission": Way(permission_wish, do_permission),
    "discount": Way(discount_wish, do_discount),
    "quote": Way(quote_wish, do_quote),
}
