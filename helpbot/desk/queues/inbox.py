"""The inbox: every event is stored under its unique keys before anything else happens, and handled once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import and_, bindparam, insert, or_, update
from sqlmodel import Session, col, select

from helpbot.desk.ports.events import IncomingEvent, ReportMarked, SentAnswerChanged, Task, TicketTask
from helpbot.desk.queues import leases
from helpbot.desk.queues.leases import Lease, LeaseLost
from helpbot.dialogue.messages import FileReference, Message, ReportForm
from helpbot.language.redaction import redact, redact_file_name
from helpbot.tickets.flow_tables import Conversation, InboxKey, InboxRow, OutboxRow, Progress
from helpbot.tickets.inserting import InsertUnlessThere
from helpbot.tickets.prepared import Prepared

_INTO_INBOX = Prepared(insert(InboxRow).returning(col(InboxRow.sequence)))
_INTO_KEYS = InsertUnlessThere(InboxKey, "key")
_HANDLED = Prepared(
    update(InboxRow)
    .where(
        col(InboxRow.sequence) == bindparam("number"),
        col(InboxRow.lease) == bindparam("holder"),
        col(InboxRow.state) == Progress.WAITING,
    )
    .values(state=Progress.DONE, content=None, lease=None, leased_until=None, finished_at=bindparam("finished_at"))
)
_WAITS = Prepared(
    select(col(InboxRow.sequence))
    .where(col(InboxRow.conversation) == bindparam("conversation"), col(InboxRow.state) == leases.WAITING)
    .limit(1)
)
_MEANT_FOR_THE_BOT_WAITS = Prepared(
    select(col(InboxRow.sequence))
    .where(
        col(InboxRow.conversation) == bindparam("conversation"),
        col(InboxRow.state) == leases.WAITING,
        col(InboxRow.content)["unprompted"].as_boolean().is_not(True),
    )
    .limit(1)
)
_OPEN = Prepared(
    select(col(InboxKey.sequence))
    .join(InboxRow, col(InboxRow.sequence) == col(InboxKey.sequence))
    .outerjoin(
        OutboxRow, and_(col(OutboxRow.reference) == col(InboxRow.reference), col(OutboxRow.state) == Progress.WAITING)
    )
    .where(
        col(InboxKey.key) == bindparam("key"),
        or_(col(InboxRow.state) == Progress.WAITING, col(OutboxRow.sequence).is_not(None)),
    )
    .limit(1)
)
_TASK: TypeAdapter[Task] = TypeAdapter(Task)
_TASK_KEY = "task"


class KnownAlready(Exception):
    """An event with one of these keys is stored already; this transaction must be rolled back."""


@dataclass(frozen=True)
class ClaimedEvent:
    """An event that this worker has leased. `reference` is its correlation id, `failures` counts failed attempts.

    `content` is parsed only when it is handled, so that a broken one fails that event and no other.
    """

    sequence: int
    lease: str
    conversation: str
    sender: str
    address: dict[str, Any]
    content: dict[str, Any]
    reference: str
    failures: int
    received_at: datetime

    @property
    def message(self) -> Message:
        """What the person did in a conversation."""
        return Message.model_validate(self.content)

    @property
    def task(self) -> Task | None:
        """What is to be done outside any conversation."""
        return _TASK.validate_python(self.content[_TASK_KEY]) if _TASK_KEY in self.content else None


def message_of(event: IncomingEvent) -> Message:
    """What the dialogue will see: without secrets, and without what a database cannot hold."""
    redacted = redact(_storable(event.text))
    files, of_files = _redacted_files(event.files)
    form, of_form = _redacted_form(event.form) if event.form else (None, ())
    return Message(
        text=redacted.text,
        choice=event.choice,
        form=form,
        about=event.about,
        source=event.source,
        unprompted=event.unprompted,
        files=files,
        removed=tuple(dict.fromkeys((*redacted.removed, *of_form, *of_files))),
        shared=event.shared,
        helper=event.helper,
        written_at=event.written_at,
        edited=event.edited,
    )


def content_of(event: IncomingEvent) -> dict[str, Any]:
    """What is stored of an event: without secrets, ready for JSON."""
    if event.task is None:
        return message_of(event).model_dump(mode="json", exclude_defaults=True)
    return {_TASK_KEY: _redacted_task(event.task).model_dump(mode="json", exclude_defaults=True)}


def store(
    session: Session, event: IncomingEvent, content: dict[str, Any], reference: str, surface: str, lease: Lease | None
) -> ClaimedEvent | None:
    """Insert the event; returns it as claimed if there is a `lease`.

    Raises `KnownAlready`. Whatever else the database refuses is a bug of ours and is not mistaken for a duplicate.
    """
    [stored] = _INTO_INBOX.all(
        session,
        surface=surface,
        conversation=event.conversation,
        sender=event.user,
        address=event.address,
        content=content,
        reference=reference,
        state=Progress.WAITING,
        failures=0,
        lease=lease.holder if lease else None,
        leased_until=lease.until if lease else None,
        received_at=event.received_at,
    )
    # in a fixed order, so that two deliveries of one event cannot wait for each other
    if not _INTO_KEYS.run(session, [{"key": key, "sequence": stored.sequence} for key in sorted(set(event.keys))]):
        raise KnownAlready
    if lease is None:
        return None
    return ClaimedEvent(
        sequence=stored.sequence,
        lease=lease.holder,
        conversation=event.conversation,
        sender=event.user,
        address=event.address,
        content=content,
        reference=reference,
        failures=0,
        received_at=event.received_at,
    )


def claim(session: Session, surface: str, now: datetime, length: timedelta = leases.LEASE) -> ClaimedEvent | None:
    """Lease the oldest event that has no earlier one of its conversation unhandled."""
    claimed = leases.claim_next(session, InboxRow, surface, now, length)
    if claimed is None:
        return None
    row = claimed.row
    return ClaimedEvent(
        sequence=row.sequence,
        lease=claimed.lease.holder,
        conversation=row.conversation,
        sender=row.sender,
        address=row.address,
        content=row.content or {},
        reference=row.reference,
        failures=row.failures,
        received_at=row.received_at,
    )


def hold(session: Session, event: ClaimedEvent) -> InboxRow:
    """The event's row, locked. Raises `LeaseLost`."""
    return leases.hold(session, InboxRow, event.sequence, event.lease)


