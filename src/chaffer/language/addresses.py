"""A postal address written in one message, as people of eleven countries write them.

Formats, postcode shapes and region names: the Universal Postal Union's addressing sheets of each country, in our own words,
in `lexicons/countries.tsv` and `regions.tsv`.
"""

import re
from functools import cache

import msgspec
from rapidfuzz.distance import OSA

from chaffer.language.address_layout import country_by_layout
from chaffer.language.keywords import bare
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
_STREET = re.compile(
    r"\d.*[^\W\d_]{2}|[^\W\d_]{2}.*\d|\b(?:street|road|avenue|lane|rue|boulevard|chemin|place|allée|ул|улица|проспект|пр|пер|шоссе|straße|strasse|weg|platz)\b"
    r"|(?:로|길|동|읍|면|리)(?:\s|$)",
    re.IGNORECASE,
)
_UNIT = re.compile(
    r"^(?:apt|apartment|unit|suite|ste|flat|floor|fl|bldg|building|room|rm|#|appt|appartement|bât|bâtiment|bat|étage|esc|escalier|résidence|cedex|bp|bte|boîte|"
    r"кв|квартира|корп|корпус|стр|строение|подъезд|этаж|дом|д|офис|оф|top|stiege|c/o|po box|p\.o\.|\d+(?:동|호|층))\b",
    re.IGNORECASE,
)


class Country(msgspec.Struct, frozen=True):
    """How a country writes addresses. postcode: its shape; order: placeholders in local order, lines split by "|"."""

    code: str
    postcode: str
    has_region: bool
    order: str
    names: tuple[str, ...]


class Address(msgspec.Struct, frozen=True):
    """Where to send something.

    lines:   street, house and flat, as written. country: ISO 3166 code, "" if neither said nor given.
    missing: which of name, lines, city, region, postcode, country are still to be asked, and "postcode_invalid" or
             "region_invalid" where what was said cannot be right.
    """

    name: str = ""
    lines: tuple[str, ...] = ()
    city: str = ""
    region: str = ""
    postcode: str = ""
    country: str = ""
    phone: str = ""
    missing: tuple[str, ...] = ()


@cache
def countries() -> dict[str, Country]:
    return {
        row[0]: Country(row[0], row[1], row[2] == "region", row[3], tuple(row[4].split("|")))
        for row in rows("countries.tsv")
    }


_ENDS = r"(?!\w)"  # Korean particles and Russian endings may follow a name


def country_named(text: str) -> str:
    """The country a normalised text speaks of, "" if none. Names of two letters are words of their own elsewhere."""
    for country in countries().values():
        for name in country.names:
            if len(name) > 2 and re.search(rf"(?<!\w){re.escape(name)}{_ENDS if name.isascii() else ''}", text):
                return country.code
    return ""


@cache
def _bare_names() -> dict[str, str]:
    return {bare(name): country.code for country in countries().values() for name in country.names}


def lone_country(text: str) -> str:
    """The country a text names and nothing else ("France", "en France", "프랑스요", "Франция"), "" if it says more."""
    words = _IN_COUNTRY.sub("", bare(text))
    names = _bare_names()
    return names.get(words) or names.get(_COUNTRY_END.sub("", words), "")


_IN_COUNTRY = re.compile(
    r"^(?:(?:no|non|нет|아니요) )?(?:(?:it's|it is|i live|i am|i'm|c'est|j'habite|je suis|ship|send it) )?"
    r"(?:(?:in|to|from|en|au|aux|в|во|это|the) )?"
)
_COUNTRY_END = re.compile(r"(?:이요|요|예요|이에요|입니다|로|에|이야)$")


def region_of(text: str, country: str) -> str:
    """The region a text names, as an address writes it; one slip is forgiven in a longer name; "" if there is none."""
    names = regions(country)
    said = " ".join(text.lower().replace(".", "").split())
    said = re.sub(r"^(?:it's|in|the state of|state of|c'est|en|province of) ", "", said)
    if said in names:
        return names[said]
    near = {code for name, code in names.items() if len(name) > _LONG_NAME and OSA.distance(said, name) == 1}
    return near.pop() if len(near) == 1 else ""


_LONG_NAME = 4  # characters: shorter names are too often one slip from another word


def postcode_of(text: str, country: str) -> str:
    """The postcode a text holds, in its country's own spelling; any short text with a digit where we know no shape."""
    known = countries().get(country)
    if known is None or not known.postcode:
        return " ".join(text.upper().split()) if any(map(str.isdigit, text)) else ""
    match = re.search(rf"(?<![\w-])(?:{known.postcode})(?![\w-])", " ".join(text.split()), re.IGNORECASE)
    return _tidy(match.group(), country) if match else ""


