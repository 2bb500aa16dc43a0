"""Every channel there is, by hand."""

from chaffer.channels.contract import Channel
from chaffer.channels.trial import Trial
from chaffer.channels.web import Web
from chaffer.channels.whatsapp import WhatsApp

CHANNELS: dict[str, Channel] = {"whatsapp": WhatsApp(), "trial": Trial(), "web": Web()}
