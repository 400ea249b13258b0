"""The commands as a newcomer meets them: good cases, and one clear sentence for each bad one."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.cli.run import ROOT, app_yaml, helpbot


@pytest.fixture
def installation(tmp_path: Path) -> Path:
    """An empty folder with settings that use the shipped knowledge."""
    (tmp_path / "app.yaml").write_text(app_yaml(), "utf-8")
    return tmp_path


def test_ask_prints_the_article_or_json() -> None:
    assert "Forgot Your Password?" in helpbot("ask", "I forgot my password").out
    assert json.loads(helpbot("ask", "--json", "I forgot my password").out)["outcome"] == "answered"


def test_without_tickets_an_export_has_only_its_head(installation: Path) -> None:
    assert helpbot("migrate", folder=installation).code == 0
    done = helpbot("tickets", "export", folder=installation)
    assert (done.code, done.out.splitlines()[0][:22], len(done.out.splitlines())) == (0, "number,status,severity", 1)
    assert helpbot("tickets", "export", "--format", "json", folder=installation).out == ""


def test_ask_speaks_the_language_of_the_bot_that_is_nearest_to_the_questions(tmp_path: Path) -> None:
    folder = ROOT / "tests" / "data" / "knowledge-pt"
    (tmp_path / "app.yaml").write_text(f"knowledge: {folder}\nlanguages: [en, es, pt]\n", "utf-8")
    assert (
        helpbot("ask", "qual é a capital da Islândia?", folder=tmp_path).out
        == "Eso no lo sé, y prefiero decírtelo antes que adivinar.\n"
    )


def test_ask_without_a_question_is_refused() -> None:
    outcome = helpbot("ask")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == (
        'helpbot: there is no question\n    fix: put it in quotes: helpbot ask "How do I change my password?"\n'
    )


def test_a_piped_conversation_becomes_a_ticket_that_can_be_listed(installation: Path) -> None:
    said = "the weekly report shows the old logo\nskip\nskip\nskip\nskip\nskip\nyes\n"
    talk = helpbot("chat", "--as", "ana", "--lang", "en", given="report a problem\n" + said, folder=installation)
    assert (talk.code, talk.err) == (0, "")
    assert "HB-1" in talk.out
    listed = helpbot("tickets", "list", "--format", "json", folder=installation)
    [ticket] = [json.loads(line) for line in listed.out.splitlines()]
    assert (ticket["number"], ticket["status"], ticket["requester"]) == ("HB-1", "open", "ana")
    assert "HB-1" in helpbot("tickets", "list", folder=installation).out
    shown = json.loads(helpbot("tickets", "show", "hb-1", "--json", folder=installation).out)
    assert [event["kind"] for event in shown["history"]] == ["opened"]
    exported = helpbot("tickets", "export", folder=installation).out.splitlines()
    assert exported[0].startswith("number,")
    assert len(exported) >= 2
    table = helpbot("tickets", "export", "--format", "table", folder=installation)
    assert (table.code, table.out) == (2, "")


def test_a_duplicate_is_merged_and_errors_help(installation: Path) -> None:
    for person, said in (("ana", "the weekly report shows the old logo"), ("luis", "the dialer is slow for me")):
        lines = f"report a problem\n{said}\n" + "skip\n" * 5 + "yes\n"
        helpbot("chat", "--as", person, "--lang", "en", given=lines, folder=installation)

    done = helpbot("tickets", "merge", "hb-2", "--into", "hb-1", folder=installation)

    assert (done.code, done.err) == (0, "")
    assert done.out == "HB-2 is a duplicate of HB-1 now; the running bot tells whoever reported it\n"
    shown = helpbot("tickets", "show", "HB-2", folder=installation).out
    assert "status: duplicate\n" in shown
    assert "duplicate_of: HB-1\n" in shown
    assert "duplicates:\n- HB-2\n" in helpbot("tickets", "show", "HB-1", folder=installation).out
    listed = helpbot("tickets", "list", "--status", "duplicate", "--format", "json", folder=installation)
    [ticket] = [json.loads(line) for line in listed.out.splitlines()]
    assert (ticket["number"], ticket["duplicate_of"]) == ("HB-2", "HB-1")
    back = helpbot("tickets", "merge", "HB-1", "--into", "HB-2", folder=installation)
    assert (back.code, back.err) == (
        1,
        "helpbot: HB-2 is itself a duplicate, of HB-1\n    fix: reopen HB-2 first\n",
    )
    open_already = helpbot("tickets", "reopen", "HB-1", folder=installation)
    assert (open_already.code, open_already.err) == (
        1,
        "helpbot: that cannot be done with a ticket that is open\n"
        "    fix: possible now: helpbot tickets merge or assign\n",
    )
    apart = helpbot("tickets", "reopen", "hb-2", folder=installation)
    assert (apart.code, apart.out) == (0, "HB-2 is open again; the running bot tells whoever reported it\n")
    assert "duplicate_of" not in helpbot("tickets", "show", "HB-2", folder=installation).out
    told = helpbot("chat", "--as", "luis", "--lang", "en", given="exit\n", folder=installation).out
    assert "HB-2 is about the same problem as another report" in " ".join(told.split())


def test_a_ticket_is_assigned_to_an_agent_and_to_nobody_else(installation: Path) -> None:
    lines = "report a problem\nthe weekly report shows the old logo\n" + "skip\n" * 5 + "yes\n"
    helpbot("chat", "--as", "ana", "--lang", "en", given=lines, folder=installation)
    app = installation / "app.yaml"
    app.write_text(app.read_text("utf-8") + "\nslack:\n  agents: [U0AGENT01]\n", "utf-8")

    done = helpbot("tickets", "assign", "hb-1", "U0AGENT01", folder=installation)
    refused = helpbot("tickets", "assign", "hb-1", "U0OTHER01", folder=installation)

    assert (done.code, done.out) == (0, "HB-1 is with U0AGENT01 now\n")
    assert (refused.code, refused.err) == (
        1,
        "helpbot: U0OTHER01 is not of the support team\n"
        "    fix: ask an admin to add them to slack.agents in app.yaml\n",
    )
    assert "assignee: U0AGENT01\n" in helpbot("tickets", "show", "HB-1", folder=installation).out


def test_a_text_of_several_lines_is_shown_as_it_was_written(installation: Path) -> None:
    lines = "report a problem\nthe weekly report shows the old logo\n" + "skip\n" * 5 + "the logo is blue\nyes\n"
    helpbot("chat", "--as", "ana", "--lang", "en", given=lines, folder=installation)

    shown = helpbot("tickets", "show", "HB-1", folder=installation).out
    assert "description: |-\n  the weekly report shows the old logo\n  the logo is blue\n" in shown


def test_markup_in_a_report_is_listed_as_written(installation: Path) -> None:
    said = "the dialer shows [/b] and [red]\n" + "skip\n" * 8 + "yes\n"
    helpbot("chat", "--as", "ana", "--lang", "en", given="report a problem\n" + said, folder=installation)
    listed = helpbot("tickets", "list", folder=installation)
    assert (listed.code, listed.err) == (0, "")
    assert "[/b] and [red]" in " ".join(listed.out.split())


def test_a_conversation_continues_after_a_restart(installation: Path) -> None:
    helpbot(
        "chat", "--as", "ana", given="report a problem\nthe weekly report shows the old logo\n", folder=installation
    )
    later = helpbot("chat", "--as", "ana", given="cancel\n", folder=installation)
    assert "Cancelled; nothing was filed." in later.out


def test_unknown_tickets_and_statuses(installation: Path) -> None:
    helpbot("migrate", folder=installation)
    missing = helpbot("tickets", "show", "HB-9", folder=installation)
    assert missing.code == 1
    assert "HB-9" in missing.err
    assert helpbot("tickets", "list", "--status", "opne", folder=installation).err == (
        "helpbot: there is no status 'opne'\n    fix: did you mean 'open'?\n"
    )


def test_check_is_clean_on_the_shipped_knowledge() -> None:
    outcome = helpbot("check")
    assert outcome.code == 0, outcome.err
    assert outcome.out.splitlines()[-1] == "91 articles in en, es: no problems found"
    assert "tests fail (" in outcome.out
    assert "helpbot check --report shows them" in outcome.out


def test_check_and_serve_report_all_mistakes_with_the_same_text(tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    folder.mkdir()
    (folder / "a.yaml").write_text("title: {en: A}\nanser: x\n", "utf-8")
    (folder / "b.yaml").write_text("title:\n\ten: B\n", "utf-8")
    (tmp_path / "app.yaml").write_text("knowledge: knowledge\n", "utf-8")
    told = (
        "knowledge/a.yaml:2:1: unknown key 'anser'\n    fix: did you mean 'answer'?\n"
        "knowledge/b.yaml:2:1: a tab cannot be used for indentation\n    fix: use spaces, two per level\n"
    )
    check = helpbot("check", "--knowledge", "knowledge", folder=tmp_path)
    assert (check.code, check.out, check.err) == (1, "", f"{told}2 problems found\n")
    serve = helpbot("serve", folder=tmp_path, SLACK_BOT_TOKEN="xoxb-1", SLACK_APP_TOKEN="xapp-1")
    assert serve.code == 1
    assert serve.err.startswith(told)


def test_check_reports_files_that_are_not_read_and_copies(tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    folder.mkdir()
    lunch = "title: {en: Lunch}\nquestions: {en: [When is lunch?]}\nanswer: {en: At noon.}\n"
    for name in ("lunch.yaml", "lunch - copy.yaml", "canteen.yaml.txt", "canteen.docx", "README.md", ".hidden"):
        (folder / name).write_text(lunch, "utf-8")
    (folder / "parking.yaml").touch()

    told = helpbot("check", "--knowledge", "knowledge", folder=tmp_path)

    assert (told.code, told.out.splitlines()) == (
        0,
        [
            "2 articles in en: no problems found",
            "note: parking.yaml is not read: it is empty",
            "note: canteen.docx is not read: the name of an article ends in .yaml",
            "note: canteen.yaml.txt is not read: the name of an article ends in .yaml",
            "note: 'when is lunch?' is a question of lunch and lunch - copy: leave it in one of them",
        ],
    )


def test_check_reports_articles_without_an_answer_and_lines_that_one_covers(tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    folder.mkdir()
    (folder / "canteen.yaml").write_text("title: {en: Canteen}\nquestions: {en: [Where is the canteen?]}\n", "utf-8")
    (folder / "out-of-scope.yaml").write_text("en: [where is the canteen?, who won the cup]\n", "utf-8")

    told = helpbot("check", "--knowledge", "knowledge", folder=tmp_path)

    assert told.out.splitlines() == [
        "1 articles in en: no problems found",
        "note: canteen has no answer: people get its title alone",
        "note: 'Where is the canteen?' is a question of canteen, so take it out of out-of-scope.yaml",
    ]


def test_check_reports_languages_that_do_not_match(tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    folder.mkdir()
    (folder / "lunch.yaml").write_text("title: {en: Lunch, sp: Almuerzo}\nquestions: {en: [lunch]}\n", "utf-8")
    noted = helpbot("check", "--knowledge", "knowledge", folder=tmp_path)
    assert noted.code == 0
    assert noted.out.splitlines()[-1] == (
        "note: the article lunch speaks 'sp', which `languages` in app.yaml does not name"
    )
    (tmp_path / "app.yaml").write_text(app_yaml() + "languages: [es, en, pt]\n", "utf-8")
    refused = helpbot("check", folder=tmp_path)
    assert (refused.code, refused.err) == (
        1,
        "helpbot: neither the bot nor its knowledge speaks 'pt'\n"
        "    fix: write articles in it, or set languages in app.yaml to some of: en, es\n",
    )


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("nmae: x\n", "app.yaml:1:1: unknown key 'nmae'\n    fix: did you mean 'name'?\n"),
        (
            "requester: {timezone: Europe/Madird}\n",
            "app.yaml:1:23: unknown time zone 'Europe/Madird'\n    fix: did you mean 'Europe/Madrid'?\n",
        ),
        (
            "search: {answered: 2}\n",
            "app.yaml:1:20: 'answered' is '2', which is more than 1\n    fix: write 1 or less\n",
        ),
    ],
)
def test_mistakes_in_the_settings_are_reported(tmp_path: Path, settings: str, told: str) -> None:
    (tmp_path / "app.yaml").write_text(settings, "utf-8")
    outcome = helpbot("check", folder=tmp_path)
    assert outcome.code == 1
    assert outcome.err == f"{told}1 problem found\n"


def test_a_review_in_the_future_is_reported(tmp_path: Path) -> None:
    today = datetime.now(UTC).date()
    days = {"lunch": today + timedelta(days=1), "dinner": today + timedelta(days=2), "supper": date(2126, 11, 23)}
    for name, day in days.items():
        (tmp_path / f"{name}.yaml").write_text(f"title: {{en: {name.title()}}}\nreviewed: {day}\n", "utf-8")

    outcome = helpbot("check", "--knowledge", str(tmp_path))

    mend = f"    fix: write the day of the last review, such as {today}\n"
    assert outcome.code == 1
    assert outcome.err == (
        f"{tmp_path}/dinner.yaml:2:11: 'reviewed' is {days['dinner']}, which is still to come\n{mend}"
        f"{tmp_path}/supper.yaml:2:11: 'reviewed' is 2126-11-23, which is still to come\n{mend}"
        "2 problems found\n"
    )


@pytest.mark.parametrize(
    ("environment", "told"),
    [
        ({}, "helpbot: SLACK_BOT_TOKEN is not set\n"),
        ({"SLACK_BOT_TOKEN": "xoxp-1"}, "helpbot: SLACK_BOT_TOKEN does not start with xoxb-\n"),
        ({"SLACK_BOT_TOKEN": "xoxb-1"}, "helpbot: SLACK_APP_TOKEN is not set\n"),
    ],
)
def test_serve_names_its_missing_tokens(environment: dict[str, str], told: str) -> None:
    outcome = helpbot("serve", **environment)
    assert outcome.code == 1
    assert outcome.err.startswith(told)
    assert "make demo" in outcome.err
    assert "helpbot: SLACK_APP_TOKEN is not set\n" in outcome.err


def test_over_http_serve_names_another_missing_secret() -> None:
    outcome = helpbot("serve", "--http")
    assert "helpbot: SLACK_BOT_TOKEN is not set\n" in outcome.err
    assert "helpbot: SLACK_SIGNING_SECRET is not set\n" in outcome.err


@pytest.mark.parametrize(
    "database",
    [
        "postgresql+psycopg://nobody@127.0.0.1:1/none",
        "sqlite:////proc/none/helpbot.db",
        "nosuch://x",
        f"sqlite:///{Path(__file__)}",
    ],
)
def test_an_unusable_database_is_reported_in_one_sentence(installation: Path, database: str) -> None:
    outcome = helpbot("chat", given="hola\n", folder=installation, HELPBOT_DATABASE_URL=database)
    assert outcome.code == 1
    assert outcome.err.startswith("helpbot: ")
    assert "Traceback" not in outcome.err
    assert "fix: " in outcome.err


def test_the_manifest_is_json() -> None:
    assert json.loads(helpbot("manifest").out)["features"]["slash_commands"][0]["command"] == "/helpbot"


def test_wrong_usage_and_version() -> None:
    assert helpbot("nosuch").code == 2
    assert helpbot("--version").out.startswith("helpbot 0.")


@pytest.mark.parametrize("address", ["http://bot.example", "https://", "https://bot example", "bot.example"])
def test_slack_can_be_sent_to_https_addresses_only(address: str) -> None:
    done = helpbot("manifest", "--http", address)
    assert (done.code, done.err) == (
        1,
        f"helpbot: Slack sends requests to https addresses only, not to {address!r}\n"
        "    fix: write it as https://bot.example.com\n",
    )
