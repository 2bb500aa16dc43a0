"""Stripe's objects, whole: every field that is always there, and those that are told when there is something to tell.

Compared in the tests, field by field, with what the official library declares.
"""

from typing import Any


def listed(url: str, data: list[dict[str, Any]]) -> dict[str, Any]:
    return {"object": "list", "data": data, "has_more": False, "url": url}


def session(**given: Any) -> dict[str, Any]:
    return {
        "object": "checkout.session", "adaptive_pricing": {"enabled": False}, "after_expiration": None,
        "allow_promotion_codes": None, "amount_subtotal": given["amount_total"],
        "automatic_tax": {"enabled": False, "liability": None, "provider": None, "status": None},
        "billing_address_collection": None, "cancel_url": None, "client_reference_id": None, "client_secret": None,
        "collected_information": None, "consent": None, "consent_collection": None, "currency_conversion": None,
        "custom_fields": [],
        "custom_text": {
            "after_submit": None, "shipping_address": None, "submit": None, "terms_of_service_acceptance": None,
        },
        "customer": None, "customer_creation": "if_required", "customer_details": None, "customer_email": None,
        "customer_account": None, "discounts": [], "excluded_payment_method_types": None, "integration_identifier": None,
        "invoice": None,
        "invoice_creation": {
            "enabled": False,
            "invoice_data": {
                "account_tax_ids": None, "custom_fields": None, "description": None, "footer": None, "issuer": None,
                "metadata": {}, "rendering_options": None,
            },
        },
        "livemode": False, "locale": None, "metadata": {}, "mode": "payment", "origin_context": None,
        "payment_intent": None, "payment_link": None, "payment_method_collection": "if_required",
        "payment_method_configuration_details": None,
        "payment_method_options": {"card": {"request_three_d_secure": "automatic"}}, "payment_method_types": ["card"],
        "payment_status": "unpaid", "permissions": None, "phone_number_collection": {"enabled": False},
        "recovered_from": None, "saved_payment_method_options": None, "setup_intent": None,
        "shipping_address_collection": None, "shipping_cost": None, "shipping_options": [], "status": "open",
        "submit_type": None, "subscription": None, "success_url": None,
        "total_details": {"amount_discount": 0, "amount_shipping": 0, "amount_tax": 0}, "ui_mode": "hosted_page",
        "url": None, "wallet_options": None,
    } | given  # fmt: skip


def intent(**given: Any) -> dict[str, Any]:
    return {
        "object": "payment_intent", "amount_capturable": 0, "amount_received": 0, "application": None,
        "application_fee_amount": None, "automatic_payment_methods": None, "canceled_at": None,
        "cancellation_reason": None, "capture_method": "automatic_async", "client_secret": None,
        "confirmation_method": "automatic", "customer": None, "customer_account": None, "description": None,
        "excluded_payment_method_types": None, "last_payment_error": None, "latest_charge": None, "livemode": False,
        "metadata": {}, "next_action": None, "on_behalf_of": None, "payment_method": None,
        "payment_method_configuration_details": None,
        "payment_method_options": {"card": {"request_three_d_secure": "automatic"}}, "payment_method_types": ["card"],
        "processing": None, "receipt_email": None, "review": None, "setup_future_usage": None, "shipping": None,
        "source": None, "statement_descriptor": None, "statement_descriptor_suffix": None,
        "status": "requires_payment_method", "transfer_data": None, "transfer_group": None,
    } | given  # fmt: skip


def setup(**given: Any) -> dict[str, Any]:
    return {
        "object": "setup_intent", "allowed_payment_method_types": ["card"], "application": None,
        "automatic_payment_methods": None, "cancellation_reason": None, "client_secret": None, "customer": None,
        "customer_account": None, "description": None, "excluded_payment_method_types": None, "flow_directions": None,
        "last_setup_error": None, "latest_attempt": None, "livemode": False, "mandate": None, "metadata": {},
        "next_action": None, "on_behalf_of": None, "payment_method": None,
        "payment_method_configuration_details": None,
        "payment_method_options": {"card": {"mandate_options": None, "network": None, "request_three_d_secure": "automatic"}},
        "payment_method_types": ["card"], "single_use_mandate": None, "status": "requires_payment_method",
        "usage": "off_session",
    } | given  # fmt: skip


