"""What the way out remembers beside the messages themselves."""

from chaffer.runtime.columns import moment, shop_table, text

uploads = shop_table(
    "uploads",
    text("account_id"),
    text("sha256"),  # of the file's bytes, in hex
    text("mime"),
    text("provider_ref"),  # the platform's id of it
    moment("ends_at"),  # the platform forgets it then
    key=("account_id", "sha256", "mime"),
)
