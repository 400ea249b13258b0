"""The API of the browser page: what each person sees and does, and who is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from slack_bolt import Ack, App
from slack_sdk import WebClient

from helpbot.workspace import Channel, User, Workspace, impossible
from helpbot.workspace.page.guard import objection
from helpbot.yamlfile import read_yaml
from tests.waiting import until
from tests.workspace.blocks import actions, button, field, home, line, menu, modal, option, section

Json: TypeAlias = dict[str, Any]
Do: TypeAlias = Callable[..., tuple[int, Json]]


def call(full: Workspace, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, bytes, Json]:
    connection = HTTPConnection("127.0.0.1", int(full.base.rpartition(":")[2]), timeout=10)
    connection.request(method, path, body, headers)
    response = connection.getresponse()
    return response.status, response.read(), dict(response.headers)


@pytest.fixture
def do(full: Workspace, bob: User) -> Do:
    """Bob does something on the page."""

    def act(action: str, **given: object) -> tuple[int, Json]:
        body = json.dumps({"as": bob.id, **given}).encode()
        status, answer, _ = call(full, "POST", f"/page/api/{action}", body, **{"Content-Type": "application/json"})
        return status, json.loads(answer)

    return act


def seen(full: Workspace, user: User) -> Json:
    status, answer, _ = call(full, "GET", f"/page/api/snapshot?as={user.id}")
    assert status == 200
    snapshot: Json = json.loads(answer)
    return snapshot


def test_a_person_sees_what_is_theirs_and_nothing_else(
    full: Workspace, api: WebClient, bob: User, general: Channel
) -> None:
    eve = full.user("eve")
    secret = full.channel("secret", [eve], private=True)
    full.say(eve, full.direct(eve), "between us")
    full.say(eve, secret, "hidden")
    full.say(bob, general, "for all")
    api.chat_postEphemeral(channel=general.id, user=bob.id, text="for bob")

    mine, theirs = seen(full, bob), seen(full, eve)

    assert [channel["name"] for channel in mine["channels"] if channel["kind"] != "im"] == ["general"]
    assert [message["text"] for message in mine["messages"][general.id]] == ["for all", "for bob"]
    assert mine["messages"][general.id][1]["ephemeral"]
    assert "between us" not in json.dumps(mine)
    assert "hidden" not in json.dumps(mine)
    assert general.id not in theirs["messages"]
    assert mine["commands"][0]["command"] == "/bot"


@pytest.mark.parametrize(("locale", "language"), [("es-CO", "es"), ("en-GB", "en"), ("pt-BR", "es"), ("ja-JP", "en")])
def test_the_page_speaks_the_nearest_language(full: Workspace, locale: str, language: str) -> None:
    assert seen(full, full.user("zoe", locale=locale))["me"]["language"] == language


def test_forms_are_gone_after_the_page_is_reloaded(
    full: Workspace, app: App, api: WebClient, bob: User, do: Do
) -> None:
    app.shortcut("new")(
        lambda ack, body: (ack(), api.views_open(trigger_id=body["trigger_id"], view=modal(field("summary", line()))))
    )
    closed: list[str] = []
    app.view_closed("form")(lambda ack, view: (ack(), closed.append(view["id"])))
    do("global_shortcut", callback_id="new")
    assert full.wait_for_modal(bob)

    assert do("arrive") == (200, {"ok": True})

    assert seen(full, bob)["modals"] == closed == []


def test_unread_until_it_is_read(full: Workspace, api: WebClient, bob: User, general: Channel, do: Do) -> None:
    ts = api.chat_postMessage(channel=general.id, text="news")["ts"]
    assert seen(full, bob)["channels"][0]["unread"] == 1

    assert do("read", channel=general.id, ts=ts) == (200, {"ok": True})

    assert seen(full, bob)["channels"][0]["unread"] == 0


def test_threads_reactions_edits_and_deletions(full: Workspace, bob: User, general: Channel, do: Do) -> None:
    do("say", channel=general.id, text="root")
    (root,) = full.messages(general)
    do("say", channel=general.id, text="reply", thread_ts=root.ts)
    do("react", channel=general.id, ts=root.ts, name="eyes")
    do("edit", channel=general.id, ts=root.ts, text="root, edited")

    first, second = seen(full, bob)["messages"][general.id]
    assert (first["text"], first["edited"], first["reply_count"], first["reply_users"]) == (
        "root, edited",
        True,
        1,
        [bob.id],
    )
    assert first["reactions"] == [{"name": "eyes", "users": [bob.id], "mine": True}]
    assert (second["thread_ts"], second["in_channel"]) == (root.ts, False)
    do("delete", channel=general.id, ts=second["ts"])
    assert len(full.messages(general)) == 1


@pytest.mark.parametrize(
    ("action", "given", "status", "words"),
    [
        ("say", {"channel": "C404", "text": "x"}, 409, "no such channel"),
        ("say", {"channel": "here", "text": " "}, 409, "write something"),
        ("say", {"channel": "here", "text": "/unknown"}, 409, "no command '/unknown'"),
        ("say", {"channel": "here", "text": "x" * 12_001}, 409, "at most 12000 characters; this one has 12001"),
        ("say", {"channel": "elsewhere", "text": "x"}, 409, "join #elsewhere first"),
        ("edit", {"channel": "here", "ts": "theirs", "text": "x"}, 409, "only who wrote"),
        ("close", {}, 409, "no modal"),
        ("use", {"on": {"view": "V404"}, "action_id": "x"}, 409, "not open any more"),
        ("say", {"colour": "red"}, 422, "not what the action needs"),
        ("shout", {}, 404, "no such action"),
    ],
)
def test_what_is_impossible_is_explained_in_words(
    full: Workspace, api: WebClient, general: Channel, do: Do, action: str, given: Json, status: int, words: str
) -> None:
    elsewhere = full.channel("elsewhere")
    ts = api.chat_postMessage(channel=general.id, text="the bot's")["ts"]
    places = {"here": general.id, "elsewhere": elsewhere.id, "theirs": ts}
    given = {key: places.get(value, value) if isinstance(value, str) else value for key, value in given.items()}

    code, answer = do(action, **given)

    assert (code, answer["ok"]) == (status, False)
    assert words in answer["error"]


def test_a_refusal_is_in_the_persons_language(full: Workspace) -> None:
    zoe = full.user("zoe", locale="es-CO")
    body = json.dumps({"as": zoe.id, "channel": "C404", "text": "x"}).encode()

    status, answer, _ = call(full, "POST", "/page/api/say", body, **{"Content-Type": "application/json"})

    assert (status, json.loads(answer)) == (409, {"ok": False, "error": "no existe ese canal"})


def test_an_app_that_is_down_is_reported_in_the_persons_language(full: Workspace) -> None:
    zoe = full.user("zoe", locale="es-CO")
    body = json.dumps({"as": zoe.id, "callback_id": "new"}).encode()

    status, answer, _ = call(full, "POST", "/page/api/global_shortcut", body, **{"Content-Type": "application/json"})

    assert (status, json.loads(answer)["error"]) == (
        409,
        "bot no ha respondido (la app no está conectada); inténtalo de nuevo",
    )


def test_every_refusal_has_the_same_placeholders_in_all_languages() -> None:
    words = read_yaml(Path(impossible.__file__).with_suffix(".yaml")).data
    details = {
        language: {name: sorted(re.findall(r"{(\w+)}", text)) for name, text in texts.items()}
        for language, texts in words.items()
    }

    assert details["es"] == details["en"]


def test_a_form_from_its_button_to_its_errors_and_its_end(
    full: Workspace, app: App, api: WebClient, bob: User, general: Channel, do: Do
) -> None:
    def open_form(ack: Ack, body: Json) -> None:
        ack()
        api.views_open(trigger_id=body["trigger_id"], view=modal(field("summary", line(initial_value="first"))))

    def judge(ack: Ack, view: Json) -> None:
        value = view["state"]["values"]["summary"]["value"]["value"]
        ack(response_action="errors", errors={"summary": "Say more."}) if len(value) < 9 else ack()

    app.action("go")(open_form)
    app.view("form")(judge)
    ts = api.chat_postMessage(channel=general.id, text="x", blocks=[actions(button("Go"))])["ts"]

    assert do("use", on={"channel": general.id, "ts": ts}, action_id="go")[0] == 200
    full.wait_for_modal(bob)
    (view,) = seen(full, bob)["modals"]
    assert (view["title"]["text"], view["values"]["summary"]["value"]["value"]) == ("Form", "first")
    assert do("submit", answers={"summary": "short"}) == (200, {"ok": True, "errors": {"summary": "Say more."}})
    assert seen(full, bob)["modals"][0]["errors"] == {"summary": "Say more."}
    assert do("submit", answers={"summary": "long enough"}) == (200, {"ok": True, "errors": {}})
    assert seen(full, bob)["modals"] == []


def test_an_app_that_is_down_is_an_error_in_words(full: Workspace, general: Channel, do: Do) -> None:
    status, answer = do("global_shortcut", callback_id="new")

    assert status == 409
    assert answer["error"] == "bot did not answer (the app is not connected); try again"
    assert seen(full, full.state.users["U00000001"])["app"]["connected"] is False


def test_typing_ahead_and_the_home_tab(full: Workspace, app: App, api: WebClient, bob: User, do: Do) -> None:
    chosen: list[str] = []

    def choose(ack: Ack, action: Json) -> None:
        ack()
        chosen.append(action["selected_option"]["value"])

    app.options("find")(lambda ack: ack(options=[option("headset")]))
    app.action("find")(choose)
    api.views_publish(user_id=bob.id, view=home(section("Find", accessory=menu("external_select", "find"))))
    view = seen(full, bob)["home"]
    on = {"view": view["id"]}

    assert do("suggest", on=on, action_id="find", query="head") == (200, {"ok": True, "options": [option("headset")]})
    assert do("use", on=on, action_id="find", value="headset")[0] == 200
    until(lambda: chosen == ["headset"])
    assert do("open_app", tab="home")[0] == 200


def test_files_are_uploaded_shared_and_downloaded_by_members_only(
    full: Workspace, bob: User, general: Channel, do: Do
) -> None:
    path = f"/page/api/upload?as={bob.id}&name=shot.png"
    _, answer, _ = call(full, "POST", path, b"png", **{"Content-Type": "application/octet-stream"})
    file = json.loads(answer)["file"]
    do("say", channel=general.id, text="look", files=[file["id"]])

    (shown,) = seen(full, bob)["messages"][general.id][0]["files"]
    status, content, headers = call(full, "GET", shown["url"])
    assert (status, content, headers["content-type"]) == (200, b"png", "image/png")
    eve = full.user("eve")
    assert call(full, "GET", f"/page/api/files/{file['id']}?as={eve.id}")[0] == 404


def test_joining_inviting_and_leaving(full: Workspace, bob: User, do: Do) -> None:
    channel = full.channel("new", with_bot=False)

    do("join", channel=channel.id)
    do("invite", channel=channel.id, user="UBOT")
    assert full.state.channels[channel.id].members == {bob.id, "UBOT"}
    do("leave", channel=channel.id)
    assert full.state.channels[channel.id].members == {"UBOT"}


@pytest.fixture
def stream(full: Workspace, bob: User) -> Iterator[Iterator[Json]]:
    connection = HTTPConnection("127.0.0.1", int(full.base.rpartition(":")[2]), timeout=10)
    connection.request("GET", f"/page/api/stream?as={bob.id}")
    response = connection.getresponse()
    data = (line for line in iter(response.readline, b"") if line.startswith(b"data: "))
    yield (json.loads(line.removeprefix(b"data: ")) for line in data)
    connection.close()


def test_changes_are_pushed_to_the_page(full: Workspace, bob: User, general: Channel, stream: Iterator[Json]) -> None:
    assert next(stream)["messages"][general.id] == []

    full.say(bob, general, "hola")

    assert [message["text"] for message in next(stream)["messages"][general.id]] == ["hola"]


def test_faults_at_the_push_of_a_button(full: Workspace, api: WebClient, general: Channel, do: Do) -> None:
    do("fault", kind="rate_limit", method="auth.test", seconds=7)
    fault = full.faults.next_for("auth.test")

    assert fault is not None
    assert (fault.status, fault.retry_after) == (429, 7)
    assert do("fault", kind="earthquake")[0] == 422


@pytest.mark.parametrize(
    ("method", "headers", "answered"),
    [
        ("GET", {"host": "127.0.0.1:8000"}, True),
        ("GET", {"host": "localhost:8000"}, True),
        ("GET", {"host": "evil.example:8000"}, False),
        ("POST", {"host": "127.0.0.1:8000", "content-type": "application/json"}, True),
        (
            "POST",
            {"host": "127.0.0.1:8000", "content-type": "application/json", "origin": "http://127.0.0.1:8000"},
            True,
        ),
        (
            "POST",
            {"host": "127.0.0.1:8000", "content-type": "application/json", "origin": "http://evil.example"},
            False,
        ),
        ("POST", {"host": "127.0.0.1:8000", "content-type": "application/json", "origin": "null"}, False),
        ("POST", {"host": "127.0.0.1:8000", "content-type": "application/json", "origin": "http://127.0.0.1:9"}, False),
        ("POST", {"host": "127.0.0.1:8000", "content-type": "text/plain"}, False),
        ("POST", {"host": "127.0.0.1:8000"}, False),
    ],
)
def test_only_requests_of_the_page_itself_are_answered(method: str, headers: dict[str, str], answered: bool) -> None:
    assert (objection(method, headers) == "") is answered


def test_every_answer_forbids_what_the_page_does_not_need(full: Workspace) -> None:
    for path in ("/", "/page/api/people", "/static/index.html"):
        status, _, headers = call(full, "GET", path)
        assert status == 200
        assert headers["content-security-policy"].startswith("default-src 'self'")
    assert call(full, "GET", "/", Host="evil.example")[0] == 403
    status, _, headers = call(full, "GET", "/archives/C1/p17")
    assert (status, headers["location"]) == (307, "/#C1/p17")
    status, _, headers = call(full, "GET", "/archives/C1/p17?thread_ts=0.5&cid=C1")
    assert (status, headers["location"]) == (307, "/#C1/p05")
