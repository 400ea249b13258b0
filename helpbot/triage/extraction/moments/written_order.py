"""Whether the day comes before the month in `3/11`, by the country of the zone and its languages."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.languages import get_official_languages


@cache
def day_first(language: str, zone: str, *, usually: bool) -> bool | None:
    """None if it would be a guess. `usually`: whether it does in the language as a rule."""
    canonical = get_global("zone_aliases").get(zone, zone)
    country = get_global("zone_territories").get(canonical, "")
    known = (
        [_in_country(one, country) for one in (language, *get_official_languages(country, de_facto=True)[:1])]
        if country
        else []
    )
    orders = {order for order in (*known, usually or None) if order is not None}
    return orders.pop() if len(orders) == 1 else None


def _in_country(language: str, country: str) -> bool | None:
    try:
        pattern = str(Locale(language, territory=country).date_formats["short"].pattern)
    except UnknownLocaleError:
        return None
    return {"d": True, "M": False}.get(pattern[0])
