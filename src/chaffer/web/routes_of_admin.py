"""Routes about running the house: channels and their templates, keys, facts, what failed."""

from chaffer.web.api import channels
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
    Route("POST", _CHANNEL + "/identity-key", channels.new_identity_key, "channels.write",
          "A new key that signs who is logged in; the old one ends", channels.WebChatMade, status=201, shown_once=True),
]  # fmt: skip
ADMIN = [*CHANNELS]
