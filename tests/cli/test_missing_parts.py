"""What `helpbot check` tells about a language of the settings that is only begun."""

from __future__ import annotations

from helpbot.cli.missing_parts import missing_parts
from tests.transcripts import shipped_content


def test_what_a_language_lacks_is_told_in_the_order_in_which_it_is_added() -> None:
    content = shipped_content()
    assert list(missing_parts(("en", "fr"), content.knowledge, content.policy)) == [
        "note: 91 of 91 articles have nothing in 'fr'",
        "note: help-menu.yaml has no 'fr', so the menu is in another language",
        "note: support/policy.yaml has no 'fr', so severities and their reasons are in another language",
        "note: there is no helpbot/dialogue/texts/fr.yaml, so the bot says everything but articles in another language",
        "note: there is no helpbot/slack/texts/fr.yaml, so forms, shortcuts and the home tab are in another language",
        "note: there is no helpbot/triage/vocabulary/fr.yaml, so reports are read with the words of another language",
        "note: there is no helpbot/language/secrets/vocabulary/fr.yaml, so secrets are recognised only by the words of"
        " other languages",
    ]
