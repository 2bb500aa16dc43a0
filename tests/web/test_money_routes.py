"""That every route which moves money goes through the one door where two people may be needed."""

import ast
from pathlib import Path

from chaffer.desk.approvals.wishes import WISHES
from chaffer.web.routes import ROUTES

SRC = Path(__file__).parents[2] / "src/chaffer"
MOVES = {
    "ask_refund", "retry_refund", "refund_payment", "cancel_order", "ask_action", "receive_return", "cancel_return",
    "create_voucher", "give_permission", "make_quote", "put_discount", "carry_out", "cancel_lines", "change_item",
}  # fmt: skip
"""Operations that give money away; whoever calls one of them from above commerce decides that it moves."""
SHOPPERS = {
    "conversations/skills/order_action.py": "a shopper's own wish, bound by the policy",
    "conversations/skills/permission.py": "a shopper's own word",
    "rehearsal/outside.py": "a test's outside world",
    "desk/operations/quote.py": "called by the wish of that name alone",
}


def calls(file: Path) -> set[str]:
    tree = ast.parse(file.read_text())
    return {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}


def test_nothing_above_commerce_moves_money_but_by_the_one_door() -> None:
    found = {}
    for file in sorted(SRC.rglob("*.py")):
        name = str(file.relative_to(SRC))
        if name.startswith(("commerce/", "desk/approvals/")) or name in SHOPPERS:
            continue
        if moved := calls(file) & MOVES:
            found[name] = moved

    assert found == {}


def test_the_check_above_is_not_blind() -> None:
    seen = set().union(*(calls(file) for file in (SRC / "desk/approvals").rglob("*.py")))
    seen |= calls(SRC / "desk/operations/quote.py")

    assert {"ask_refund", "cancel_order", "receive_return", "create_voucher", "give_permission", "make_quote"} <= seen


def test_each_of_them_says_that_it_may_wait() -> None:
    waiting = {f"{route.method} {route.path.removeprefix('/api/v1')}" for route in ROUTES if route.waits}

    assert waiting == {
        "POST /orders/{id}/cancel", "POST /orders/{id}/refunds", "POST /refunds/{id}/retry", "POST /orders/{id}/actions",
        "POST /actions/{id}/take-back", "POST /actions/{id}/approve", "POST /returns/{id}/receive",
        "POST /returns/{id}/cancel", "POST /vouchers", "PUT /carts/{id}/discount",
        "POST /contacts/{id}/spending-permissions", "POST /conversations/{id}/quotes",
    }  # fmt: skip
    assert len(waiting) == len(WISHES)
