"""VAT numbers by their form. Whether one is in use only its country's register can say.

Source of the forms: the European Commission's VIES FAQ ("What is the format of a VAT number?"), and the tax offices of
Great Britain, Switzerland and Norway.
"""

import re

from chaffer.kernel.errors import Invalid

_FORMS = {
    "AT": r"ATU\d{8}", "BE": r"BE[01]\d{9}", "BG": r"BG\d{9,10}", "HR": r"HR\d{11}", "CY": r"CY\d{8}[A-Z]",
    "CZ": r"CZ\d{8,10}", "DK": r"DK\d{8}", "EE": r"EE\d{9}", "FI": r"FI\d{8}", "FR": r"FR[A-HJ-NP-Z0-9]{2}\d{9}",
    "DE": r"DE\d{9}", "GR": r"EL\d{9}", "HU": r"HU\d{8}", "IE": r"IE(\d{7}[A-W][A-IW]?|\d[A-Z+*]\d{5}[A-W])",
    "IT": r"IT\d{11}", "LV": r"LV\d{11}", "LT": r"LT(\d{9}|\d{12})", "LU": r"LU\d{8}", "MT": r"MT\d{8}",
    "NL": r"NL[A-Z0-9+*]{9}B[A-Z0-9+*]{2}", "PL": r"PL\d{10}", "PT": r"PT\d{9}", "RO": r"RO\d{2,10}",
    "SK": r"SK\d{10}", "SI": r"SI\d{8}", "ES": r"ES[A-Z0-9]\d{7}[A-Z0-9]", "SE": r"SE\d{10}01",
    "GB": r"GB(\d{9}|\d{12}|GD[0-4]\d{2}|HA[5-9]\d{2})", "XI": r"XI(\d{9}|\d{12})", "CH": r"CHE\d{9}(MWST|TVA|IVA)?",
    "NO": r"NO\d{9}(MVA)?", "KR": r"\d{10}", "RU": r"\d{10}(\d{2})?",
}  # fmt: skip
_SEPARATORS = re.compile(r"[\s.\-_/]")
_ELSEWHERE = re.compile(r"[A-Z0-9]{4,20}")


def has_form(country: str) -> bool:
    """Whether the numbers of this country (ISO 3166) are known here by their form."""
    return country in _FORMS


def checked_vat_number(number: str, country: str) -> str:
    """The number as it is kept: capitals, no separators, its country's letters in front where they belong there.

    country: ISO 3166 code. Of countries whose form is not known here, four to twenty letters and digits are taken.
    Raises Invalid.
    """
    plain = _SEPARATORS.sub("", number.strip().upper())[:40]
    form = _FORMS.get(country.upper())
    if form is None:
        fits = _ELSEWHERE.fullmatch(plain)
    else:
        prefix = {"GR": "EL", "CH": "CHE"}.get(country.upper(), country.upper())
        fits = re.fullmatch(form, plain)
        if fits is None and form.startswith(prefix):
            fits = re.fullmatch(form, prefix + plain)
    if fits is None:
        raise Invalid("this is no VAT number of that country", field="vat_number", country=country.upper())
    return fits[0]
