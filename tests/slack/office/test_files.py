"""Pictures that a requester sends are shown to the support team, each of them once."""

from __future__ import annotations

from helpbot.workspace import User
from tests.slack.office.conftest import Office


def test_every_pasted_picture_is_shown_though_all_have_one_name(office: Office, bob: User) -> None:
    number = office.report(bob)
    card = office.recorded(office.card(number))
    pasted = office.workspace.store(office.eva, "image.png", b"of eva")
    office.workspace.share(office.eva, office.triage, [pasted], "like this?", thread_ts=card.ts)
    for turn in ("first", "second"):
        picture = office.workspace.store(bob, "image.png", f"{turn} picture".encode())
        office.workspace.share(bob, office.direct(bob), [picture], f"about {number}: the {turn} picture")
        office.below(card, f"the {turn} picture")

    def shown() -> list[bytes | None]:
        thread = [said for said in office.workspace.replies(office.triage) if said.thread_ts == card.ts]
        return [office.workspace.state.files[str(file["id"])].content for said in thread for file in said.files]

    assert office.workspace.wait_for(lambda: shown()[1:] and shown()) == [b"first picture", b"second picture"]
