"""SLA clocks: due times in hand-computed cases, and rules that hold at every moment."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import takewhile
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from helpbot.problems import HelpbotError
from helpbot.triage.policy import policy_from
from helpbot.triage.promises.business_time import (
    add_business_time,
    is_open,
    next_closing,
    next_opening,
)
from helpbot.triage.promises.calendars import Calendar
from helpbot.triage.promises.clocks import (
    Clock,
    change_severity,
    due,
    due_times,
    is_late,
    pause,
    respond,
    restore,
    resume,
)
from helpbot.triage.promises.reminders import reminders
from helpbot.yamlfile import read_yaml

POLICY = policy_from(read_yaml(Path(__file__).parents[3] / "knowledge" / "support" / "policy.yaml"))
MADRID, NEW_YORK, MEXICO = "Europe/Madrid", "America/New_York", "America/Mexico_City"


def at(text: str, zone: str = "UTC") -> datetime:
    """`2026-11-20 16:30` on a wall clock in a zone, as a moment in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def open_time(hours: Calendar, start: datetime, end: datetime, zone: str) -> timedelta:
    """The open time between two moments, added up window by window."""
    windows = takewhile(lambda window: window[0] <= end, hours.windows_from(start, zone))
    return sum((min(closes, end) - opens for opens, closes in windows), timedelta())


def calendar(zone: str = "requester", holidays: dict[str, list[str]] | None = None, **windows: list[str]) -> Calendar:
    """A calendar as a file would describe it; `mon_fri` stands for `monday-friday`."""
    days = {
        day.replace("mon_fri", "monday-friday").replace("all", "monday-sunday"): hours for day, hours in windows.items()
    }
    return Calendar.model_validate({"zone": zone, "windows": days, "holidays": holidays or {}})


OFFICE = calendar(mon_fri=["08:00-17:00"])
LUNCH = calendar(mon_fri=["08:00-12:00", "13:00-17:00"])
NIGHT = calendar(mon_fri=["22:00-06:00"])

# 2026-11-20 is a Friday. Madrid is at UTC+1, New York at UTC-5, Mexico City at UTC-6 (all year).
# Restoration, where promised, is 72 plain hours after opening.
RESPONSES = [
    # Severity 1: 10 minutes around the clock.
    (1, "2026-11-20 16:55", MADRID, "2026-11-20 17:05"),  # 16:55 + 0:10, although the office closes at 17:00
    (1, "2026-11-22 03:00", MADRID, "2026-11-22 03:10"),  # Sunday night
    # Severity 2: 1 business hour.
    (2, "2026-11-20 10:00", MADRID, "2026-11-20 11:00"),
    (2, "2026-11-20 16:30", MADRID, "2026-11-23 08:30"),  # 0:30 on Friday, 0:30 on Monday
    (2, "2026-11-20 16:00", MADRID, "2026-11-20 17:00"),  # ends on the window's end and stays there
    (2, "2026-11-20 17:00", MADRID, "2026-11-23 09:00"),  # nothing left on Friday
    (2, "2026-11-21 12:00", MADRID, "2026-11-23 09:00"),  # Saturday: from Monday 8:00
    (2, "2026-11-23 07:59", MADRID, "2026-11-23 09:00"),  # before opening
    # Severity 3: 2 business hours.
    (3, "2026-11-19 15:30", NEW_YORK, "2026-11-20 08:30"),  # 1:30 on Thursday, 0:30 on Friday
    (3, "2026-11-20 15:30", NEW_YORK, "2026-11-23 08:30"),
    (3, "2026-11-20 23:59", MEXICO, "2026-11-23 10:00"),
    # Severity 4: 1 business day = 9 business hours.
    (4, "2026-11-23 08:00", NEW_YORK, "2026-11-23 17:00"),  # a whole day, to its end
    (4, "2026-11-23 10:00", NEW_YORK, "2026-11-24 10:00"),  # 7:00 on Monday, 2:00 on Tuesday
    (4, "2026-11-20 16:00", NEW_YORK, "2026-11-23 16:00"),  # 1:00 on Friday, 8:00 on Monday
    (4, "2026-11-21 09:00", NEW_YORK, "2026-11-23 17:00"),  # Saturday: all of Monday
    (4, "2026-11-23 17:00", NEW_YORK, "2026-11-24 17:00"),
]


