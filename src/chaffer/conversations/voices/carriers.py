"""What carriers are called by the people who wait for them."""

_NAMES = {
    "trial": "Pigeon Post",
    "ups": "UPS", "usps": "USPS", "fedex": "FedEx", "dhl": "DHL", "dpd": "DPD", "gls": "GLS",
    "laposte": "La Poste", "colissimo": "Colissimo", "chronopost": "Chronopost", "mondialrelay": "Mondial Relay",
    "royalmail": "Royal Mail", "evri": "Evri", "canadapost": "Canada Post", "bpost": "bpost",
    "cjlogistics": "CJ대한통운", "koreapost": "우체국택배", "hanjin": "한진택배", "lotte": "롯데택배",
    "cdek": "СДЭК", "pochta": "Почта России",
}  # fmt: skip


def carrier_name(carrier: str) -> str:
    """The name on the van; what we do not know is said as it was written."""
    return _NAMES.get(carrier.casefold().replace(" ", "").replace("-", "").replace("_", ""), carrier)
