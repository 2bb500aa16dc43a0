"""Who answers what. Read this file first: it is the whole server on one page."""

from collections.abc import Mapping

from chaffer.channels.registry import CHANNELS
from chaffer.commerce.companies.events import VatNumberAnswered
from chaffer.commerce.companies.register import VatRegister
from chaffer.commerce.fulfilment.events import (
    ParcelDelivered,
    ParcelLate,
    ParcelScanned,
    ShipmentPacked,
    ShipmentShipped,
)
from chaffer.commerce.fulfilment.tracking import Tracker
from chaffer.commerce.invoices.events import InvoiceIssued, InvoiceOverdue
from chaffer.commerce.invoices.reacting import (
    credit_in_store,
    credit_refunded,
    credit_withdrawn,
    invoice_paid,
    invoice_placed,
)
from chaffer.commerce.jobs import COMMERCE_JOBS
from chaffer.commerce.orders.events import InvoiceWithdrawn, OrderCancelled, OrderPaid, OrderPlaced
from chaffer.commerce.payments.events import (
    CardKept,
    CardNotKept,
    CardRefused,
    PaymentFailed,
    PaymentLateRefunded,
    PaymentMoved,
    PermissionEnded,
    PermissionGiven,
    RefundDone,
    StoreCreditGiven,
)
from chaffer.commerce.payments.operations.undo_purchase import undo_when_paid
from chaffer.commerce.quotes.events import QuoteMade
from chaffer.commerce.returns.events import ChangeDone, ChangeNotDone, ReturnLabelled, ReturnReceived
from chaffer.conversations.awaited_bills import bill_may_leave
from chaffer.conversations.fetch_media import FETCH_MEDIA_JOB, fetching
from chaffer.conversations.joining_people import join_people, part_people
from chaffer.conversations.linking import LinkTeller
from chaffer.conversations.listening import LISTEN_JOB, listening
from chaffer.conversations.overdue import person_for_overdue
from chaffer.conversations.quote_teller import QuoteTeller
from chaffer.conversations.skills.table import COMMANDS, QUERIES
from chaffer.conversations.tell_of_block import TELL_OF_BLOCK
from chaffer.conversations.telling import Teller
from chaffer.desk.approvals.events import ApprovalAsked, ApprovalDecided
from chaffer.desk.approvals.tell_deciders import tell_asker, tell_deciders
from chaffer.desk.events import ConversationClosed, ConversationTaken, RulesChanged
from chaffer.desk.jobs import DESK_JOBS
from chaffer.desk.operations.note_echo import note_echo
from chaffer.desk.operations.note_history import note_history
from chaffer.desk.reports.mark_turn import mark_called, mark_closed, mark_rated, mark_taken
from chaffer.desk.rules.known import KnownRules
from chaffer.desk.rules.reacting import RULED, RuleTeller
from chaffer.desk.satisfaction.ask import ask_later
from chaffer.desk.sellers.due import promise_answer
from chaffer.desk.tell_author import tell_author
from chaffer.inbox.bodies import Bodies
from chaffer.inbox.notices.account_news import account_news
from chaffer.inbox.notices.app_contact import app_contact
from chaffer.inbox.notices.group_news import group_news
from chaffer.inbox.notices.marketing_preference import marketing_preference
from chaffer.inbox.notices.number_changed import number_changed
from chaffer.inbox.notices.templates import template_category, template_changed, template_quality, template_status
from chaffer.inbox.notices.told import OnNotice
from chaffer.integrations.carriers.aftership.tracker import AfterShip
from chaffer.integrations.carriers.easypost.tracker import EasyPost
from chaffer.integrations.vat.vies import HOME, Vies
from chaffer.integrations.webhooks_out.promise import Notifier
from chaffer.integrations.webhooks_out.subscriptions import Subscriptions
from chaffer.kernel.http import Http
from chaffer.people.events import ContactsMerged, ContactsSplit
from chaffer.people.operations.block import BLOCK_JOB
from chaffer.runtime.database import Reactions
from chaffer.runtime.files import SWEEP, Files, sweeping
from chaffer.runtime.jobs import JobTable
from chaffer.runtime.transaction import EVERY_FACT
from chaffer.threads.events import ConversationRated, MessageWithheld, PersonAskedFor, SellerAsked

