"""The home tab: what I can do, search, the queue for agents, my tickets, status, the knowledge for admins, language.

Pure. People's words are in `rich_text` blocks, where nothing can act.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from helpbot.desk.tickets.casework import Queued
from helpbot.dialogue.asking.live_status import Reader, page_note, page_text
from helpbot.dialogue.incidents.failures import PageState
from helpbot.dialogue.messages import Requester
from helpbot.dialogue.ticket import TicketView
from helpbot.dialogue.wording import Texts
from helpbot.dialogue.words.quoting import quote
from helpbot.knowledge.answer_tests import AnswerTestResult
from helpbot.knowledge.base import OFFERED
from helpbot.slack.background import Unknown
from helpbot.slack.drawing.richtext import rich_text
from helpbot.slack.knowledge_health import Health
from helpbot.slack.views import fields
from helpbot.slack.views.fields import Block
from helpbot.slack.views.ids import ActionId, BlockId, ViewId
from helpbot.slack.views.search import article_menu
from helpbot.slack.views.ticket_rows import TicketRows
from helpbot.slack.wording import HomeTexts

AUTO = "auto"
MOST_BLOCKS = 100


@dataclass(frozen=True)
class Home:
    """Its content at `now` (aware UTC). `page` is what the status page says.

    `queue` is None for all but agents, `health` for all but admins. `workspace` is Slack's URL, for links. `sent`
    tells what was just sent to the direct message: an article that was chosen, or a report to confirm.
    """

    person: Requester
    language: str
    languages: Sequence[tuple[str, str]]
    tickets: Sequence[TicketView]
    now: datetime
    page: PageState
    status_page: str
    queue: Sequence[Queued] | None = None
    workspace: str = ""
    health: Health | None = None
    sent: str = ""


def home_view(home: Home, texts: HomeTexts, said: Texts) -> Block:
    """The whole tab. `said` are the bot's own texts in the same language."""
    blocks = [*_head(home, texts)]
    rows = TicketRows(texts, said, home.language, home.person.timezone)
    if home.queue is not None:
        blocks += [_header(texts.queue), *(rows.queue(home.queue, home.workspace) or _words(texts.queue_empty))]
    blocks += [_header(texts.my_tickets), *(rows.own(home.tickets) or _words(texts.no_tickets))]
    blocks += _status(home, texts, said)
    if home.health is not None:
        blocks += _section(texts.knowledge, list(_health(home.health, texts)))
    blocks += _language(home, texts)
    view = {"type": "home", "callback_id": ViewId.HOME, "private_metadata": home.language}
    return view | {"blocks": blocks[:MOST_BLOCKS]}


def _head(home: Home, texts: HomeTexts) -> Iterator[Block]:
    yield _header(texts.title)
    yield from _words(texts.what)
    report = {
        "type": "button",
        "action_id": ActionId.HOME_REPORT,
        "text": fields.plain(texts.report, fields.OPTION),
        "style": "primary",
    }
    yield {"type": "actions", "block_id": BlockId.SEARCH, "elements": [article_menu(texts), report]}
    if home.sent:
        yield from _words(home.sent)


def article_sent(title: str, texts: HomeTexts) -> str:
    """What the tab tells when an article was chosen."""
    return texts.sent.format(title=quote(title, 150))


def _status(home: Home, texts: HomeTexts, said: Texts) -> Iterator[Block]:
    reader = Reader(said, home.language, home.person.timezone, home.now)
    yield from _section(texts.status, [page_text(reader, home.page, home.status_page)])
    if note := page_note(reader, home.page):
        yield fields.small_print(note)


def _language(home: Home, texts: HomeTexts) -> Iterator[Block]:
    options = [fields.option(texts.language_auto, AUTO), *(fields.option(name, code) for code, name in home.languages)]
    chosen = next((one for one in options if one["value"] == home.person.chosen_language), options[0])
    yield _header(texts.language)
    yield {
        "type": "actions",
        "block_id": BlockId.LANGUAGE,
        "elements": [
            {
                "type": "static_select",
                "action_id": ActionId.HOME_LANGUAGE,
                "options": options,
                "initial_option": chosen,
            }
        ],
    }


def _health(health: Health, texts: HomeTexts) -> Iterator[str]:
    yield texts.articles.format(articles=health.articles)
    yield _tests(health.tests, texts)
    yield _gaps(health.gaps, texts)


def _tests(tests: AnswerTestResult | Unknown, texts: HomeTexts) -> str:
    if isinstance(tests, Unknown):
        return texts.checking if tests is Unknown.UNDER_WAY else texts.check_failed
    shares = {"first": f"{tests.share(1):.0%}", "among": f"{tests.share(OFFERED):.0%}"}
    return texts.checked.format(questions=len(tests.matches), failing=len(tests.failing), **shares)


def _gaps(gaps: int | Unknown, texts: HomeTexts) -> str:
    if isinstance(gaps, Unknown):
        return texts.counting_gaps if gaps is Unknown.UNDER_WAY else texts.gaps_failed
    return texts.gaps.format(gaps=gaps)


def _section(title: str, paragraphs: Sequence[str]) -> list[Block]:
    return [_header(title), *(block for text in paragraphs for block in _words(text))]


def _words(markdown: str) -> list[Block]:
    return [piece.block for piece in rich_text(markdown)]


def _header(text: str) -> Block:
    return {"type": "header", "text": fields.plain(text, 150)}