@pytest.mark.parametrize(("severity", "opened", "zone", "expected"), RESPONSES)
def test_the_first_response_is_due_in_the_customers_hours(severity: int, opened: str, zone: str, expected: str) -> None:
    assert due_times(POLICY, severity, at(opened, zone), zone).response == at(expected, zone)


@pytest.mark.parametrize("severity", [1, 2])
def test_restoration_runs_72_plain_hours_through_nights_weekends_and_clock_changes(severity: int) -> None:
    # Clocks in Madrid go back on Sunday 2026-10-25: 72 hours from Friday 12:00 (UTC+2) are Monday 11:00 (UTC+1).
    due_at = due_times(POLICY, severity, at("2026-10-23 12:00", MADRID), MADRID).restoration
    assert due_at == at("2026-10-26 11:00", MADRID)


@pytest.mark.parametrize("severity", [3, 4])
def test_no_restoration_is_promised_for_levels_3_and_4(severity: int) -> None:
    assert due_times(POLICY, severity, at("2026-11-20 10:00"), MADRID).restoration is None


# (calendar, from, amount in minutes, due); all in New York, where clocks go forward on Sunday 2026-03-08 at 2:00 and
# back on Sunday 2026-11-01 at 2:00.
SUMS = [
    (OFFICE, "2026-03-06 16:00", 120, "2026-03-09 09:00"),  # over the change forward: wall times stay
    (OFFICE, "2026-10-30 16:00", 120, "2026-11-02 09:00"),  # over the change back
    (LUNCH, "2026-11-23 11:30", 60, "2026-11-23 13:30"),  # 0:30 before lunch, 0:30 after
    (LUNCH, "2026-11-23 11:00", 60, "2026-11-23 12:00"),  # ends with the morning
    (LUNCH, "2026-11-23 12:00", 0, "2026-11-23 12:00"),  # nothing to add: it stays on the end
    (LUNCH, "2026-11-23 12:15", 0, "2026-11-23 13:00"),  # nothing to add, but closed
    (LUNCH, "2026-11-23 12:15", 15, "2026-11-23 13:15"),  # in the lunch break
    (LUNCH, "2026-11-23 08:00", 8 * 60, "2026-11-23 17:00"),  # its business day has 8 hours
    (NIGHT, "2026-11-23 23:00", 8 * 60, "2026-11-24 23:00"),  # 7:00 until 6:00, 1:00 from 22:00
    (NIGHT, "2026-11-28 05:00", 120, "2026-11-30 23:00"),  # Friday's night: 1:00 until Saturday 6:00, 1:00 on Monday
    # The night of the change forward is an hour short: 22:00 to 6:00 lasts 7 hours.
    (calendar(all=["22:00-06:00"]), "2026-03-07 22:00", 7 * 60, "2026-03-08 06:00"),
    # The night of the change back is an hour long: 22:00 to 6:00 lasts 9 hours.
    (calendar(all=["22:00-06:00"]), "2026-10-31 22:00", 9 * 60, "2026-11-01 06:00"),
    # 2:30 does not exist on 2026-03-08: a window 1:00-2:30 lasts until the jump at 2:00 (shown as 3:00).
    (calendar(all=["01:00-02:30"]), "2026-03-08 00:00", 60, "2026-03-08 03:00"),
    # A window that lies within the jump is empty that day.
    (calendar(all=["02:10-02:50"]), "2026-03-08 00:00", 40, "2026-03-09 02:50"),
    # 1:30 exists twice on 2026-11-01: the first one is meant, so 0:00-1:30 lasts 90 minutes.
    (calendar(all=["00:00-01:30"]), "2026-11-01 00:00", 90, "2026-11-01 01:30"),
    # Thanksgiving (Thursday 2026-11-26) and a day of the list (Friday) are skipped.
    (
        calendar(mon_fri=["08:00-17:00"], holidays={"countries": ["US"], "dates": ["2026-11-27"]}),
        "2026-11-25 16:00",
        120,
        "2026-11-30 09:00",
    ),
]


