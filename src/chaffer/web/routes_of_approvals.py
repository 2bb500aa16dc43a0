"""Routes for money that waits for a moment, or for a second person."""

from chaffer.desk.approvals.rows import ApprovalView
from chaffer.desk.approvals.rules import MoneyRules
from chaffer.desk.carts_listed import CartRow
from chaffer.desk.orders_listed import OrderRow
from chaffer.web.api import approvals, carts, orders
from chaffer.web.cursors import Page
from chaffer.web.route import Route

V1 = "/api/v1"
_ONE, _SEE, _DECIDE = V1 + "/approvals/{id}", "approvals.read", "approvals.decide"

APPROVALS = [
    Route("GET", V1 + "/order-rows", orders.rows, "orders.read", "Orders as a list shows them, newest first",
          Page[OrderRow], orders.OrderRowsAsked),
    Route("GET", V1 + "/orders/{id}/ledger", orders.ledger, "payments.read", "What the books say of an order",
          orders.Ledger),
    Route("GET", V1 + "/carts", carts.list_, "carts.read", "Open carts with something in them, latest changed first",
          Page[CartRow], carts.CartsAsked),
    Route("PATCH", V1 + "/carts/{id}", carts.write_note, "carts.write", "Write a note on a cart", carts.CartOut,
          carts.CartChange),
    Route("PUT", V1 + "/carts/{id}/discount", carts.discount, "carts.write", "Take something off a cart by hand",
          carts.CartOut, carts.NewDiscount, waits=True),
    Route("GET", V1 + "/approvals", approvals.list_, _SEE, "Money that waits or waited, newest first",
          Page[ApprovalView], approvals.ApprovalsAsked),
    Route("GET", V1 + "/approvals-waiting", approvals.count, _SEE, "How many wait for a second person",
          approvals.HowMany),
    Route("GET", _ONE, approvals.get, _SEE, "One of them, with exactly what is done", ApprovalView),
    Route("POST", _ONE + "/accept", approvals.accept, _DECIDE,
          "Agree, as a second person: it is done exactly as it was asked, or not at all", ApprovalView, approvals.Word),
    Route("POST", _ONE + "/refuse", approvals.refuse, _DECIDE, "Say no, as a second person", ApprovalView,
          approvals.Word),
    Route("POST", _ONE + "/take-back", approvals.undo, "orders.write", "Undo what one asked for oneself", ApprovalView),
    Route("GET", V1 + "/money-rules", approvals.rules, "shop.read", "How much one person may do alone", MoneyRules),
    Route("PUT", V1 + "/money-rules", approvals.put_rules, "shop.own", "Say how much one person may do alone",
          MoneyRules, MoneyRules),
]  # fmt: skip
