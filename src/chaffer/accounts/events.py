"""What happened to shops and those who act in them."""

import msgspec


class ShopCreated(msgspec.Struct, frozen=True, tag="shop_created"):
    """A shop was opened on this server.

    {"type": "shop_created", "shop_id": "shp_01j", "slug": "marlow", "currency": "USD", "language": "en"}
    """

    shop_id: str
    slug: str
    currency: str
    language: str


class ChannelAdded(msgspec.Struct, frozen=True, tag="channel_added"):
    """A shop connected an account of a channel, or gave a connected one new secrets.

    {"type": "channel_added", "account_id": "acc_01j", "kind": "whatsapp", "external_id": "10987"}
    """

    account_id: str
    kind: str
    external_id: str


class ChannelBroken(msgspec.Struct, frozen=True, tag="channel_broken"):
    """A channel account cannot send any more until somebody mends it; what was to be said waits.

    {"type": "channel_broken", "account_id": "acc_01j", "trouble": "190: the access token has expired"}
    """

    account_id: str
    trouble: str


class KeyCreated(msgspec.Struct, frozen=True, tag="key_created"):
    """A key for the API was made; the key itself is nowhere.

    {"type": "key_created", "key_id": "key_01j", "name": "warehouse"}
    """

    key_id: str
    name: str


class KeyRevoked(msgspec.Struct, frozen=True, tag="key_revoked"):
    """A key for the API is valid no longer.

    {"type": "key_revoked", "key_id": "key_01j"}
    """

    key_id: str


class ShopChanged(msgspec.Struct, frozen=True, tag="shop_changed"):
    """A shop's name, languages or settings are not as they were.

    {"type": "shop_changed", "shop_id": "shp_01j", "fields": ["settings"]}
    """

    shop_id: str
    fields: tuple[str, ...]
