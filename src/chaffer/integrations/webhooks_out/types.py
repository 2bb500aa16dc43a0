"""The names under which others hear of facts, and which facts stay in the house."""

VERSION = 1
"""Of the payloads. A field may be added within a version; one is taken away or changes its meaning only in the next."""

TYPES = {
    "order.placed": "order_placed",
    "order.paid": "order_paid",
    "order.cancelled": "order_cancelled",
    "order.completed": "order_completed",
    "order.change_asked": "change_asked",
    "order.changed": "change_done",
    "order.change_refused": "change_not_done",
    "return.labelled": "return_labelled",
    "return.received": "return_received",
    "return.cancelled": "return_cancelled",
    "checkout.started": "checkout_started",
    "checkout.expired": "checkout_expired",
    "payment.moved": "payment_moved",
    "payment.failed": "payment_failed",
    "payment.late_refunded": "payment_late_refunded",
    "payment.card_kept": "card_kept",
    "payment.card_not_kept": "card_not_kept",
    "payment.card_forgotten": "card_forgotten",
    "payment.card_refused": "card_refused",
    "permission.given": "permission_given",
    "permission.ended": "permission_ended",
    "dispute.opened": "dispute_opened",
    "dispute.closed": "dispute_closed",
    "company.vat_answered": "vat_number_answered",
    "invoice.issued": "invoice_issued",
    "invoice.overdue": "invoice_overdue",
    "invoice.withdrawn": "invoice_withdrawn",
    "refund.done": "refund_done",
    "refund.failed": "refund_failed",
    "credit.given": "store_credit_given",
    "shipment.packed": "shipment_packed",
    "shipment.shipped": "shipment_shipped",
    "parcel.scanned": "parcel_scanned",
    "parcel.delivered": "parcel_delivered",
    "parcel.late": "parcel_late",
    "inquiry.opened": "inquiry_opened",
    "quote.created": "quote_made",
    "quote.accepted": "quote_accepted",
    "quote.expired": "quote_expired",
    "quote.withdrawn": "quote_withdrawn",
    "conversation.opened": "conversation_opened",
    "conversation.taken": "conversation_taken",
    "conversation.handed_back": "conversation_handed_back",
    "conversation.person_asked_for": "person_asked_for",
    "conversation.seller_asked": "seller_asked",
    "conversation.seller_answered": "seller_answered",
    "conversation.bot_goes_on": "handed_back",
    "message.received": "message_received",
    "message.sent": "message_sent",
    "message.delivered": "message_delivered",
    "message.read": "message_read",
    "message.failed": "message_failed",
    "message.withheld": "message_withheld",
    "contact.added": "contact_added",
    "contact.changed": "contact_changed",
    "contact.erased": "contact_erased",
    "contact.merged": "contacts_merged",
    "contact.split": "contacts_split",
    "contact.blocked": "contact_blocked",
    "contact.address_changed": "address_changed",
    "consent.given": "opted_in",
    "consent.withdrawn": "opted_out",
    "stock.moved": "stock_moved",
    "channel.added": "channel_added",
    "channel.broken": "channel_broken",
    "shop.changed": "shop_changed",
    "webhook.disabled": "webhook_disabled",
}
"""By the name others use, the tag of the fact."""

PING = "ping"
"""The type of a delivery that somebody asked for to try an endpoint."""

INSIDE = {
    "shop_created": "a shop that is being opened has no endpoint yet",
    "key_created": "who holds keys is nobody's business outside",
    "key_revoked": "the same",
}
"""Facts that are passed on to nobody, each with its reason."""

BY_TAG = {tag: name for name, tag in TYPES.items()}
