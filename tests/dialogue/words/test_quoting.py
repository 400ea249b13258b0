"""People's words inside Markdown appear as written and never act as markup."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from helpbot.dialogue.words.quoting import quote, quote_lines
from helpbot.slack.drawing.markdown import lines, parse

SIGNS = st.text(st.sampled_from("*_`~[]()<>#|\\&-+.1 ab!:/@\n"), max_size=40)


@given(SIGNS)
def test_quoted_words_read_back_as_they_were(text: str) -> None:
    tokens = MarkdownIt().parse(quote(text))
    shown = "".join(child.content for token in tokens for child in token.children or [])
    assert shown == " ".join(text.split())
    assert {child.type for token in tokens for child in token.children or []} <= {"text", "text_special"}


def test_long_texts_are_cut() -> None:
    assert quote("word " * 100, longest=20) == "word word word word…"


SHOWN = "a line\n---\n- - -\n--- Original message ---\n+ more"


def test_quoted_lines_read_back_as_they_were() -> None:
    [quotation] = parse(quote_lines(SHOWN))
    assert "".join(span.text for span in lines(quotation.children)) == SHOWN


def test_all_lines_are_quoted_unless_there_is_a_limit() -> None:
    text = "\n".join(f"line {number} of the log" for number in range(1000))
    [quotation] = parse(quote_lines(text))
    assert "".join(span.text for span in lines(quotation.children)) == text
    assert quote_lines(text, 30) == "> line 0 of the log\n>\n> line 1 of t…"
