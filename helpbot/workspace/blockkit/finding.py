"""Find the elements that people use, wherever they are in the blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Block = dict[str, Any]

_PASSIVE = frozenset({"image", "plain_text", "mrkdwn"})


@dataclass(frozen=True)
class Found:
    """One element and the block around it."""

    block: Block
    element: dict[str, Any]

    @property
    def block_id(self) -> str:
        """The id of the block; empty before Slack has assigned one."""
        return str(self.block.get("block_id", ""))

    @property
    def action_id(self) -> str:
        """The action id of the element."""
        return str(self.element.get("action_id", ""))


def elements(blocks: Iterable[Block]) -> Iterator[Found]:
    """Everything in the blocks that can be pressed, chosen or filled in."""
    for block in blocks:
        for element in _inside(block):
            if element["type"] not in _PASSIVE:
                yield Found(block, element)


def find_action(blocks: Iterable[Block], action_id: str, block_id: str = "") -> Found | None:
    """The element with this action id, in the block with that id if one is given."""
    fitting = (found for found in elements(blocks) if found.action_id == action_id)
    return next((found for found in fitting if block_id in ("", found.block_id)), None)


def with_block_ids(blocks: Sequence[Block], new_id: Callable[[], str]) -> tuple[Block, ...]:
    """The same blocks; those without an id get one."""
    return tuple(block if block.get("block_id") else block | {"block_id": new_id()} for block in blocks)


def _inside(block: Block) -> Iterable[dict[str, Any]]:
    if block["type"] in ("actions", "context_actions"):
        return list(block["elements"])
    inside = block.get("accessory") if block["type"] == "section" else block.get("element")
    return [inside] if inside else []
