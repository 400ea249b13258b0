"""The support phone lines as the policy lists them: by region, each line with its country, number and hours."""

from __future__ import annotations

import re
from typing import Annotated

import phonenumbers
from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from helpbot.explaining import Mistake, Mistakes
from helpbot.field_types import Country, written_as
from helpbot.triage.translations import Translations
from helpbot.validation import FileModel
from helpbot.yamlfile import KeyPath


def _e164(number: str) -> str:
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        parsed = None
    if parsed is None or not phonenumbers.is_valid_number(parsed):
        context = {"number": repr(number), "fix": "write it with + and the country code, such as +13179571001"}
        raise PydanticCustomError("phone", "{number} is not a telephone number that exists", context)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


PhoneNumber = Annotated[str, AfterValidator(_e164)]
"""A valid number in the form +13179571001 (E.164)."""

_NUMBER = re.compile(r"(?<![\w/:=])\+\d{7,15}(?!\w)")
"""A number without spaces that is not part of an address."""

CallingCode = Annotated[
    str, written_as("[1-9][0-9]{0,3}", "how numbers begin", 'write the figures alone, without + or 00, such as "34"')
]


def with_readable_numbers(text: str) -> str:
    """A text with its valid phone numbers as people write them: `+13179571001` -> `+1 317-957-1001`; addresses stay."""
    return _NUMBER.sub(_as_read, text)


def _as_read(written: re.Match[str]) -> str:
    found = next(iter(phonenumbers.PhoneNumberMatcher(written[0], None)), None)
    return _readable(found.number) if found else written[0]


def _readable(number: phonenumbers.PhoneNumber) -> str:
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


class PhoneLine(FileModel):
    """One number. `label` distinguishes lines of one country; `calendar` is given if it is not that of the region."""

    country: Country
    number: PhoneNumber
    label: Translations | None = None
    toll_free: bool = False
    calendar: str = ""

    @property
    def international(self) -> str:
        """The number in international format, for people."""
        return _readable(phonenumbers.parse(self.number))


class PhoneRegion(FileModel):
    """Lines that share hours. `calling_codes` are those of the countries it serves, or their first digits."""

    name: Translations
    calendar: str
    calling_codes: tuple[CallingCode, ...] = ()
    lines: Annotated[tuple[PhoneLine, ...], Field(min_length=1)]


class PhoneBook(FileModel):
    """All lines, and the calendar (`outages`) for when they are answered during outages."""

    outages: str
    regions: Annotated[dict[str, PhoneRegion], Field(min_length=1)]

    @model_validator(mode="after")
    def _each_code_in_one_region(self) -> PhoneBook:
        """Otherwise it would be chance which region serves those countries."""
        owners: dict[str, str] = {}
        mistakes = []
        for key, region in self.regions.items():
            for position, code in enumerate(region.calling_codes):
                if code in owners:
                    what = f"the calling code {code!r} belongs to {owners[code]!r} already"
                    path = ("regions", key, "calling_codes", position)
                    mistakes.append(Mistake(path, what, "keep it in one of the two regions"))
                owners.setdefault(code, key)
        if mistakes:
            raise Mistakes(mistakes)
        return self

    def calendars_named(self) -> dict[KeyPath, str]:
        """Every calendar named, by the path to its name."""
        named: dict[KeyPath, str] = {("outages",): self.outages}
        for key, region in self.regions.items():
            named["regions", key, "calendar"] = region.calendar
            for position, line in enumerate(region.lines):
                if line.calendar:
                    named["regions", key, "lines", position, "calendar"] = line.calendar
        return named