def charge(**given: Any) -> dict[str, Any]:
    return {
        "object": "charge", "amount_captured": given["amount"], "amount_refunded": 0, "application": None,
        "application_fee": None, "application_fee_amount": None, "balance_transaction": None,
        "billing_details": {
            "address": None, "email": None, "name": None, "phone": None, "tax_id": None,
        },
        "calculated_statement_descriptor": "TEST", "captured": True, "customer": None, "description": None,
        "disputed": False, "failure_balance_transaction": None, "failure_code": None, "failure_message": None,
        "fraud_details": {}, "livemode": False, "metadata": {}, "on_behalf_of": None,
        "outcome": {
            "advice_code": None, "network_advice_code": None, "network_decline_code": None,
            "network_status": "approved_by_network", "reason": None, "risk_level": "normal",
            "seller_message": "Payment complete.", "type": "authorized",
        },
        "paid": True, "payment_intent": None, "payment_method": None, "payment_method_details": None,
        "presentment_details": None, "receipt_email": None, "receipt_number": None, "receipt_url": None,
        "refunded": False, "review": None, "shipping": None, "source": None, "source_transfer": None,
        "statement_descriptor": None, "statement_descriptor_suffix": None, "status": "succeeded",
        "transfer_data": None, "transfer_group": None,
    } | given  # fmt: skip


def method(card: dict[str, Any], **given: Any) -> dict[str, Any]:
    return {
        "object": "payment_method", "allow_redisplay": "unspecified",
        "billing_details": {"address": None, "email": None, "name": None, "phone": None, "tax_id": None},
        "customer": None, "customer_account": None, "livemode": False, "metadata": {}, "type": "card",
        "card": {
            "checks": {
                "address_line1_check": None, "address_postal_code_check": None, "cvc_check": "pass",
            },
            "country": "US", "display_brand": card["brand"], "fingerprint": None, "funding": "credit",
            "generated_from": None, "networks": {"available": [card["brand"]], "preferred": None},
            "regulated_status": "unregulated", "three_d_secure_usage": {"supported": True}, "wallet": None,
        } | card,
    } | given  # fmt: skip


def refund(**given: Any) -> dict[str, Any]:
    return {
        "object": "refund", "balance_transaction": None, "charge": None, "metadata": {}, "payment_intent": None,
        "reason": None, "receipt_number": None, "source_transfer_reversal": None, "status": "succeeded",
        "transfer_reversal": None,
    } | given  # fmt: skip


def entry(**given: Any) -> dict[str, Any]:
    """A line in Stripe's own books."""
    return {
        "object": "balance_transaction", "available_on": given["created"], "balance_type": "payments",
        "description": None, "exchange_rate": None, "fee_details": [], "net": given["amount"] - given["fee"],
        "source": None, "status": "available",
    } | given  # fmt: skip


def dispute(**given: Any) -> dict[str, Any]:
    return {
        "object": "dispute", "balance_transactions": [], "enhanced_eligibility_types": [], "evidence": EVIDENCE,
        "is_charge_refundable": False, "livemode": False, "metadata": {}, "network_reason_code": "10",
        "payment_method_details": None, "reason": "fraudulent",
    } | given  # fmt: skip


EVIDENCE: dict[str, Any] = {
    **dict.fromkeys((
        "access_activity_log", "billing_address", "cancellation_policy", "cancellation_policy_disclosure",
        "cancellation_rebuttal", "customer_communication", "customer_email_address", "customer_name",
        "customer_purchase_ip", "customer_signature", "duplicate_charge_documentation", "duplicate_charge_explanation",
        "duplicate_charge_id", "product_description", "receipt", "refund_policy", "refund_policy_disclosure",
        "refund_refusal_explanation", "service_date", "service_documentation", "shipping_address", "shipping_carrier",
        "shipping_date", "shipping_documentation", "shipping_tracking_number", "uncategorized_file",
        "uncategorized_text",
    )),
    "enhanced_evidence": {},
}  # fmt: skip


def customer(**given: Any) -> dict[str, Any]:
    return {
        "object": "customer", "address": None, "balance": 0, "currency": None, "default_source": None,
        "delinquent": False, "description": None, "discount": None, "email": None, "invoice_prefix": "TEST",
        "invoice_settings": {
            "custom_fields": None, "default_payment_method": None, "footer": None, "rendering_options": None,
        },
        "livemode": False, "metadata": {}, "name": None, "next_invoice_sequence": 1, "phone": None,
        "preferred_locales": [], "shipping": None, "tax_exempt": "none", "test_clock": None,
    } | given  # fmt: skip


def event(kind: str, told: dict[str, Any], **given: Any) -> dict[str, Any]:
    return {
        "object": "event", "api_version": "2026-10-28.endive", "data": {"object": told}, "livemode": False,
        "pending_webhooks": 1, "request": {"id": None, "idempotency_key": None}, "type": kind,
    } | given  # fmt: skip