@pytest.mark.parametrize(("hours", "start", "minutes", "expected"), SUMS)
def test_business_time_is_added_in_wall_clock_time(hours: Calendar, start: str, minutes: int, expected: str) -> None:
    begun, amount = at(start, NEW_YORK), timedelta(minutes=minutes)
    assert add_business_time(hours, begun, amount, NEW_YORK) == at(expected, NEW_YORK)
    assert open_time(hours, begun, at(expected, NEW_YORK), NEW_YORK) == amount


def test_no_holiday_counts_unless_the_calendar_names_it() -> None:
    christmas = at("2026-12-25 10:00", NEW_YORK)
    assert is_open(OFFICE, christmas, NEW_YORK, country="US")


def test_holidays_of_the_requester_follow_the_requesters_country() -> None:
    hours = calendar(mon_fri=["08:00-17:00"], holidays={"countries": ["requester"]})
    independence_day = at("2026-09-16 10:00", MEXICO)
    assert not is_open(hours, independence_day, MEXICO, country="MX")
    assert is_open(hours, independence_day, MEXICO, country="ES")
    assert is_open(hours, independence_day, MEXICO, country="")


def test_a_holiday_cancels_the_night_that_begins_on_it_and_not_the_one_before() -> None:
    hours = calendar(zone=NEW_YORK, all=["22:00-06:00"], holidays={"dates": ["2026-12-25"]})
    assert is_open(hours, at("2026-12-25 05:00", NEW_YORK), NEW_YORK)
    assert not is_open(hours, at("2026-12-25 23:00", NEW_YORK), NEW_YORK)
    assert not is_open(hours, at("2026-12-26 05:00", NEW_YORK), NEW_YORK)


def test_opening_and_closing() -> None:
    noon, lunch = at("2026-11-23 11:59", MADRID), at("2026-11-23 12:00", MADRID)
    assert is_open(LUNCH, noon, MADRID)
    assert next_opening(LUNCH, noon, MADRID) == noon
    assert next_closing(LUNCH, noon, MADRID) == lunch
    assert not is_open(LUNCH, lunch, MADRID)
    assert next_opening(LUNCH, lunch, MADRID) == at("2026-11-23 13:00", MADRID)
    assert next_closing(LUNCH, lunch, MADRID) == at("2026-11-23 17:00", MADRID)


def test_windows_that_touch_are_open_throughout() -> None:
    touching = calendar(mon_fri=["08:00-12:00", "12:00-17:00"])
    assert next_closing(touching, at("2026-11-23 09:00", MADRID), MADRID) == at("2026-11-23 17:00", MADRID)
    assert next_closing(calendar(all=["00:00-24:00"]), at("2026-11-23 09:00"), "UTC") is None


def test_a_business_day_is_as_long_as_the_usual_working_day() -> None:
    short_friday = Calendar.model_validate(
        {"zone": "requester", "windows": {"monday-thursday": ["08:00-17:00"], "friday": ["08:00-14:00"]}}
    )
    assert short_friday.working_day == timedelta(hours=9)
    assert LUNCH.working_day == timedelta(hours=8)


def test_a_zone_that_does_not_exist_is_reported() -> None:
    with pytest.raises(HelpbotError, match="unknown time zone 'Mars/Base'"):
        due_times(POLICY, 4, at("2026-11-20 10:00"), "Mars/Base")


