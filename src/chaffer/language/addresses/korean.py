"""Korean addresses: from the widest to the narrowest."""

import re
from functools import cache

from chaffer.language.addresses.address import Address
from chaffer.language.addresses.regions import regions


def korean(parts: list[str]) -> Address:
    """Region, district, road and number, then building and flat; the name and postcode anywhere around."""
    text = ", ".join(parts)
    match = re.search(r"[(\[]?(?<!\d)(\d{5}|\d{3}-\d{3})(?!\d)[)\]]?", text)
    postcode = match.group(1) if match else ""
    if match:
        text = f"{text[: match.start()]}, {text[match.end() :]}"
    pieces = [piece.strip() for piece in re.split(r"\s*,\s*", text) if piece.strip(" ()")]
    name, street = "", []
    for piece in pieces:
        start = re.search(_korean_region(), piece)
        if start:
            before = piece[: start.start()].strip()
            name = name or re.sub(r"(?:이고|이에요|입니다|예요|이요|님|,)$", "", before)
            street.append(piece[start.start() :])
        elif not name and re.fullmatch(
            r"[가-힣]{2,5}|[A-Za-z]+(?: [A-Za-z]+){1,2}", re.sub(r"(?:이고|이에요|입니다|예요|님)$", "", piece)
        ):
            name = re.sub(r"(?:이고|이에요|입니다|예요|님)$", "", piece)
        else:
            street.append(piece)
    words = " ".join(street).split()
    region = regions("KR").get(words[0].lower(), "") if words else ""
    words = words[1:] if region else words
    city_words: list[str] = []
    while words and re.fullmatch(r"[가-힣]+(?:시|군|구)", words[0]) and len(city_words) < 2:
        city_words.append(words.pop(0))
    if (
        not name
        and len(words) > 2
        and re.fullmatch(r"[가-힣]{2,4}", words[-1])
        and not re.search(r"[동호층길로리]$", words[-1])
    ):
        name = words.pop()
    lines = (" ".join(words),) if words else ()
    return Address(name=name, lines=lines, city=" ".join(city_words) or region, region=region, postcode=postcode)


@cache
def _korean_region() -> str:
    names = sorted((name for name in regions("KR") if "가" <= name[0] <= "힣"), key=lambda name: -len(name))
    return rf"(?:{'|'.join(names)})(?=\s)|[가-힣]{{1,4}}(?:특별시|광역시|시|도)\s"
