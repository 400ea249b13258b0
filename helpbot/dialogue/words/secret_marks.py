"""The marks of removed secrets (`helpbot.language.marks`) in the words of a person's language."""

from __future__ import annotations

from helpbot.dialogue.messages import Message
from helpbot.dialogue.wording import Texts
from helpbot.language.marks import KINDS, worded


def worded_in(text: str, texts: Texts) -> str:
    """The text with its marks as these texts word them."""
    if "‹" not in text:
        return text
    return worded(text, {kind: getattr(texts, f"mark_{kind.replace(' ', '_')}") for kind in KINDS})


def marks_worded(message: Message, texts: Texts) -> Message:
    """The message with the marks of its text, its form and the names of its files as these texts word them."""
    form = message.form
    if form:
        answers = {name: worded_in(answer, texts) for name, answer in form.answers.items()}
        form = form.model_copy(update={"what": worded_in(form.what, texts), "answers": answers})
    files = tuple(file.model_copy(update={"name": worded_in(file.name, texts)}) for file in message.files)
    return message.model_copy(update={"text": worded_in(message.text, texts), "form": form, "files": files})