@cache
def regions(country: str) -> dict[str, str]:
    """Lower-case name or code of a region -> how it is written in an address."""
    table: dict[str, str] = {}
    for code, of_country, names in rows("regions.tsv"):
        if of_country == country:
            table |= {name.lower(): code for name in (code, *names.split("|")) if name}
    return table


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
    if code == "KR" or any("가" <= letter <= "힣" for letter in text):
        from_parts = _korean(parts)
    else:
        from_parts = _western(parts, code)
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
    if any("가" <= letter <= "힣" for letter in text):
        return "KR"
    if any("а" <= letter <= "я" for letter in text.lower()):
        return hint if hint in ("RU", "BY", "KZ") else "RU"
    for code in ("CA", "GB"):
        if re.search(rf"(?<!\w){countries()[code].postcode}(?!\w)", text, re.IGNORECASE):
            return code
    if re.search(rf"(?<!\w)(?:{_us_states()})\.?,? +\d{{5}}(?:-\d{{4}})?(?!\w)", text):
        return "US"
    return country_by_layout(parts, hint, language) or hint


@cache
def _us_states() -> str:
    return "|".join(
        sorted(
            (re.escape(name) for code in {row[0] for row in rows("regions.tsv") if row[1] == "US"} for name in (code,)),
            key=len,
        )
    )


_POSTCODE_FIRST = frozenset({"FR", "BE", "CH", "DE", "AT", "LU"})


def _western(parts: list[str], code: str) -> Address:
    """Name, street lines, then a line with postcode and city, in either order."""
    country = countries().get(code)
    place, postcode = _postcode_part(parts, country)
    region = ""
    rest = list(parts)
    city = ""
    if place is not None:
        before, after = _around(parts[place], postcode)
        rest = parts[:place]
        trailing = parts[place + 1 :]
        if after and code in _POSTCODE_FIRST and before:
            rest.append(before)  # "5 avenue Jean Jaurès 69007 Lyon"
            before = ""
        region, before = _region_at_end(before, code)
        if not before and not region and rest and _region_at_end(rest[-1], code)[1] == "":
            region = _region_at_end(rest.pop(), code)[0]
        if not region and trailing:
            region, left = _region_at_end(trailing[0], code)
            trailing = [left, *trailing[1:]] if region and left else trailing[1:] if region else trailing
        city = (before or after).strip(" -,")
        if before and after and not region:
            region, _ = _region_at_end(after, code)
        if city and re.search(r"\d", city) and _STREET.search(city) and before:
            street, city = _street_then_city(city)
            rest.append(street)
        if not city and rest and place and code != "RU" and not _STREET.search(rest[-1]):
            city = rest.pop()
        if not city and trailing and code != "RU":
            city, trailing = trailing[0], trailing[1:]
        rest += [part for part in trailing if part]
        postcode = _tidy(postcode, code)
    else:
        region, rest = _region_anywhere(rest, code)
    name, rest = _name_first(rest)
    if not name:
        name, rest = _name_last(rest)
    if not city and len(rest) > 1 and not _STREET.search(rest[-1]) and not _UNIT.match(rest[-1]):
        city = rest.pop()
    if not city and len(rest) > 1 and code == "RU":
        city, rest = _russian_city(rest)
    if not city and not _STREET.search(rest[0]) if rest else False:
        city, rest = rest[0], rest[1:]
    return Address(name=name, lines=tuple(rest), city=_bare_city(city), region=region, postcode=postcode)


def _postcode_part(parts: list[str], country: Country | None) -> tuple[int | None, str]:
    shapes = [country.postcode] if country else [r"\d{5}(?:-\d{4})?", r"\d{6}", r"\d{4}"]
    for shape in shapes:
        for i in range(len(parts) - 1, -1, -1):
            for match in reversed(list(re.finditer(rf"(?<![\w-]){shape}(?![\w-])", parts[i], re.IGNORECASE))):
                if not (
                    match.start() == 0
                    and re.match(
                        r" (?:[nsew]\.? )?\w+.* (?:st|street|ave|avenue|rd|road|blvd|dr|ln)\b",
                        parts[i][match.end() :],
                        re.IGNORECASE,
                    )
                ):
                    return i, match.group()
    return None, ""


def _around(part: str, postcode: str) -> tuple[str, str]:
    before, _, after = part.rpartition(postcode) if part.endswith(postcode) else part.partition(postcode)
    before = re.sub(r"(?:^|\s)(?:f|b|ch|d|be|fr|de)-$", "", before.strip(), flags=re.IGNORECASE)
    return before.strip(" ,-"), after.strip(" ,-")


def _region_at_end(text: str, code: str) -> tuple[str, str]:
    names = regions(code)
    words = text.replace(",", " ").split()
    for count in (3, 2, 1):
        tail = " ".join(words[-count:]).lower().strip(".")
        if len(words) >= count and tail in names:
            return names[tail], " ".join(words[:-count])
    return "", text


def _region_anywhere(parts: list[str], code: str) -> tuple[str, list[str]]:
    for i in range(len(parts) - 1, 0, -1):
        region, left = _region_at_end(parts[i], code)
        if region:
            return region, [*parts[:i], *([left] if left else []), *parts[i + 1 :]]
    return "", parts


