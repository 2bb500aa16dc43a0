"""Routes for those who keep the books: payments, disputes, papers, companies."""

from chaffer.commerce.companies.overdue import OverdueView
from chaffer.commerce.companies.queries import CompanyView
from chaffer.commerce.invoices.queries import InvoiceView
from chaffer.commerce.orders.views import OrderView
from chaffer.commerce.payments.listing import MoneyIn
from chaffer.commerce.payments.queries import DisputeView, RefundView
from chaffer.web.api import companies, invoices, payments, refunds
from chaffer.web.cursors import Page, PageAsked
from chaffer.web.route import Nothing, Route

V1 = "/api/v1"
_SEE, _NOTE = "payments.read", "payments.write"
_COMPANY = V1 + "/companies/{id}"

MONEY = [
    Route("GET", V1 + "/payments", payments.list_, _SEE, "Payments, newest first", Page[MoneyIn],
          payments.PaymentsAsked),
    Route("GET", V1 + "/payments/{id}", payments.get, _SEE, "One payment", MoneyIn),
    Route("GET", V1 + "/disputes", payments.disputes, _SEE, "Disputes, newest first", Page[DisputeView],
          payments.DisputesAsked),
    Route("GET", V1 + "/disputes/{id}", payments.dispute, _SEE, "One dispute", DisputeView),
    Route("PUT", V1 + "/disputes/{id}/deadline", payments.deadline, _NOTE, "Until when the bank wants evidence",
          DisputeView, payments.Deadline),
    Route("GET", V1 + "/invoices", invoices.list_, _SEE, "Invoices and credit notes, newest first", Page[InvoiceView],
          invoices.InvoicesAsked),
    Route("GET", V1 + "/invoices/{id}", invoices.get, _SEE, "One invoice or credit note", InvoiceView),
    Route("GET", V1 + "/invoices/{id}/pdf", invoices.paper, _SEE, "The same as PDF", bytes,
          media_type="application/pdf"),
    Route("GET", V1 + "/companies", companies.list_, "companies.read", "Companies, newest first", Page[CompanyView],
          PageAsked),
    Route("POST", V1 + "/companies", companies.create, "companies.write", "A new company", CompanyView,
          companies.CompanyIn, 201),
    Route("GET", _COMPANY, companies.get, "companies.read", "One company", CompanyView),
    Route("PUT", _COMPANY, companies.change, "companies.write", "Change its terms", CompanyView, companies.CompanyIn),
    Route("GET", _COMPANY + "/people", companies.people, "companies.read", "Who buys for it", companies.People),
    Route("POST", _COMPANY + "/people", companies.join, "companies.write", "Let somebody buy for it",
          companies.People, companies.MemberIn),
    Route("GET", V1 + "/overdue", companies.owing, _SEE, "Orders on invoice whose day has passed", Page[OverdueView],
          PageAsked),
    Route("GET", V1 + "/refunds/due", refunds.due, _SEE, "Refunds that failed and are still owed", refunds.Refunds),
    Route("POST", V1 + "/refunds/{id}/retry", refunds.retry, "refunds.write", "Try a failed refund once more",
          RefundView, refunds.Retry, 202, waits=True),
    Route("POST", V1 + "/orders/{id}/received", companies.received, _NOTE, "A company's transfer came", OrderView,
          Nothing),
]  # fmt: skip
