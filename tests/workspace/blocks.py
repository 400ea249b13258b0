"""Blocks and views for tests, in short form."""

from __future__ import annotations

from typing import Any

Thing = dict[str, Any]


def text(words: str) -> Thing:
    return {"type": "plain_text", "text": words}


def option(value: str) -> Thing:
    return {"text": text(value.capitalize()), "value": value}


def button(label: str, action_id: str = "go", **more: object) -> Thing:
    return {"type": "button", "text": text(label), "action_id": action_id, **more}


def actions(*elements: Thing, **more: object) -> Thing:
    return {"type": "actions", "elements": list(elements), **more}


def menu(kind: str, action_id: str, **more: object) -> Thing:
    return {"type": kind, "action_id": action_id, **more}


def field(block_id: str, element: Thing, **more: object) -> Thing:
    return {"type": "input", "block_id": block_id, "label": text(block_id), "element": element, **more}


def line(action_id: str = "value", **more: object) -> Thing:
    return {"type": "plain_text_input", "action_id": action_id, **more}


def modal(*blocks: Thing, callback_id: str = "form", **more: object) -> Thing:
    return {
        "type": "modal",
        "callback_id": callback_id,
        "title": text("Form"),
        "submit": text("Send"),
        "blocks": list(blocks),
        **more,
    }


def home(*blocks: Thing) -> Thing:
    return {"type": "home", "blocks": list(blocks)}


def section(words: str, **more: object) -> Thing:
    return {"type": "section", "text": {"type": "mrkdwn", "text": words}, **more}
