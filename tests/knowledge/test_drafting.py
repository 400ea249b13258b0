"""A draft is an article file that can be saved as it is, found by what was asked, and completed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpbot.knowledge.article import ArticleFile
from helpbot.knowledge.base import load_knowledge
from helpbot.knowledge.drafting import draft_article, file_name
from helpbot.settings import SearchSettings
from helpbot.validation import validate
from helpbot.yamlfile import read_yaml

ASKED = {
    "en": [
        "when does the canteen open",
        "canteen opening hours",
        "is the canteen open today",
        "canteen: open on friday?",
    ],
    "es": ["¿a qué hora abre la cafetería?"],
}


def read(text: str, folder: Path) -> ArticleFile:
    (folder / "draft.yaml").write_text(text, "utf-8")
    return validate(read_yaml(folder / "draft.yaml"), ArticleFile)


def test_title_questions_and_tests_are_taken_from_what_was_asked(tmp_path: Path) -> None:
    draft = read(draft_article(ASKED, "5 × nothing found"), tmp_path)
    assert draft.title == {"en": ASKED["en"][0], "es": ASKED["es"][0]}
    assert draft.questions == {"en": tuple(ASKED["en"][:3]), "es": tuple(ASKED["es"])}
    assert draft.tests.matches == {"en": (ASKED["en"][3],)}
    assert draft.answer == {}


def test_it_says_where_it_comes_from_and_what_to_do(tmp_path: Path) -> None:
    text = draft_article(ASKED, "5 × nothing found")
    assert text.startswith(
        "# 5 × nothing found\n# Save it as when-does-the-canteen-open.yaml in a folder of the knowledge,"
    )
    assert "# answer:\n#   en: |\n" in text


def test_saved_as_it_is_it_is_found_at_once(tmp_path: Path) -> None:
    knowledge = tmp_path / "knowledge"
    knowledge.mkdir()
    (knowledge / "parking.yaml").write_text("questions: {en: [where do I park], es: [dónde aparco]}", "utf-8")
    (knowledge / "canteen.yaml").write_text(draft_article(ASKED, "note"), "utf-8")
    base = load_knowledge(knowledge, SearchSettings())
    assert base.find("opening hours of the canteen", "en").hits[0].id == "canteen"


def test_an_answer_put_in_place_of_the_comment_completes_it(tmp_path: Path) -> None:
    text = draft_article({"en": ["where do I park"]}, "note")
    filled = text.replace("# answer:", "answer:").replace("#   en: |", "  en: |").replace("#     The", "    The")
    assert read(filled, tmp_path).answer == {"en": "The answer goes here."}


def test_without_questions_there_is_no_draft() -> None:
    with pytest.raises(ValueError, match="needs a question"):
        draft_article({"en": []}, "note")


@pytest.mark.parametrize(
    ("title", "name"), [("¿Cómo cambio mi clave?", "como-cambio-mi-clave"), ("??", "new-article"), ("a" * 9, "a")]
)
def test_the_name_of_the_file(title: str, name: str) -> None:
    assert file_name(title) == name


@given(st.lists(st.text(min_size=1, max_size=700).filter(lambda text: text.split()), min_size=1, max_size=9))
def test_a_draft_can_be_read_whatever_people_wrote(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    draft = read(draft_article({"en": texts}, "note"), tmp_path_factory.mktemp("draft"))
    assert draft.questions["en"]
