"""What happened to people."""

import msgspec


class ContactAdded(msgspec.Struct, frozen=True, tag="contact_added"):
    """A person is known for the first time.

    {"type": "contact_added", "contact_id": "per_7", "channel": "whatsapp", "name": "Anna"}
    """

    contact_id: str
    channel: str
    name: str


class ContactChanged(msgspec.Struct, frozen=True, tag="contact_changed"):
    """What is known of a person was set right; which fields, not what they hold.

    {"type": "contact_changed", "contact_id": "per_7", "fields": ["email", "name"]}
    """

    contact_id: str
    fields: tuple[str, ...]


class ContactErased(msgspec.Struct, frozen=True, tag="contact_erased"):
    """A person was forgotten; what others hold of this id is to be forgotten too.

    {"type": "contact_erased", "contact_id": "per_7"}
    """

    contact_id: str


class OptedOut(msgspec.Struct, frozen=True, tag="opted_out"):
    """A person wants no more messages on a channel.

    {"type": "opted_out", "contact_id": "per_7", "channel": "whatsapp"}
    """

    contact_id: str
    channel: str


class OptedIn(msgspec.Struct, frozen=True, tag="opted_in"):
    """A person takes an opt-out back, or agrees to be written to.

    {"type": "opted_in", "contact_id": "per_7", "channel": "whatsapp"}
    """

    contact_id: str
    channel: str


class AddressChanged(msgspec.Struct, frozen=True, tag="address_changed"):
    """A person is reached under another number or name of a channel than before; conversation and history stay.

    {"type": "address_changed", "contact_id": "per_7", "channel": "whatsapp"}
    """

    contact_id: str
    channel: str


class ContactBlocked(msgspec.Struct, frozen=True, tag="contact_blocked"):
    """The merchant does not want to hear of a person, or again.

    {"type": "contact_blocked", "contact_id": "per_7", "blocked": true}
    """

    contact_id: str
    blocked: bool


class ContactsMerged(msgspec.Struct, frozen=True, tag="contacts_merged"):
    """Two contacts turned out to be one person. What belonged to the first belongs to the second from now on.

    {"type": "contacts_merged", "merge_id": "mrg_3", "from_contact_id": "per_7", "into_contact_id": "per_4"}
    """

    merge_id: str
    from_contact_id: str
    into_contact_id: str


class ContactsSplit(msgspec.Struct, frozen=True, tag="contacts_split"):
    """A merge was taken back: the two are two again, each with what was theirs.

    {"type": "contacts_split", "merge_id": "mrg_3", "from_contact_id": "per_7", "into_contact_id": "per_4"}
    """

    merge_id: str
    from_contact_id: str
    into_contact_id: str
