"""Block Kit as Slack validates it: known blocks and elements, their fields and limits. Anything else is an error.

The numbers are from Slack's block reference; the limit of all blocks together is observed, not documented. Nothing here
knows about people, channels or the network.
"""

from helpbot.workspace.blockkit.checking import home_mistakes, mistakes, modal_mistakes, too_long
from helpbot.workspace.blockkit.finding import Found, elements, find_action, with_block_ids
from helpbot.workspace.blockkit.reading import words

__all__ = [
    "Found",
    "elements",
    "find_action",
    "home_mistakes",
    "mistakes",
    "modal_mistakes",
    "too_long",
    "with_block_ids",
    "words",
]