__all__ = ["CHANNELS", "COMMANDS", "JOBS", "ON_NOTICE", "QUERIES", "jobs_with", "reactions", "trackers", "vat_register"]

# The messengers stand in channels/registry.py. What the dialogue may look up (QUERIES) and do (COMMANDS) is listed in
# conversations/skills/table.py.

# Work for later, by name.
JOBS: JobTable = {**COMMERCE_JOBS, **DESK_JOBS, BLOCK_JOB: TELL_OF_BLOCK}


def jobs_with(files: Files, bodies: Bodies) -> JobTable:
    """The same, with those that need the folder of files, or put something into the inbox."""
    return {**JOBS, FETCH_MEDIA_JOB: fetching(files, bodies), LISTEN_JOB: listening(bodies), SWEEP: sweeping(files)}


# What a platform tells us besides messages, by its name among our notices. What is not named here is kept and shown.
ON_NOTICE: Mapping[str, OnNotice] = {
    "number_changed": number_changed,
    "marketing_preference": marketing_preference,
    "template_status": template_status,
    "template_quality": template_quality,
    "template_category": template_category,
    "template_changed": template_changed,
    "account_update": account_news,
    "account_alert": account_news,
    "account_review": account_news,
    "account_security": account_news,
    "number_quality": account_news,
    "error": account_news,
    "group_news": group_news,
    "echo": note_echo,
    "history": note_history,
    "app_contact": app_contact,
}


def trackers(http: Http) -> list[Tracker]:
    """The services that can follow a shop's parcels."""
    return [EasyPost(http), AfterShip(http)]


def vat_register(http: Http, url: str) -> VatRegister:
    """Who is asked whether VAT numbers are in use. url: where, "" for the European Commission's own."""
    return Vies(http, url.rstrip("/") or HOME)


def reactions(
    public_url: str, subscriptions: Subscriptions | None = None, known_rules: KnownRules | None = None
) -> Reactions:
    """What follows from a fact, in the same transaction. subscriptions: whom to tell outside; None: nobody. known_rules:
    from which facts shops want something to follow, as this process remembers it.
    """
    rules = known_rules or KnownRules()
    tell_rules = RuleTeller(rules)
    tell_shopper = Teller(CHANNELS, public_url)
    told: Reactions = {
        EVERY_FACT: [Notifier(subscriptions)] if subscriptions else [],
        ContactsMerged: [join_people, LinkTeller(CHANNELS)],
        ContactsSplit: [part_people],
        OrderPlaced: [tell_shopper, invoice_placed],
        OrderPaid: [tell_shopper, invoice_paid, undo_when_paid],
        OrderCancelled: [tell_shopper],
        InvoiceWithdrawn: [credit_withdrawn],
        QuoteMade: [QuoteTeller(CHANNELS)],
        PaymentMoved: [bill_may_leave],
        PaymentFailed: [tell_shopper],
        PaymentLateRefunded: [tell_shopper],
        RefundDone: [tell_shopper, credit_refunded],
        InvoiceIssued: [tell_shopper],
        VatNumberAnswered: [tell_shopper],
        InvoiceOverdue: [tell_shopper, person_for_overdue],
        CardKept: [tell_shopper],
        CardNotKept: [tell_shopper],
        PermissionGiven: [tell_shopper],
        PermissionEnded: [tell_shopper],
        CardRefused: [tell_shopper],
        ShipmentPacked: [tell_shopper],
        ShipmentShipped: [tell_shopper],
        ParcelScanned: [tell_shopper],
        ParcelDelivered: [tell_shopper],
        ParcelLate: [tell_shopper],
        ApprovalAsked: [tell_deciders],
        ApprovalDecided: [tell_asker],
        SellerAsked: [promise_answer],
        MessageWithheld: [tell_author],
        PersonAskedFor: [mark_called],
        ConversationTaken: [mark_taken],
        StoreCreditGiven: [tell_shopper, credit_in_store],
        ChangeDone: [tell_shopper],
        ChangeNotDone: [tell_shopper],
        ReturnLabelled: [tell_shopper],
        ReturnReceived: [tell_shopper],
        ConversationClosed: [mark_closed, ask_later],
        ConversationRated: [mark_rated],
        RulesChanged: [rules.changed],
    }
    return {**told, **{fact: [*told.get(fact, ()), tell_rules] for fact in RULED}}
