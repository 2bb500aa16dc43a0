"""Routes about shoppers, and what the shop's people write down of them."""

from chaffer.desk.operations.add_note import About
from chaffer.desk.timeline import Entry
from chaffer.web.api import contacts, conversations, events, notes, people, person, profiles, recipients
from chaffer.web.cursors import Page, PageAsked
from chaffer.web.route import Nothing, Route

V1 = "/api/v1"
_CONTACT, _CONVERSATION, _ORDER = V1 + "/contacts/{id}", V1 + "/conversations/{id}", V1 + "/orders/{id}"

SHOPPERS = [
    Route("PATCH", _CONTACT, people.change, "contacts.write", "Set right what is known of a shopper",
          contacts.ContactOut, people.ContactChange),
    Route("POST", _CONTACT + "/consents", people.consent, "contacts.write",
          "Record what a shopper agreed to or withdrew elsewhere, with its proof", contacts.ConsentOut,
          people.NewConsent, 201),
    Route("GET", _CONTACT + "/addresses", people.addresses, "contacts.read", "Where a shopper's parcels went",
          people.Addresses),
    Route("POST", _CONTACT + "/addresses", people.add_address, "contacts.write", "One more address",
          people.Addresses, people.AddressIn, 201),
    Route("DELETE", _CONTACT + "/addresses/{address_id}", people.forget_address, "contacts.write",
          "Forget an address", Nothing),
    Route("GET", _CONTACT + "/recipients", recipients.list_, "contacts.read",
          "Whom a shopper buys for: addresses, tastes, days", recipients.Recipients),
    Route("DELETE", _CONTACT + "/recipients/{key}", recipients.forget, "contacts.write",
          "Forget one of them; orders keep where they went", Nothing),
    Route("GET", _CONTACT + "/export", person.export, "contacts.export",
          "Everything that is held of a shopper, by table", person.PersonOut),
    Route("POST", _CONTACT + "/erase", person.erase, "contacts.erase",
          "Forget a shopper for good; books keep an id that names nobody", person.Erased),
    Route("GET", _CONTACT + "/timeline", events.of_contact, "contacts.read",
          "What happened with a shopper, latest first", Page[Entry], PageAsked),
    Route("POST", V1 + "/events", events.take, "events.write",
          "What shoppers did on your own site, up to 100 at once", events.EventsOut, events.SiteEvents),
    Route("GET", _CONTACT + "/profile", profiles.get, "contacts.read",
          "Sizes, tastes, days, wishes and the shop's own fields of a shopper", profiles.Profile),
    Route("PATCH", _CONTACT + "/profile", profiles.change, "contacts.write", "Add to what is known of a shopper",
          profiles.Profile, profiles.ProfileChange),
    Route("GET", _CONTACT + "/alike", profiles.who_is_alike, "contacts.read",
          "Who may be the same person, and what they share", profiles.Alikes),
    Route("GET", V1 + "/custom-fields", profiles.fields, "contacts.read", "What the shop wants to know of its people",
          profiles.Fields),
    Route("POST", V1 + "/custom-fields", profiles.add, "shop.write", "One more field", profiles.FieldOut,
          profiles.NewField, 201),
    Route("PATCH", V1 + "/custom-fields/{id}", profiles.change_one, "shop.write", "Call or order a field differently",
          profiles.FieldOut, profiles.FieldChange),
    Route("DELETE", V1 + "/custom-fields/{id}", profiles.remove, "shop.write",
          "Ask for it no more; what was told stays", Nothing),
    Route("DELETE", _CONTACT + "/files", people.forget_files, "contacts.write",
          "Forget every file a shopper sent", people.Forgotten),
]  # fmt: skip


def _notes(path: str, kind: About, things: str) -> list[Route]:
    return [
        Route("GET", path + "/notes", notes.list_about(kind), f"{things}.read", "Notes, newest first",
              Page[notes.NoteOut], PageAsked),
        Route("POST", path + "/notes", notes.add_about(kind), f"{things}.write",
              "Write something down; shoppers never see it", notes.NoteOut, notes.NewNote, 201),
        Route("DELETE", path + "/notes/{note_id}", notes.remove_about(kind), f"{things}.write", "Take a note away",
              Nothing),
    ]  # fmt: skip


NOTES = [
    *_notes(_CONTACT, "contact", "contacts"),
    *_notes(_CONVERSATION, "conversation", "conversations"),
    *_notes(_ORDER, "order", "orders"),
]
TALK = [
    Route("PATCH", _CONVERSATION, conversations.change, "conversations.write", "Close it, label it, give it to somebody",
          conversations.ConversationOut, conversations.ConversationChange),
]  # fmt: skip
PEOPLE = [*SHOPPERS, *NOTES, *TALK]
