"""The shipped support policy says what the support page says, and mistakes in a policy are reported at their line."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

import helpbot
from helpbot.problems import ProblemsFound
from helpbot.triage.extraction.component import AREAS
from helpbot.triage.policy import SupportPolicy, policy_from
from helpbot.triage.promises.durations import Duration, parse_duration
from helpbot.triage.vocabulary import languages
from helpbot.yamlfile import parse_yaml, read_yaml

FILE = Path(__file__).parents[2] / "knowledge" / "support" / "policy.yaml"
VOCABULARY = Path(helpbot.__file__).parent / "triage" / "vocabulary"
TEXT = FILE.read_text("utf-8")


@pytest.fixture(scope="module")
def policy() -> SupportPolicy:
    return policy_from(read_yaml(FILE))


@pytest.mark.parametrize(
    ("severity", "channel", "response", "restoration"),
    [
        (1, "phone", "10 minutes", "72 hours"),
        (2, "web", "1 business hour", "72 hours"),
        (3, "web", "2 business hours", "None"),
        (4, "web", "1 business day", "None"),
    ],
)
def test_the_four_levels_have_the_targets_of_the_support_page(
    policy: SupportPolicy, severity: int, channel: str, response: str, restoration: str
) -> None:
    level = policy.levels[severity]
    assert (level.channel, str(level.response), str(level.restoration)) == (channel, response, restoration)


def test_a_business_day_is_nine_business_hours(policy: SupportPolicy) -> None:
    assert policy.business_calendar.working_day == timedelta(hours=9)


def test_a_text_missing_in_a_language_is_given_in_the_nearest(policy: SupportPolicy) -> None:
    told = policy.levels[2].name.in_language
    assert (told("pt"), told("fr")) == (told("es"), told("en")) == ("Impacto alto", "High impact")


@pytest.mark.parametrize(
    ("written", "duration", "length"),
    [
        ("10 minutes", Duration(10, "minute"), timedelta(minutes=10)),
        ("1 business hour", Duration(1, "hour", business=True), timedelta(hours=1)),
        ("2 Business Days", Duration(2, "day", business=True), timedelta(hours=18)),
        ("72 hours", Duration(72, "hour"), timedelta(hours=72)),
    ],
)
def test_durations_are_written_in_words(written: str, duration: Duration, length: timedelta) -> None:
    assert parse_duration(written) == duration
    assert duration.length(timedelta(hours=9)) == length
    assert parse_duration(str(duration)) == duration


@pytest.mark.parametrize(
    ("old", "new", "what", "fix"),
    [
        ("response: 10 minutes", "response: soon", "'soon' is not a length of time", "write it as 10 minutes"),
        ("response: 10 minutes", "response: 0 minutes", "'0 minutes' is not a length of time", "write it as"),
        ("response: 10 minutes", "response: 10 minuts", "unknown unit 'minuts'", "did you mean 'minutes'?"),
        ("restoration: 72 hours", "restoration: 5 minutes", "is due before the first response", "exchange the two"),
        ("channel: phone", "channel: fax", "'fax' is not a choice", "'phone' or 'web'"),
        ("channel: phone", "chanel: phone", "unknown key 'chanel'", "did you mean 'channel'?"),
        ("\n  4:\n", "\n  5:\n", "more than 4", "write 4 or less"),
        ("reminders: [0.75]", "reminders: [75]", "'75', which is not less than 1", "write it as a share of one: 0.75"),
        ("reminders: [0.75]", "reminders: [7]", "'7', which is not less than 1", "write a number below 1"),
        ("reminders: [0.75]", "reminders: [75%]", "should be a number", "write it as a share of one: 0.75"),
        ("business_hours: customer", "business_hours: custmer", "there is no calendar 'custmer'", "'customer'?"),
        ("calendar: phones_japan", "calendar: japan", "there is no calendar 'japan'", "use one of"),
        ("zone: requester", "zone: Europe/Madrit", "unknown time zone 'Europe/Madrit'", "'Europe/Madrid'?"),
        ("{monday-friday: [09:00-17:30]}", "{monday-frday: [09:00-17:30]}", "names no weekday", "'monday-friday'?"),
        ("{monday-friday: [09:00-17:30]}", "{mon-fri: [09:00-17:30]}", "names no weekday", "'monday-friday'?"),
        ("{monday-friday: [09:00-17:30]}", "{lunes: [09:00-17:30]}", "names no weekday", "such as monday-friday"),
        ("zone: Asia/Tokyo", "zone: GMT+9", "unknown time zone 'GMT+9'", "the IANA name of a city"),
        ("zone: Asia/Tokyo", "zone: Lima", "unknown time zone 'Lima'", "'America/Lima'?"),
        ('["2", "3"', '["5", "3"', "the calling code '5' belongs to 'americas'", "keep it in one"),
        ("country: GB", "country: UK", "'UK' is not a country code", "GB for Britain"),
        ("{monday-friday: [09:00-17:30]}", "{monday: [9-17:30]}", "is not a window of hours", "08:00-17:00"),
        ("{monday-friday: [09:00-17:30]}", "{monday: []}", "the calendar is never open", "add"),
        ("{monday-friday: [09:00-17:30]}", "{monday: [09:00-12:00, 11:00-15:00]}", "overlap", "shorten"),
        ("{monday-friday: [09:00-17:30]}", "{sunday: [22:00-09:00], monday: [08:00-12:00]}", "overlap", "shorten"),
        ("+81359891106", "+8135989110612", "is not a telephone number that exists", "+13179571001"),
        ("country: JP", "country: JPN", "'JPN' is not a country code", "two capital letters"),
        ("source: https://www", "source: www", "is not a web address", "https://"),
        ("repeats: [3, 10]", "repeats: 1", "less than 2", "write 2 or more"),
        ("repeats: [3, 10]", "repeats: [10, 3]", "the thresholds do not rise", "such as [3, 10]"),
        ("words: 60", "words: 600", "more than 100", "write 100 or less"),
        ("never: [security]", "never: [securty]", "there is no area 'securty'", "'security'?"),
        ("en: It is already resolved}", "fr: C’est résolu}", "the text is missing in 'en'", "add en: …"),
        (
            "{es: Ya está resuelto,",
            "{pt: Já está resolvido, es: Ya está resuelto,",
            "'pt' stands in 1 of ",
            "take it out",
        ),
        ("label: {es: Perth, en: Perth}", "label: {es: Perth}", "the text is missing in 'en'", "add en: …"),
    ],
)
def test_a_mistake_is_reported_at_its_line_with_its_fix(old: str, new: str, what: str, fix: str) -> None:
    line = TEXT[: TEXT.index(old)].count("\n") + 1 + old.startswith("\n")
    with pytest.raises(ProblemsFound) as caught:
        policy_from(parse_yaml(TEXT.replace(old, new, 1), "policy.yaml"))
    found = [problem for problem in caught.value.problems if what in problem.what]
    assert [(problem.line, fix in problem.fix) for problem in found] == [(line, True)]


def test_a_zone_that_does_not_exist_is_one_mistake() -> None:
    with pytest.raises(ProblemsFound) as caught:
        policy_from(parse_yaml(TEXT.replace("zone: requester", "zone: requestor", 1), "policy.yaml"))
    assert [problem.what for problem in caught.value.problems] == ["unknown time zone 'requestor'"]


def test_the_areas_are_those_of_every_vocabulary() -> None:
    for language in languages():
        words = read_yaml(VOCABULARY / f"{language}.yaml").at(("components",))
        assert isinstance(words, dict)
        assert set(words) == AREAS


def test_a_missing_level_is_reported() -> None:
    start, end = TEXT.index("  4:\n"), TEXT.index("# --- Calendars")
    with pytest.raises(ProblemsFound, match="level 4 is missing"):
        policy_from(parse_yaml(TEXT[:start] + TEXT[end:], "policy.yaml"))


def test_a_policy_needs_severity_rules() -> None:
    without = TEXT[: TEXT.index("severity_rules:\n")]
    with pytest.raises(ProblemsFound, match="'severity_rules' is missing"):
        policy_from(parse_yaml(without, "policy.yaml"))


def test_holidays_are_checked_against_the_countries_that_are_known() -> None:
    wrong = TEXT.replace("zone: Asia/Tokyo", "zone: Asia/Tokyo\n    holidays: {countries: [JP, ES-XX, QQ]}", 1)
    with pytest.raises(ProblemsFound) as caught:
        policy_from(parse_yaml(wrong, "policy.yaml"))
    assert [problem.what for problem in caught.value.problems] == [
        "no holidays are known for 'ES-XX'",
        "no holidays are known for 'QQ'",
    ]
