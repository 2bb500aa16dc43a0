"""Read one message as an address."""

import re
from functools import cache

import msgspec

from chaffer.language.addresses.address import Address
from chaffer.language.addresses.check import checked
from chaffer.language.addresses.countries import countries
from chaffer.language.addresses.korean import korean
from chaffer.language.addresses.layout import country_by_layout
from chaffer.language.addresses.western import western
from chaffer.language.packaged import rows

MOST_CHARS = 600
_PHONE = re.compile(r"(?<![\w-])(?:\+|00)?\(?\d[\d\s().-]{7,18}\d(?![\w-])")
_EMAIL = re.compile(r"[^\s,;<>]+@[^\s,;<>]+\.\w{2,}")
_LABEL = re.compile(
    r"^(?:(?:my |the |full )?(?:name|address|street|city|town|state|zip|zip ?code|postcode|postal code|country|phone|tel|mobile|recipient|ship to|deliver to|"
    r"send (?:it )?to)(?: is|'s)?|nom|adresse|mon adresse est|ville|code postal|pays|tél|tel|téléphone|имя|фио|адрес|мой адрес|улица|город|индекс|страна|телефон|тел|"
    r"이름|성함|주소|우편번호|전화|전화번호|연락처|받는 ?(?:분|사람))\s*[:=\-]?\s+|^(?:name|address|адрес|주소|이름|adresse|nom|фио|телефон|индекс|город)\s*[:=]\s*",
    re.IGNORECASE,
)
_COURTESY = re.compile(
    r"^(?:sure|ok|okay|yes|hi|hello|please|here(?: it is| you go| is my address)?|it's|it is|i'?m|i am|this is|my name is|the name is|bonjour|oui|voici(?: mon adresse)?|"
    r"je m'appelle|c'est|здравствуйте|да|вот(?: мой адрес)?|меня зовут|네|여기요|저는)[\s,:!.]+",
    re.IGNORECASE,
)


def parse_address(text: str, *, country: str = "", name: str = "", language: str = "") -> Address:
    """Read one message as an address. Never raises; what was not found is listed in `missing`.

    country: taken if the text names none and is not laid out as another country writes. name: taken if the text has
    none. language: the shopper's, which tells of two countries with the same postcodes.
    """
    text = text[:MOST_CHARS]
    phone, text = _cut(_PHONE, text, _is_phone)
    _, text = _cut(_EMAIL, text)
    parts = _parts(text)
    said, parts = _country_said(parts)
    code = said or _country_of_postcode(parts, country, language)
    from_parts = korean(parts) if code == "KR" else western(parts, code)
    return checked(
        msgspec.structs.replace(from_parts, name=from_parts.name or name, country=code or country, phone=phone)
    )


def _cut(pattern: re.Pattern[str], text: str, fits: object = None) -> tuple[str, str]:
    for match in pattern.finditer(text):
        if fits is None or _is_phone(match.group()):
            return match.group().strip(), text[: match.start()] + " , " + text[match.end() :]
    return "", text


def _is_phone(written: str) -> bool:
    digits = sum(letter.isdigit() for letter in written)
    return 9 <= digits <= 15 and (written[0] in "+(08" or digits >= 10) and not re.fullmatch(r"\d{5}-\d{4}", written)


def _parts(text: str) -> list[str]:
    parts = []
    for part in re.split(r"[\n,;]+", text):
        bare = _LABEL.sub("", _COURTESY.sub("", part.strip(" .\t"))).strip(" .\t:")
        bare = _LABEL.sub("", bare).strip(" .\t:")
        if bare:
            parts.append(bare)
    return parts


def _country_said(parts: list[str]) -> tuple[str, list[str]]:
    names = {name: country.code for country in countries().values() for name in country.names}
    for i in range(len(parts) - 1, -1, -1):
        whole = parts[i].lower().replace(".", "")
        if whole in names and not (i == 0 and len(parts) > 1 and names[whole] != "RU"):
            return names[whole], parts[:i] + parts[i + 1 :]
        for known in sorted(names, key=len, reverse=True):
            if len(known) > 2 and whole.endswith(f" {known}"):
                return names[known], [*parts[:i], parts[i][: -len(known)].strip(" .-"), *parts[i + 1 :]]
            if len(known) > 2 and whole.startswith(f"{known} ") and known in ("대한민국", "россия", "рф", "russia"):
                return names[known], [*parts[:i], parts[i][len(known) :].strip(), *parts[i + 1 :]]
    return "", parts


def _country_of_postcode(parts: list[str], hint: str, language: str) -> str:
    """The country whose postcode, with region or layout, stands in the text; else the hint."""
    text = ", ".join(parts)
    if _us_state_with_zip(text):  # whatever script the name is written in
        return "US"
    if any("가" <= letter <= "힣" for letter in text):
        return "KR"
    if any("а" <= letter <= "я" for letter in text.lower()):
        return hint if hint in ("RU", "BY", "KZ") else "RU"
    for code in ("CA", "GB"):
        if re.search(rf"(?<!\w){countries()[code].postcode}(?!\w)", text, re.IGNORECASE):
            return code
    return country_by_layout(parts, hint, language) or hint


def _us_state_with_zip(text: str) -> bool:
    return re.search(rf"(?<!\w)(?:{_us_states()})\.?,? +\d{{5}}(?:-\d{{4}})?(?!\w)", text) is not None


@cache
def _us_states() -> str:
    return "|".join(
        sorted(
            (re.escape(name) for code in {row[0] for row in rows("regions.tsv") if row[1] == "US"} for name in (code,)),
            key=len,
        )
    )
