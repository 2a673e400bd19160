"""The feed of an office, followed: what was recorded, and what will be."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ._core import FeedEntry, Office

__all__ = ["follow"]


async def follow(office: Office, after: int = 0, *, interval: float = 1.0) -> AsyncIterator[FeedEntry]:
    """Every record after a position, in order, and then each as it comes.

    It asks every `interval` seconds once it has caught up, in a thread, so that the loop goes on. It ends with
    `Error` (`office-closed`) when the office is closed.
    """
    feed = office.feed(after)
    while True:
        entry = await asyncio.to_thread(next, feed, None)
        if entry is None:
            await asyncio.sleep(interval)
        else:
            yield entry
