"""The whole dialogue in a third language, with nothing added but files: it says and does the same as in English.

The learned models know no words of it, so the talks turn on what words in the files say.
"""

from __future__ import annotations

from pathlib import Path

from tests.invented import invented, program_that_speaks_it

ARTICLES = {
    "forward-calls": {
        "title": {"en": "Forward your calls"},
        "questions": {"en": ["how do I forward my calls", "forward calls to my mobile phone"]},
        "answer": {"en": "Open your profile and enter a number."},
    },
    "reset-password": {
        "title": {"en": "Reset a password"},
        "questions": {"en": ["I forgot my password", "reset my password"]},
        "answer": {"en": "Click **Forgot your password?** on the login page."},
    },
    "help-resource-center": {"title": {"en": "Resource Center"}, "questions": {"en": ["where is the resource center"]}},
    "privacy-policy-overview": {"title": {"en": "Privacy"}, "questions": {"en": ["what do you do with my data"]}},
    "help-get-help": {"title": {"en": "Get help"}, "questions": {"en": ["how do I get help"]}},
}
ASKING = [
    "hello",
    "how do I forward my calls?",
    "that didn't help",
    "I've forgotten my password",
    "[Yes]",
    "what is the capital of France?",
    "how do I get help? and how do I forward my calls?",
    "my tickets",
    "menu",
    "[Resource Center]",
    "thanks",
]
REPORTING = [
    "I want to report a problem",
    "nobody can log in, error 4032, the password is Sunflower2024!",
    "we can't answer the customers",
    "how do I forward my calls?",
    "what for?",
    "no",
    "I don't know",
    "impact: all agents are idle",
    "severity 2",
    "cancel",
]
TWO_PROBLEMS = ["two problems: the calls drop, and the chat doesn't load", "separately", "start over", "cancel"]
TALKS = [ASKING, REPORTING, TWO_PROBLEMS]
TALK = """
from datetime import UTC, datetime
from pathlib import Path
from helpbot.bootstrap import build_content, build_dialogue
from helpbot.cli.missing_parts import missing_parts
from helpbot.dialogue.incidents.failures import LookUpKnown
from helpbot.dialogue.messages import Message, Requester
from helpbot.language.redaction import redact
from helpbot.settings import load_settings

settings = load_settings(Path("app.yaml"), {})
content = build_content(settings)
assert not list(missing_parts(settings.languages, content.knowledge, content.policy))
dialogue, now, person = build_dialogue(settings, content), datetime(2026, 11, 23, 9, 0, tzinfo=UTC), Requester(id="ana")

def talk(lines):
    state, replies = {}, ()
    for line in lines:
        choices = [choice for reply in replies for choice in reply.choices if f"[{choice.label}]" == line]
        message = Message(choice=choices[0]) if choices else Message(text=redact(line).text)
        turn = dialogue.respond(state, message, person, now)
        if any(isinstance(effect, LookUpKnown) for effect in turn.effects):
            turn = dialogue.known(turn.state, None, person, now)
        state, replies = turn.state, turn.replies
        yield [[reply.text, reply.note, *(choice.label for choice in reply.choices)] for reply in replies]

found = [list(talk(lines)) for lines in given]
"""


def test_it_says_the_same_as_in_english(tmp_path: Path) -> None:
    ask = program_that_speaks_it(tmp_path, ARTICLES)
    found = ask(TALK, [*TALKS, *([invented(line) for line in talk] for talk in TALKS)])
    english, third = found[: len(TALKS)], found[len(TALKS) :]
    assert all(turn for talk in english for turn in talk)
    assert third == [[[[invented(text) for text in reply] for reply in turn] for turn in talk] for talk in english]
