"""What lets people in: sessions, invitations, second factors, and the failures that slow strangers down."""

from sqlalchemy import UniqueConstraint

from chaffer.runtime.columns import blob, index, moment, shop_table, text, truth, whole, work_index

sessions = shop_table(
    "sessions",
    text("id"),
    text("staff_id"),
    text("hash"),  # SHA-256 of what the cookie holds
    moment("created_at"),
    moment("seen_at"),  # to a few minutes
    moment("ends_at"),  # whatever happens
    moment("ended_at", null=True),
    text("origin", default=""),
    text("agent", default=""),  # what the browser calls itself
    UniqueConstraint("hash"),
    index("staff_id"),
    work_index("ends_at"),
)

invitations = shop_table(
    "invitations",
    text("id"),
    text("kind"),  # invitation, owner: the link of a first owner; reset: a new password
    text("hash"),  # SHA-256 of what the link holds
    text("email", default=""),
    text("name", default=""),
    text("role", default=""),
    text("staff_id", default=""),  # of a reset
    truth("drops_second_factor", default=False),
    text("made_by", default=""),
    moment("created_at"),
    moment("expires_at"),
    moment("used_at", null=True),
    moment("withdrawn_at", null=True),
    UniqueConstraint("hash"),
)

second_factors = shop_table(
    "second_factors",
    text("staff_id"),
    blob("sealed_secret"),  # AES-GCM, bound to shop, table and row
    whole("last_step", default=0),  # of half a minute: no code of it or an earlier one counts again
    moment("confirmed_at", null=True),  # null: shown, but no code of it was seen yet
    moment("created_at"),
    key=("staff_id",),
)

recovery_codes = shop_table(
    "recovery_codes",
    text("staff_id"),
    text("hash"),
    moment("created_at"),
    moment("used_at", null=True),
    key=("staff_id", "hash"),
)

known_devices = shop_table(
    "known_devices",
    text("hash"),  # SHA-256 of what the device's cookie holds
    text("staff_id"),
    moment("seen_at"),
    index("staff_id"),
    work_index("seen_at"),
    key=("hash", "staff_id"),
)

failed_sign_ins = shop_table(
    "failed_sign_ins",
    text("key"),  # whose: a hash of the account, of the network address, of both, of the device; or everybody's
    whole("failures", default=0),
    moment("last_at"),
    moment("until", null=True),  # nothing is looked at before
    work_index("last_at"),
    key=("key",),
)
"""Kept for no shop in particular: who fails to sign in has not said, or not shown, which is theirs."""

sign_on_providers = shop_table(
    "sign_on_providers",
    text("id"),
    text("name"),
    text("issuer"),  # exactly as it writes itself
    text("client_id"),
    blob("sealed_secret"),  # AES-GCM, bound to shop, table and row
    moment("created_at"),
)

sign_on_subjects = shop_table(
    "sign_on_subjects",
    text("provider_id"),
    text("subject"),  # by which the provider knows the person for good
    text("staff_id"),
    moment("created_at"),
    key=("provider_id", "subject"),
)
