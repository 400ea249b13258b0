"""`auth.test` and `users.*`: who the app is, and who the people are."""

from __future__ import annotations

from helpbot.workspace.model.messages import BOT_ID, TEAM_ID
from helpbot.workspace.model.state import User
from helpbot.workspace.web_api.conversations import Paged, page
from helpbot.workspace.web_api.core import Answer, Arguments, Backend, Method, RefusedError


class Info(Arguments):
    """`users.info`."""

    user: str
    include_locale: bool = False


class List(Paged):
    """`users.list`."""

    include_locale: bool = False


def auth_test(slack: Backend, _: Arguments) -> Answer:
    """Who has this token."""
    bot = slack.state.bot
    team = {"url": f"{slack.base()}/", "team": "Local", "team_id": TEAM_ID, "is_enterprise_install": False}
    return {"user": bot.name, "user_id": bot.id, "bot_id": BOT_ID, **team}


def info(slack: Backend, given: Info) -> Answer:
    """One person, or the bot."""
    user = slack.state.everybody().get(given.user)
    if user is None:
        raise RefusedError("user_not_found")
    return {"user": _shown(user, with_locale=given.include_locale)}


def list_(slack: Backend, given: List) -> Answer:
    """Everybody."""
    found, more = page(list(slack.state.everybody().values()), given)
    return {"members": [_shown(user, with_locale=given.include_locale) for user in found], **more}


def _shown(user: User, *, with_locale: bool) -> Answer:
    names = {"real_name": user.real_name, "display_name": user.display_name, "title": user.title}
    about = {"id": user.id, "team_id": TEAM_ID, "name": user.name, "real_name": user.real_name, "tz": user.tz}
    flags = {"deleted": False, "is_bot": user.is_bot, "is_app_user": False}
    return {**about, **flags, "profile": names, **({"locale": user.locale} if with_locale else {})}


METHODS = {
    "auth.test": Method(Arguments, (), auth_test),
    "users.info": Method(Info, ("users:read",), info),
    "users.list": Method(List, ("users:read",), list_),
}
