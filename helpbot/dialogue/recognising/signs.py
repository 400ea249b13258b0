"""Messages that are only a sign: 👍, `+1`, 😂, `??`. Slack sends emoji by name (`:+1:`). Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from helpbot.dialogue.recognising.phrasing import longest_first

_SIGNS: Mapping[str, str] = {
    **dict.fromkeys(("👍", "👌", "✅", "+1", ":+1:", ":thumbsup:", ":ok_hand:", ":white_check_mark:"), "yes"),
    **dict.fromkeys(("👎", "❌", "-1", ":-1:", ":thumbsdown:", ":x:"), "no"),
    **dict.fromkeys(("🤷", ":shrug:", ":woman-shrugging:", ":man-shrugging:"), "dont_know"),
    **dict.fromkeys(("🙏", "🙌", "❤", "💙", ":pray:", ":raised_hands:", ":heart:", ":blue_heart:"), "thanks"),
    **dict.fromkeys(("❓", "❔", "???", "??", ":question:", ":grey_question:"), "unclear"),
    **dict.fromkeys(("😂", "🤣", "😆", "😄", ":joy:", ":rolling_on_the_floor_laughing:", ":laughing:"), "laughter"),
    **dict.fromkeys(("🎉", "😍", "🥳", "👏", ":tada:", ":heart_eyes:", ":partying_face:", ":clap:"), "pleased"),
    **dict.fromkeys(("👋", ":wave:"), "greeting"),
    **dict.fromkeys(("😡", "😠", "🤬", ":rage:", ":angry:", ":face_with_symbols_on_mouth:"), "misunderstood"),
    **dict.fromkeys(("😤", "🙄", "🤦", ":triumph:", ":face_with_rolling_eyes:", ":face_palm:"), "misunderstood"),
    **dict.fromkeys(("😭", "😢", "😩", "😫", "😞", ":sob:", ":cry:", ":weary:", ":disappointed:"), "are_you_there"),
    **dict.fromkeys(("🆘", "🚨", ":sos:", ":rotating_light:"), "in_trouble"),
}
_LOOKS = re.compile("[\U0001f3fb-\U0001f3ff\ufe0f\u200d♀♂]|:skin-tone-[2-6]:")
"""What only varies an emoji: skin tone and gender."""
_SIGN = re.compile("|".join(map(re.escape, longest_first(_SIGNS))))
_ONLY_SIGNS = re.compile(rf"(?:\s*(?:{_SIGN.pattern})\s*)+")


def sign_meant(text: str) -> str:
    """What the first sign means in a message of signs alone; empty for any other message."""
    plain = _LOOKS.sub("", text)
    first = _SIGN.search(plain) if _ONLY_SIGNS.fullmatch(plain) else None
    return _SIGNS[first[0]] if first else ""
