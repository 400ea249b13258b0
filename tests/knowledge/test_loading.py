"""A folder of articles is read completely, or all its mistakes are reported at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpbot.knowledge.base import load_knowledge
from helpbot.knowledge.loading import load_articles
from helpbot.problems import HelpbotError, ProblemsFound
from helpbot.settings import SearchSettings


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/').replace('_', '-')}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def problems_of(folder: Path) -> list[str]:
    with pytest.raises(ProblemsFound) as found:
        load_knowledge(folder, SearchSettings())
    return [str(problem).replace(f"{folder}/", "") for problem in found.value.problems]


@pytest.mark.parametrize("text", ["title: {en: Hello}", "questions: {es: [hola]}", "answer: {en: It is so.}"])
def test_one_text_in_one_language_is_enough(tmp_path: Path, text: str) -> None:
    [article] = load_articles(write(tmp_path, greeting=text))
    assert (article.id, article.section) == ("greeting", "")
    assert article.title_in("en")


def test_the_folder_is_the_section(tmp_path: Path) -> None:
    [article] = load_articles(write(tmp_path, support__hours="title: {en: Hours}"))
    assert (article.id, article.section) == ("hours", "support")


def test_all_mistakes_in_all_files_are_reported_at_once(tmp_path: Path) -> None:
    write(
        tmp_path,
        anser="title: {en: Hello}\nanser: {en: x}\n",
        dangling="title: {en: Hello}\nrelated: [anzer]\n",
        empty="# to be written\n",
        nothing="tags: [a]\n",
        one_language="title: {en: Hello, es: Hola}\nanswer:\n  en: x\n",
        tab="title:\n\ten: x\n",
        types="title: Hello\nquestions: {en: {a: b}}\nreviewed: yesterday\nlinks: [{title: x, url: help.example}]\n",
        sub__tab="title: {en: x}\n",
        help_menu="entries: [{id: a, label: {en: A}, opens: article, article: anserr}]\n",
        vocabulary="es: {stemmer: spanisch}\n",
    )
    assert problems_of(tmp_path) == [
        "anser.yaml:2:1: unknown key 'anser'\n    fix: did you mean 'answer'?",
        "dangling.yaml:2:11: related article 'anzer' does not exist\n    fix: did you mean 'anser'?",
        "empty.yaml:1:1: the article says nothing\n    fix: add a title, a question or an answer",
        "help-menu.yaml:1:60: article 'anserr' does not exist\n    fix: did you mean 'anser'?",
        "nothing.yaml:1:1: the article says nothing\n    fix: add a title, a question or an answer",
        "one-language.yaml:2:1: 'answer' is missing in 'es' (the article also speaks en)\n"
        "    fix: add es: … below answer",
        "tab.yaml: the id 'tab' is taken by sub/tab.yaml\n    fix: rename one of the two files",
        "tab.yaml:2:1: a tab cannot be used for indentation\n    fix: use spaces, two per level",
        "types.yaml:1:8: 'title' should be a mapping (key: value), not 'Hello'\n    fix: write it as {en: Hello}",
        "types.yaml:2:17: 'en' should be a list, not a mapping\n"
        "    fix: write it as [first, second] or one per line, starting with `- `",
        "types.yaml:3:11: 'yesterday' is not a date\n    fix: write it as year-month-day, such as 2026-11-23",
        "types.yaml:4:25: 'help.example' is not a web address\n    fix: write it in full, with https://",
        "vocabulary.yaml:1:15: there is no stemmer 'spanisch'\n    fix: did you mean 'spanish'?",
    ]


def test_a_file_that_is_still_empty_is_no_article_yet(tmp_path: Path) -> None:
    write(tmp_path, hours="title: {en: Hours}", canteen="")
    assert [article.id for article in load_articles(tmp_path)] == ["hours"]


def test_menu_entries_must_lead_somewhere(tmp_path: Path) -> None:
    write(tmp_path, hours="title: {en: Hours}")
    write(tmp_path, help_menu="entries: [{id: a, label: {en: A}, opens: article, article: hour}]\n")
    assert problems_of(tmp_path) == [
        "help-menu.yaml:1:60: article 'hour' does not exist\n    fix: did you mean 'hours'?",
    ]


def test_every_entry_of_the_menu_is_complete(tmp_path: Path) -> None:
    write(tmp_path, hours="title: {en: Hours}")
    entries = (
        "title: {en: Help, es: Ayuda}\nentries:\n"
        "  - {id: a, label: {en: A}, opens: article}\n"
        "  - {id: a, label: {en: B, es: B}, opens: phones, article: hours}\n"
    )
    write(tmp_path, help_menu=entries)
    assert problems_of(tmp_path) == [
        "help-menu.yaml:3:5: the entry 'a' names no article\n    fix: add article: …",
        "help-menu.yaml:3:13: the text is missing in 'es'\n    fix: add es: …",
        "help-menu.yaml:4:10: an earlier entry already has the id 'a'\n    fix: give this one another",
        "help-menu.yaml:4:51: the entry 'a' names an article, but opens 'phones'\n"
        "    fix: write opens: article, or delete the article here",
    ]


def test_a_text_cut_off_by_a_comment_is_reported(tmp_path: Path) -> None:
    hours = (
        "# ours\ntitle:\n  en: Hours # short\nquestions:\n  en:\n    - error #404\n    - 'error #405'\ntags: [a] # b\n"
    )
    write(tmp_path, hours=hours, out_of_scope="en:\n  - press # to call\n")
    fix = "\n    fix: put the text in double quotes, or the comment on a line of its own"
    assert problems_of(tmp_path) == [
        f"hours.yaml:3:7: the text ends before '# short', which is taken for a comment{fix}",
        f"hours.yaml:6:7: the text ends before '#404', which is taken for a comment{fix}",
        f"out-of-scope.yaml:2:5: the text ends before '# to call', which is taken for a comment{fix}",
    ]


def test_bullets_of_a_word_processor_are_reported(tmp_path: Path) -> None:
    write(
        tmp_path, hours="questions:\n  en:\n    • opening hours\n    • when do you open\ntests:\n  matches: {en: [– x]}"
    )
    fix = "\n    fix: begin each line with `- `"
    assert problems_of(tmp_path) == [
        f"hours.yaml:3:5: '•' does not start a list entry{fix}",
        f"hours.yaml:6:18: '–' does not start a list entry{fix}",
    ]


def test_a_group_of_synonyms_has_at_least_two_words(tmp_path: Path) -> None:
    write(tmp_path, hours="title: {en: Hours}", vocabulary="en:\n  synonyms:\n    - [phone]\nsynonyms: []\n")
    assert problems_of(tmp_path) == [
        "vocabulary.yaml:3:7: entry 1 has too few entries: at least 2",
        "vocabulary.yaml:4:1: 'synonyms' is not a language code\n"
        "    fix: write two lowercase letters, such as es, en or pt (three where there is no such code)",
        "vocabulary.yaml:4:11: 'synonyms' should be a mapping (key: value), not a list\n"
        "    fix: write it as stemmer: …, one per line",
    ]


def test_a_missing_folder_and_a_folder_without_articles_are_reported(tmp_path: Path) -> None:
    with pytest.raises(HelpbotError, match="there is no knowledge folder"):
        load_articles(tmp_path / "none")
    with pytest.raises(HelpbotError, match="holds no articles"):
        load_articles(tmp_path)