def test_a_date_beyond_all_calendars_is_reported() -> None:
    with pytest.raises(HelpbotError, match="no due time can be computed"):
        due_times(POLICY, 4, datetime(9999, 12, 31, 23, tzinfo=UTC), MADRID)


@pytest.mark.parametrize("name", ["Europe", "America/Argentina", "", "z" * 300])
def test_what_only_looks_like_a_zone_is_refused_everywhere(name: str) -> None:
    with pytest.raises(HelpbotError, match="unknown time zone"):
        due_times(POLICY, 2, at("2026-11-20 16:30"), name)
    with pytest.raises(ValidationError, match="unknown time zone"):
        calendar(zone=name, monday=["08:00-17:00"])


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="has no time zone"):
        due_times(POLICY, 1, datetime(2026, 11, 20, 10), MADRID)  # noqa: DTZ001


# --- Rules for every moment -------------------------------------------------------------------------------------------

MOMENTS = st.datetimes(datetime(2025, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
AMOUNTS = st.timedeltas(timedelta(), timedelta(days=9))
ZONES = st.sampled_from([MADRID, NEW_YORK, MEXICO, "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia", "UTC"])
CALENDARS = st.sampled_from(
    [OFFICE, LUNCH, NIGHT, calendar(all=["01:00-02:30", "02:30-05:00"]), calendar(zone=MADRID, all=["00:00-24:00"])]
)


@given(CALENDARS, ZONES, MOMENTS, AMOUNTS, AMOUNTS)
def test_adding_is_additive_over_splits(
    hours: Calendar, zone: str, start: datetime, first: timedelta, second: timedelta
) -> None:
    halfway = add_business_time(hours, start, first, zone)
    assert add_business_time(hours, halfway, second, zone) == add_business_time(hours, start, first + second, zone)


@given(CALENDARS, ZONES, MOMENTS, MOMENTS, AMOUNTS, AMOUNTS)
def test_adding_is_monotone_in_start_and_amount(
    hours: Calendar, zone: str, one: datetime, other: datetime, less: timedelta, more: timedelta
) -> None:
    earlier, later = sorted((one, other))
    shorter, longer = sorted((less, more))
    assert add_business_time(hours, earlier, shorter, zone) <= add_business_time(hours, later, longer, zone)


@given(CALENDARS, ZONES, MOMENTS, AMOUNTS)
def test_nothing_is_due_before_its_start_or_outside_the_calendar(
    hours: Calendar, zone: str, start: datetime, amount: timedelta
) -> None:
    due_at = add_business_time(hours, start, amount, zone)
    assert due_at >= start
    assert is_open(hours, due_at, zone) or is_open(hours, due_at - timedelta(microseconds=1), zone)


@given(CALENDARS, ZONES, MOMENTS, AMOUNTS)
def test_the_time_between_is_what_was_added(hours: Calendar, zone: str, start: datetime, amount: timedelta) -> None:
    due_at = add_business_time(hours, start, amount, zone)
    assert open_time(hours, start, due_at, zone) == amount


@given(ZONES, MOMENTS)
def test_office_hours_are_wall_clock_time(zone: str, moment: datetime) -> None:
    wall = moment.astimezone(ZoneInfo(zone))
    assert is_open(OFFICE, moment, zone) == (wall.weekday() < 5 and 8 <= wall.hour < 17)


@given(st.sampled_from([1, 2, 3, 4]), ZONES, MOMENTS, AMOUNTS, AMOUNTS)
def test_a_pause_never_brings_a_due_time_forward(
    severity: int, zone: str, opened: datetime, before: timedelta, length: timedelta
) -> None:
    paused = [(opened + before, opened + before + length)]
    plain = due_times(POLICY, severity, opened, zone).response
    moved = due_times(POLICY, severity, opened, zone, paused=paused).response
    assert plain is not None
    assert moved is not None
    assert plain <= moved


@given(st.sampled_from([2, 3, 4]), ZONES, MOMENTS)
def test_reminders_for_business_levels_never_come_outside_business_hours(
    severity: int, zone: str, opened: datetime
) -> None:
    for reminder in reminders(POLICY, Clock(severity, opened, zone)):
        wall = reminder.at.astimezone(ZoneInfo(zone))
        assert wall.weekday() < 5
        assert 8 <= wall.hour < 17 or (wall.hour, wall.minute, wall.second, wall.microsecond) == (17, 0, 0, 0)
        assert opened <= reminder.at
        assert (reminder.at < reminder.due) == (reminder.kind == "warning")


# --- One ticket's clock -----------------------------------------------------------------------------------------------


def test_waiting_for_the_requester_stops_the_clock() -> None:
    # 2 business hours from 9:00; waiting 9:30-14:30 takes 5 hours out: due 16:00.
    clock = Clock(3, at("2026-11-23 09:00", MADRID), MADRID)
    clock = pause(clock, at("2026-11-23 09:30", MADRID))
    assert due(POLICY, clock, at("2026-11-23 12:00", MADRID)).response == at("2026-11-23 13:30", MADRID)
    clock = resume(clock, at("2026-11-23 14:30", MADRID))
    assert due(POLICY, clock, at("2026-11-23 14:30", MADRID)).response == at("2026-11-23 16:00", MADRID)


def test_waiting_over_a_night_takes_out_only_business_time() -> None:
    # 1 business day from Monday 9:00 is Tuesday 9:00; waiting Monday 16:00 - Tuesday 10:00 takes out 1:00 + 2:00.
    clock = Clock(4, at("2026-11-23 09:00", MADRID), MADRID)
    clock = resume(pause(clock, at("2026-11-23 16:00", MADRID)), at("2026-11-24 10:00", MADRID))
    assert due(POLICY, clock, at("2026-11-24 10:00", MADRID)).response == at("2026-11-24 12:00", MADRID)


def test_pausing_or_resuming_twice_changes_nothing() -> None:
    clock = pause(Clock(3, at("2026-11-23 09:00"), "UTC"), at("2026-11-23 09:30"))
    assert pause(clock, at("2026-11-23 10:00")) == clock
    resumed = resume(clock, at("2026-11-23 11:00"))
    assert resume(resumed, at("2026-11-23 12:00")) == resumed


def test_a_changed_severity_keeps_the_start_and_the_pauses_and_gives_old_and_new_due_times() -> None:
    # Paused 9:30-10:30. Severity 3: 2:00 from 9:00 plus the pause: 12:00. Severity 2: 1:00 plus the pause: 11:00.
    clock = Clock(3, at("2026-11-23 09:00", MADRID), MADRID)
    clock = resume(pause(clock, at("2026-11-23 09:30", MADRID)), at("2026-11-23 10:30", MADRID))
    change = change_severity(POLICY, clock, 2, at("2026-11-23 10:40", MADRID))
    assert change.before.response == at("2026-11-23 12:00", MADRID)
    assert change.after.response == at("2026-11-23 11:00", MADRID)
    assert change.before.restoration is None
    assert change.after.restoration == at("2026-11-26 10:00", MADRID)
    assert (change.clock.opened_at, change.clock.pauses) == (clock.opened_at, clock.pauses)


def test_a_late_first_response_stays_late_when_the_severity_falls() -> None:
    clock = Clock(1, at("2026-11-23 09:00"), "UTC")
    clock = respond(POLICY, clock, at("2026-11-23 09:11"))
    lowered = change_severity(POLICY, clock, 4, at("2026-11-23 09:20")).clock
    assert is_late(POLICY, lowered, "response", at("2026-11-23 09:20"))


def test_a_promise_overdue_when_the_severity_falls_stays_late() -> None:
    clock = Clock(1, at("2026-11-23 09:00"), "UTC")
    lowered = change_severity(POLICY, clock, 4, at("2026-11-23 09:20")).clock
    answered = respond(POLICY, lowered, at("2026-11-23 09:30"))
    assert is_late(POLICY, answered, "response", at("2026-11-23 09:30"))


def test_a_response_in_time_stays_so_when_the_severity_rises() -> None:
    clock = respond(POLICY, Clock(4, at("2026-11-23 09:00"), "UTC"), at("2026-11-23 12:00"))
    raised = change_severity(POLICY, clock, 1, at("2026-11-23 13:00")).clock
    assert not is_late(POLICY, raised, "response", at("2026-11-24 13:00"))


def test_a_response_at_the_due_time_is_in_time() -> None:
    clock = Clock(1, at("2026-11-23 09:00"), "UTC")
    assert not is_late(POLICY, clock, "response", at("2026-11-23 09:10"))
    assert is_late(POLICY, clock, "response", at("2026-11-23 09:10:01"))


def test_only_the_first_response_counts() -> None:
    clock = respond(POLICY, Clock(1, at("2026-11-23 09:00"), "UTC"), at("2026-11-23 09:05"))
    assert respond(POLICY, clock, at("2026-11-23 11:00")) == clock


def test_restoring_a_ticket_without_a_response_counts_as_one() -> None:
    clock = restore(POLICY, Clock(2, at("2026-11-23 09:00"), "UTC"), at("2026-11-23 10:30"))
    assert clock.responded_at == clock.restored_at == at("2026-11-23 10:30")
    assert clock.late == {"response"}


# --- Reminders --------------------------------------------------------------------------------------------------------


def test_reminders_come_at_three_quarters_and_when_due() -> None:
    clock = Clock(3, at("2026-11-20 16:00", MADRID), MADRID)
    # 2:00 from Friday 16:00: three quarters are 1:30, so Monday 8:30; due Monday 9:00.
    assert [(reminder.kind, reminder.at) for reminder in reminders(POLICY, clock)] == [
        ("warning", at("2026-11-23 08:30", MADRID)),
        ("breach", at("2026-11-23 09:00", MADRID)),
    ]


def test_the_reminder_of_a_level_2_restoration_due_at_night_comes_in_business_hours() -> None:
    clock = Clock(2, at("2026-11-18 20:00", MADRID), MADRID, responded_at=at("2026-11-19 08:30", MADRID))
    # Due Saturday 20:00; three quarters are 54:00, Saturday 2:00: the nearest working moment is Friday 17:00.
    assert [(reminder.kind, reminder.at) for reminder in reminders(POLICY, clock)] == [
        ("warning", at("2026-11-20 17:00", MADRID)),
        ("breach", at("2026-11-23 08:00", MADRID)),
    ]


def test_reminders_of_level_1_come_at_any_hour() -> None:
    clock = Clock(1, at("2026-11-22 03:00", MADRID), MADRID)
    assert reminders(POLICY, clock)[0].at == at("2026-11-22 03:07:30", MADRID)


def test_there_are_no_reminders_while_waiting_or_when_all_is_done() -> None:
    clock = Clock(1, at("2026-11-23 09:00"), "UTC")
    assert reminders(POLICY, pause(clock, at("2026-11-23 09:01"))) == ()
    assert reminders(POLICY, restore(POLICY, clock, at("2026-11-23 09:05"))) == ()


def test_the_calendar_of_a_year_has_the_hours_of_its_working_days() -> None:
    weekdays = sum(date.fromordinal(date(2026, 1, 1).toordinal() + day).weekday() < 5 for day in range(365))
    whole_year = open_time(OFFICE, at("2026-01-01 00:00", MADRID), at("2027-01-01 00:00", MADRID), MADRID)
    assert whole_year == weekdays * timedelta(hours=9)
