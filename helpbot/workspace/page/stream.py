"""Server-sent events: a person's whole snapshot, at once and after every change."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

from helpbot.workspace.model.state import State

_TOGETHER_SECONDS = 0.03
"""Changes that come so close to each other go out as one."""
_ALIVE_SECONDS = 15.0


async def events(state: State, snapshot: Callable[[], dict[str, Any]]) -> AsyncIterator[str]:
    """What goes over the wire, until the reader leaves."""
    loop, news = asyncio.get_running_loop(), asyncio.Event()

    def notice() -> None:
        loop.call_soon_threadsafe(news.set)

    with state.changed:
        state.listeners.append(notice)
    try:
        while True:
            news.clear()
            yield f"event: snapshot\ndata: {json.dumps(snapshot(), ensure_ascii=False)}\n\n"
            while not await _happens(news):
                yield ": still here\n\n"
            await asyncio.sleep(_TOGETHER_SECONDS)
    finally:
        with state.changed:
            state.listeners.remove(notice)


async def _happens(news: asyncio.Event) -> bool:
    """Whether there is news before it is time to show a sign of life."""
    try:
        await asyncio.wait_for(news.wait(), _ALIVE_SECONDS)
    except TimeoutError:
        return False
    return True
