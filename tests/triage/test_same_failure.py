"""Which reports are about the same failure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpbot.bootstrap import build_policy
from helpbot.settings import Settings
from helpbot.triage.assessment import severity_for
from helpbot.triage.report import Report
from helpbot.triage.same_failure import (
    Known,
    Signature,
    alike,
    areas_in,
    joint_scope,
    one_failure,
    same_error,
    speaks_of,
)

POLICY = build_policy(Settings())
assert POLICY.known_incidents is not None
RULES = POLICY.known_incidents
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
SCOPES = ("all", "site", "team", "some_users", "one_user", "none", "unknown")


def _told(summary: str, area: str = "voice", *codes: str, language: str = "en", hours: float = 0) -> Signature:
    return Signature(area, summary, frozenset(codes), language, NOON + timedelta(hours=hours))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_told("Calls drop after ten seconds"), _told("all our calls are dropping after 10 s")),
        (_told("Nobody can sign in", "login"), _told("nobody here is able to sign in since nine", "login")),
        (_told("Se cortan las llamadas", language="es"), _told("las llamadas se me cortan a cada rato", language="es")),
        (_told("It fails", "api", "ERR-4012"), _told("Cannot export anything", "api", "ERR-4012")),
        (_told("Screen is white", "other", "ERR-4012"), _told("Export broken", "reporting", "ERR-4012")),
        (_told("algo va mal", "api", "ERR-1", language="es"), _told("it fails", "api", "ERR-1")),
    ],
    ids=["words", "stems", "spanish", "code", "code without area", "code across languages"],
)
def test_reports_of_the_same_failure(one: Signature, other: Signature) -> None:
    assert alike(one, other, RULES)
    assert alike(other, one, RULES)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (_told("Calls drop after ten seconds"), _told("Calls have an echo")),
        (_told("Calls drop after ten seconds"), _told("Calls drop after ten seconds", "video")),
        (_told("Calls drop after ten seconds"), _told("Calls drop after ten seconds", hours=25)),
        (_told("It fails", "api", "ERR-1"), _told("Export broken", "api", "ERR-2")),
        (_told("It fails", "api", "ERR-1"), _told("Export broken", "login", "ERR-1")),
        (_told("los agentes no hacen login", language="es"), _told("login of agents")),
        (_told("bank account removed: ‹bank account removed›"), _told("‹bank account removed› calls have an echo")),
    ],
    ids=[
        "one word",
        "another area",
        "another day",
        "another code",
        "code of another area",
        "another language",
        "marks",
    ],
)
def test_reports_of_different_failures(one: Signature, other: Signature) -> None:
    assert not alike(one, other, RULES)


def test_an_error_may_have_a_time_of_its_own() -> None:
    earlier, later = _told("Calls drop after ten seconds"), _told("Calls drop after ten seconds", hours=100)
    assert same_error(earlier, later, RULES, timedelta(days=7))
    assert not same_error(earlier, later, RULES, timedelta(days=4))


class TestManyAtOnce:
    def test_many_in_a_short_time_are_one_failure_in_any_words(self) -> None:
        known = [Known(str(n), f"person{n}", _told(f"trouble {n}", hours=-0.1 * n)) for n in range(3)]
        found = one_failure(_told("no suena nada", language="es"), known, RULES)
        assert [one.name for one in found] == ["2", "1", "0"]

    def test_one_person_is_not_many(self) -> None:
        known = [Known(str(n), "luis", _told(f"trouble {n}")) for n in range(3)]
        assert one_failure(_told("no suena nada", language="es"), known, RULES) == ()

    def test_many_over_a_day_are_not_a_burst(self) -> None:
        known = [Known(str(n), f"person{n}", _told(f"trouble {n}", hours=-3 * n)) for n in range(3)]
        assert one_failure(_told("no suena nada", language="es"), known, RULES) == ()

    def test_many_in_an_unknown_area_are_not_a_burst(self) -> None:
        known = [Known(str(n), f"person{n}", _told(f"trouble {n}", "other")) for n in range(3)]
        assert one_failure(_told("no suena nada", "other"), known, RULES) == ()

    def test_similar_words_come_first(self) -> None:
        known = [Known(str(n), f"person{n}", _told(f"trouble {n}")) for n in range(3)]
        known.append(Known("same", "ana", _told("Calls drop after ten seconds")))
        [found] = one_failure(_told("calls are dropping after ten seconds"), known, RULES)
        assert found.name == "same"


class TestThePage:
    def test_a_title_or_a_component_of_the_same_area(self) -> None:
        assert areas_in("Voice outage in Europe") == {"voice"}
        assert speaks_of("Voice outage in Europe", _told("no se oye nada", language="es"), RULES)
        assert speaks_of("Login", _told("cannot get in", "login"), RULES)
        assert not speaks_of("Login", _told("calls drop"), RULES)

    def test_a_similar_title_when_the_area_is_unclear(self) -> None:
        assert speaks_of("Blue widgets spin backwards", _told("the blue widgets spin backwards here", "other"), RULES)
        assert not speaks_of("Blue widgets spin backwards", _told("something is odd", "other"), RULES)


class TestScope:
    def test_two_people_are_some(self) -> None:
        assert joint_scope(["one_user", "unknown"]) == "some_users"
        assert joint_scope(["one_user"]) == "one_user"

    @given(st.lists(st.sampled_from(SCOPES), min_size=1), st.sampled_from(SCOPES))
    def test_another_person_never_narrows_it(self, scopes: list[str], another: str) -> None:
        order = ["none", "unknown", "one_user", "some_users", "team", "site", "all"]
        assert order.index(joint_scope([*scopes, another])) >= order.index(joint_scope(scopes))

    def test_it_may_change_what_the_rules_suggest(self) -> None:
        report = Report("I cannot take calls, there is no way round and my work has stopped", {}, "en")
        alone = severity_for(report, POLICY.severity_rules, "one_user")
        everyone = severity_for(report, POLICY.severity_rules, "all")
        assert (alone, everyone) == (3, 1)
