"""What people write arrives in Slack's markup and is read as they saw it."""

from __future__ import annotations

import pytest

from helpbot.slack.intake.plaintext import plain_text


@pytest.mark.parametrize(
    ("sent", "seen"),
    [
        ("<@UBOT> hola", "hola"),
        ("hola <@UBOT>, ¿qué tal?", "hola ¿qué tal?"),
        ("<@UBOT|helpbot>: hola", "hola"),
        ("hola\n<@UBOT> no suena", "hola\nno suena"),
        ("hola <@UBOT>_sin voz_", "hola _sin voz_"),
        ("_<@UBOT> sin voz_", "_sin voz_"),
        ("¿estás, <@UBOT>?", "¿estás,?"),
        ("ask <@U1|ana> or <@U2>", "ask @ana or @U2"),
        ("in <#C1|general> or <#C2>", "in #general or #C2"),
        ("<!here> <!subteam^S1|@team> <!channel>", "@here @team @channel"),
        ("<!date^1^{date}|Monday>", "Monday"),
        ("see <https://x.example/a?b=1&amp;c=2>", "see https://x.example/a?b=1&c=2"),
        ("see <https://x.example|the page>", "see the page (https://x.example)"),
        ("<http://x.example|x.example>", "http://x.example"),
        ("<mailto:a@x.example|a@x.example>", "a@x.example"),
        ("1 &lt; 2 &amp;&amp; 3 &gt; 2", "1 < 2 && 3 > 2"),
        ("&lt;@UBOT&gt; is typed", "<@UBOT> is typed"),
        ("two\nlines", "two\nlines"),
        ("", ""),
    ],
)
def test_messages_are_read_as_plain_text(sent: str, seen: str) -> None:
    assert plain_text(sent, "UBOT") == seen