def mark_handled(session: Session, event: ClaimedEvent, now: datetime) -> None:
    """Mark it done and clear what the person wrote. Raises `LeaseLost`."""
    if _HANDLED.run(session, number=event.sequence, holder=event.lease, finished_at=now) == 0:
        raise LeaseLost


def knows_conversation(session: Session, conversation: str) -> bool:
    """Whether it has begun or is about to; a message that was only overheard does not begin one."""
    begun = session.get(Conversation, conversation) is not None
    return begun or _MEANT_FOR_THE_BOT_WAITS.first(session, conversation=conversation) is not None


def waits(session: Session, conversation: str) -> bool:
    """Whether an event of the conversation waits to be handled."""
    return _WAITS.first(session, conversation=conversation) is not None


def is_open(session: Session, key: str) -> bool:
    """Whether the event with this key waits to be handled, or the answer to it to be delivered."""
    return _OPEN.first(session, key=key) is not None


def _redacted_task(task: Task) -> Task:
    if isinstance(task, ReportMarked | SentAnswerChanged):
        return task  # it contains no text
    plain: dict[str, Any] = {"text": redact(_storable(task.text)).text}
    if isinstance(task, TicketTask):
        plain["files"], _ = _redacted_files(task.files)
    return task.model_copy(update=plain)


def _redacted_form(form: ReportForm) -> tuple[ReportForm, tuple[str, ...]]:
    """The form without secrets, and the kinds of secrets removed."""
    what = redact(_storable(form.what))
    answers = {name: redact(_storable(value)) for name, value in form.answers.items()}
    removed = (*what.removed, *(kind for value in answers.values() for kind in value.removed))
    return ReportForm(what=what.text, answers={name: value.text for name, value in answers.items()}), removed


def _redacted_files(files: Iterable[FileReference]) -> tuple[tuple[FileReference, ...], tuple[str, ...]]:
    """The files without secrets in their names, and the kinds removed; a URL repeats the name, so it goes too."""
    kept: list[FileReference] = []
    removed: list[str] = []
    for file in files:
        name = redact_file_name(_storable(file.name))
        url = "" if name.removed else _storable(file.url)
        plain = {"id": _storable(file.id), "name": name.text, "url": url, "mimetype": _storable(file.mimetype)}
        kept.append(file.model_copy(update=plain))
        removed += name.removed
    return tuple(kept), tuple(removed)


def _storable(text: str) -> str:
    """Without NUL and broken surrogates, which PostgreSQL refuses."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
