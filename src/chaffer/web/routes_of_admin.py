"""Routes about running the house: channels and their templates, keys, facts, what failed."""

from chaffer.web.api import audit, channels, facts, failed_messages, jobs, keys, templates
from chaffer.web.cursors import Page, PageAsked
from chaffer.web.route import Nothing, Route

V1 = "/api/v1"
_CHANNEL = V1 + "/channels/{id}"

CHANNELS = [
    Route("GET", V1 + "/channels", channels.list_, "shop.read", "Connected accounts with how they do, without their secrets",
          channels.Channels),
    Route("GET", _CHANNEL, channels.get, "shop.read", "One of them", channels.ChannelOut),
    Route("POST", V1 + "/channels/whatsapp", channels.add_whatsapp, "channels.write",
          "Connect a WhatsApp number; its token is tried first", channels.ChannelOut, channels.NewWhatsApp, 201),
    Route("POST", V1 + "/channels/web", channels.add_web, "channels.write", "A chat for your own site",
          channels.WebChatMade, channels.NewWebChat, 201, shown_once=True),
    Route("PATCH", _CHANNEL, channels.change, "channels.write", "Change its name, settings, secrets; pause it",
          channels.ChannelOut, channels.ChannelChange),
    Route("DELETE", _CHANNEL, channels.remove, "channels.write", "Hear and say nothing by it any more", Nothing),
    Route("GET", _CHANNEL + "/webhook", channels.webhook, "channels.write", "What the platform's form wants to know",
          channels.WebhookOut),
    Route("POST", _CHANNEL + "/look", channels.look, "channels.write", "Ask the platform how the account does",
          channels.ChannelOut),
    Route("POST", _CHANNEL + "/try", channels.try_out, "channels.write",
          "Send some words to your own phone, which wrote to the number before", channels.Tried, channels.Trying, 202),
    Route("POST", _CHANNEL + "/identity-key", channels.new_identity_key, "channels.write",
          "A new key that signs who is logged in; the old one ends", channels.WebChatMade, status=201, shown_once=True),
]  # fmt: skip
_TEMPLATES = _CHANNEL + "/templates"
TEMPLATES = [
    Route("GET", _TEMPLATES, templates.list_, "shop.read", "An account's message templates", templates.Templates),
    Route("POST", _TEMPLATES, templates.add, "channels.write", "Hand one in for approval", templates.Templates,
          templates.NewTemplate, 201),
    Route("POST", _TEMPLATES + "/check", templates.check, "channels.write", "What would be refused, before it is handed in",
          templates.TemplateVerdict, templates.NewTemplate),
    Route("POST", _TEMPLATES + "/refresh", templates.refresh, "channels.write", "Take over what the platform says of them",
          templates.Templates),
    Route("POST", _TEMPLATES + "/order-news", templates.add_news, "channels.write",
          "Hand in ours for news of an order, in one language", templates.Templates, templates.NewsAsked),
    Route("PATCH", _TEMPLATES + "/{template_id}", templates.change, "channels.write", "Hand in other words for one",
          templates.Templates, templates.TemplateChange),
    Route("DELETE", _TEMPLATES + "/{template_id}", templates.remove, "channels.write", "Take one back, in one language",
          templates.Templates),
]  # fmt: skip
KEYS = [
    Route("GET", V1 + "/keys", keys.list_, "staff.read", "Keys of the API, without the keys themselves", keys.Keys),
    Route("POST", V1 + "/keys", keys.add, "staff.write", "A key that may do no more than you; shown once", keys.KeyMade,
          keys.NewKey, 201, shown_once=True),
    Route("DELETE", V1 + "/keys/{id}", keys.revoke, "staff.write", "A key is valid no longer", keys.KeyOut),
    Route("GET", V1 + "/permissions", keys.permissions, "staff.read", "What keys and roles may do", keys.PermissionsMeant),
]  # fmt: skip
WATCHING = [
    Route("GET", V1 + "/audit", audit.list_, "audit.read", "Who did what, newest first", Page[audit.AuditOut],
          audit.AuditAsked),
    Route("GET", V1 + "/audit/csv", audit.as_csv, "audit.read", "The same as a file", audit.AuditOut, audit.AuditFilter,
          media_type="text/csv"),
    Route("GET", V1 + "/audit/chain", audit.trail, "audit.read", "Whether the trail was changed behind our back",
          audit.TrailOut),
    Route("GET", V1 + "/facts", facts.list_, "webhooks.read", "What happened, newest first", Page[facts.FactOut],
          facts.FactsAsked),
]  # fmt: skip
FAILED = [
    Route("POST", V1 + "/jobs/{id}/drop", jobs.drop, "jobs.write", "Let be what was given up", Nothing, jobs.Dropping),
    Route("GET", V1 + "/failed-messages", failed_messages.list_, "conversations.read",
          "Messages that failed or of which nobody knows, newest first", Page[failed_messages.FailedMessage], PageAsked),
    Route("POST", V1 + "/failed-messages/{id}/drop", failed_messages.put_aside, "conversations.write",
          "Do nothing more about one", Nothing, jobs.Dropping),
]  # fmt: skip
ADMIN = [*CHANNELS, *TEMPLATES, *KEYS, *WATCHING, *FAILED]
