"""The page that a person names or whose address they paste leads to the articles about it."""

from __future__ import annotations

import pytest

from helpbot.knowledge.article import Article, Link
from helpbot.knowledge.pages import PageFinder

FINDER = PageFinder(
    [
        Article(
            id="people",
            title={"en": "People"},
            pages=("Admin > People", "Administración > Personas", "*/directory/#/admin/people*"),
            links=(Link(title={"*": "People"}, url="https://help.example.com/articles/people/"),),
        ),
        Article(id="invite", title={"en": "Invite"}, pages=("Admin > People",)),
        Article(id="queues", title={"en": "Queues"}, pages=("Admin > Contact Center > Queues",)),
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Admin > People", ("people", "invite")),
        ("admin people", ("people", "invite")),
        ("administracion > personas", ("people",)),
        ("estoy en Admin > Contact Center > Queues", ("queues",)),
        ("people", ()),
        ("how do I invite people as an admin", ()),
    ],
)
def test_a_page_is_found_by_its_name(text: str, expected: tuple[str, ...]) -> None:
    assert FINDER.by_name(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://apps.example.com/directory/#/admin/people/42", ("people",)),
        ("see <https://www.help.example.com/articles/people>, please", ("people",)),
        ("https://help.example.com/articles/people/?from=mail.", ("people",)),
        ("[https://help.example.com/articles/people/]", ("people",)),
        ("https://[region].example.com/directory/#/admin/people", ("people",)),
        ("https://elsewhere.example.com/", ()),
        ("I cannot open https://[region].example.com/directory", ()),
        ("https://[x", ()),
        ("https://a]b/c", ()),
        ("https://a℀b.example.com", ()),
    ],
)
def test_a_page_is_found_by_its_address(text: str, expected: tuple[str, ...]) -> None:
    assert FINDER.by_address(text) == expected
