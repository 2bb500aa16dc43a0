"""Why a message was withheld, in words for the merchant. They stand behind the rule's name, as after a failed send."""

_WORDS = {
    "erased": "the person asked to be forgotten",
    "blocked_by_merchant": "the shop blocked this person",
    "opted_out": "the person wrote STOP",
    "no_opt_in": "the person never agreed to adverts on this channel, or took it back",
    "quiet_hours": "it is night or a day of rest where the person is; it will be sent afterwards",
    "frequency_cap": "the person was sent as many adverts as the shop allows itself",
    "window_closed": "the time to answer is over since the shopper last wrote, and only an approved template may be sent",
    "template_missing": "the platform's number has no such template",
    "template_pending": "the platform has not approved the template yet",
    "template_rejected": "the platform refused the template",
    "template_paused": "the platform paused the template for its quality",
    "template_disabled": "the platform disabled the template",
    "template_unfit": "the template asks for values that this message does not have",
    "template_is_marketing": "the platform counts the template as an advert, and this message is none",
}


def reason(rule: str, detail: str = "") -> str:
    """The rule, what it means, and what it was about."""
    words = _WORDS.get(rule, "")
    told = f"{rule}: {words}" if words else rule
    return f"{told} ({detail})" if detail else told