_STREET_END = re.compile(
    r"^(?P<street>.*?\b(?:st|street|ave|avenue|rd|road|blvd|boulevard|dr|drive|ln|lane|ct|court|way|pl|place|square|sq|terrace|highway|hwy|close|crescent|gardens|row)\b\.?"
    r"(?: (?:apt|apartment|unit|suite|ste|flat|#)\.? ?\w+)?)\s+(?P<city>\D+)$",
    re.IGNORECASE,
)


def _street_then_city(text: str) -> tuple[str, str]:
    """Split "12 Main St Boston" behind the last word for a street; else the last word is the city."""
    match = _STREET_END.match(text)
    if match:
        return match["street"], match["city"]
    street, _, city = text.rpartition(" ")
    return street, city


def _name_first(parts: list[str]) -> tuple[str, list[str]]:
    if not parts:
        return "", parts
    first = parts[0]
    if not re.search(r"\d", first):
        plain = len(first.split()) <= 5 and not _STREET.search(first) and not _UNIT.match(first)
        has_street = any(_STREET.search(part) for part in parts[1:])
        city_word = bool(re.match(r"(?:г\.?|город|гор\.?|обл|москва|moscow|paris|london)\b", first, re.IGNORECASE))
        return (first, parts[1:]) if plain and has_street and not city_word else ("", parts)
    match = re.match(r"^(?P<name>[^\W\d_][^\d,]*?) (?P<street>\d+[\s,].*)$", first)
    if match and len(match["name"].split()) in (2, 3) and not _STREET.search(match["name"]) and not _UNIT.match(first):
        return match["name"], [match["street"], *parts[1:]]
    return "", parts


def _name_last(parts: list[str]) -> tuple[str, list[str]]:
    """A name behind the address, where people end with it."""
    last = parts[-1] if len(parts) > 1 else ""
    if (
        re.fullmatch(r"[^\W\d_][^\d]+", last)
        and len(last.split()) in (2, 3)
        and not _STREET.search(last)
        and not _UNIT.match(last)
    ):
        return last, parts[:-1]
    return "", parts


def _russian_city(parts: list[str]) -> tuple[str, list[str]]:
    for i, part in enumerate(parts):
        if re.match(r"(?:г\.?|город|гор\.?|пос\.?|с\.|дер\.?)\s+\S", part, re.IGNORECASE):
            return part, parts[:i] + parts[i + 1 :]
    for i, part in enumerate(parts):
        if (
            not _STREET.search(part)
            and not _UNIT.match(part)
            and not re.search(r"\d|обл|край|респ", part, re.IGNORECASE)
        ):
            return part, parts[:i] + parts[i + 1 :]
    return "", parts


def _bare_city(city: str) -> str:
    return re.sub(r"^(?:г\.?|город|гор\.?|à|in)\s+", "", city.strip(), flags=re.IGNORECASE)


def _korean(parts: list[str]) -> Address:
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


def _tidy(postcode: str, code: str) -> str:
    plain = postcode.upper().strip()
    if code in ("CA", "GB"):
        plain = plain.replace(" ", "").replace("-", "")
        return f"{plain[:-3]} {plain[-3:]}"
    return plain


def checked(address: Address) -> Address:
    """The address with `missing` filled in by its country's rules."""
    country = countries().get(address.country)
    missing = [field for field in ("name", "lines", "city") if not getattr(address, field)]
    if country and country.has_region and not address.region:
        missing.append("region")
    if not address.postcode:
        missing += ["postcode"] if country is None or country.postcode else []
    elif country and not re.fullmatch(country.postcode, address.postcode, re.IGNORECASE):
        missing.append("postcode_invalid")
    elif address.country == "US" and address.region and not _zip_fits(address.postcode, address.region):
        missing.append("region_invalid")
    if not address.country:
        missing.append("country")
    return msgspec.structs.replace(address, missing=tuple(missing))


@cache
def _zip_ranges() -> dict[str, tuple[tuple[int, int], ...]]:
    """State -> ranges of the first three digits of its ZIP codes (USPS publication 28's ranges)."""
    return {
        row[0]: tuple((int(low), int(high)) for low, high in (each.split("-") for each in row[1].split()))
        for row in rows("zip_ranges.tsv")
    }


def _zip_fits(postcode: str, state: str) -> bool:
    ranges = _zip_ranges().get(state)
    return ranges is None or any(low <= int(postcode[:3]) <= high for low, high in ranges)


def format_address(address: Address) -> str:
    """The address over several lines, in the order of its country; empty parts leave no gap."""
    country = countries().get(address.country)
    order = country.order if country else "{name}|{lines}|{postcode} {city} {region}|{country}"
    shown = {
        "name": address.name,
        "lines": "\n".join(address.lines),
        "city": address.city,
        "region": "" if address.region == address.city else address.region,
        "postcode": address.postcode,
        "country": country.names[0].title() if country else address.country,
    }
    lines = [re.sub(r"\s*,\s*(?:,\s*)*", ", ", line.format(**shown)).strip(" ,") for line in order.split("|")]
    return "\n".join(" ".join(part.split()) for line in lines for part in line.split("\n") if part.strip())
