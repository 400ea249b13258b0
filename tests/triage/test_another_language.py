"""A third language is read by triage once its vocabulary is added, with no other change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from helpbot.problems import ProblemsFound
from helpbot.triage.extraction.texts.words import Contractions, Cutter
from helpbot.triage.vocabulary import read_vocabulary, vocabulary
from tests.languages import LANGUAGES, program_with

READ = """
from helpbot.triage.extraction.codes import error_codes
from helpbot.triage.extraction.component import component
from helpbot.triage.extraction.people.scope import affected_count, scope
from helpbot.triage.extraction.moments.since import started_at
from helpbot.triage.extraction.people.who import names_who
from helpbot.triage.extraction.texts.reading import read
from helpbot.triage.report import Report, read_report
report = read_report(Report(given["text"], given["answers"], "pt"))
found = {
    "component": component(report).value,
    "count": affected_count(report),
    "scope": scope(report).value,
    "since": started_at(report),
    "codes": error_codes(given["text"], "pt"),
    "names": names_who(read(given["names"], "pt")),
}
"""
SAID = {
    "text": "As ligações caem desde ontem às 9, dá o erro 4032",
    "answers": {"affected": "vinte e dois atendentes"},
    "names": "João, Luísa e Inês",
}


def test_a_report_in_that_language_is_read(tmp_path: Path) -> None:
    ask = program_with(tmp_path, ["language", "triage"], "triage.yaml", "triage/vocabulary")
    assert ask(READ, SAID) == {
        "component": "voice",
        "count": 22,
        "scope": "some_users",
        "since": "desde ontem às 9",
        "codes": ["4032"],
        "names": True,
    }


def test_short_forms_are_written_out_by_the_files_of_a_language() -> None:
    french = Contractions(
        whole={"aujourd'hui": "aujourd'hui"}, beginnings={"l": "le", "d": "de", "qu": "que", "n": "ne"}
    )
    cutter = Cutter("fr", contrasts=(), numbers=(), contractions=french)
    written = [word.text for word in cutter.cut("L’audio d'aujourd'hui n´est plus qu'un bruit, celui d'Anne")]
    assert " ".join(written) == "le audio de aujourd'hui ne est plus que un bruit celui de anne"


@pytest.mark.parametrize(("language", "read_in"), [("pt", "es"), ("fr", "en"), ("it", "es"), ("ja", "en")])
def test_a_report_in_a_language_without_a_vocabulary_is_read_in_the_nearest(language: str, read_in: str) -> None:
    assert vocabulary(language).language == read_in


@pytest.mark.parametrize(
    ("right", "wrong", "mistake"),
    [
        (
            "within_numbers: e\n",
            "",
            "vocabulary/pt.yaml:1:1: the key 'within_numbers' is missing\n    fix: add within_numbers: …",
        ),
        (
            "of_a_whole:",
            "of_whole:",
            "vocabulary/pt.yaml:1:1: the key 'of_a_whole' is missing\n    fix: add of_a_whole: …\n"
            "vocabulary/pt.yaml:12:1: unknown key 'of_whole'\n    fix: did you mean 'of_a_whole'?",
        ),
        (
            "negators: não nem nunca sem ninguém",
            "negators: {no: nem}",
            "vocabulary/pt.yaml:2:11: 'negators' should be a list, not a mapping\n"
            "    fix: write it as [first, second] or one per line, starting with `- `",
        ),
        (
            "9 $people\n  people",
            "9 $peple\n  people",
            "vocabulary/pt.yaml:64:14: there is no word set '$peple'\n    fix: did you mean 'people'?",
        ),
        (
            "caiu tudo\n",
            "caiu ..\n",
            "vocabulary/pt.yaml:60:10: 'caiu ..' must begin and end with a required word\n"
            "    fix: put a word there, or remove the .. or ?",
        ),
        (
            "headcount:",
            "headcounts:",
            "vocabulary/pt.yaml:64:3: unknown cue 'headcounts'\n    fix: did you mean 'headcount'?",
        ),
        (
            "caiu tudo\n",
            "caiu ^tudo\n",
            "vocabulary/pt.yaml:60:10: 'caiu ^tudo' has a ^ after its first word\n    fix: remove that ^",
        ),
    ],
)
def test_a_mistake_is_reported_with_its_place_and_its_fix(tmp_path: Path, right: str, wrong: str, mistake: str) -> None:
    words = (LANGUAGES / "pt" / "triage.yaml").read_text("utf-8")
    folder = tmp_path / "vocabulary"
    folder.mkdir()
    assert words.count(right) == 1
    (folder / "pt.yaml").write_text(words.replace(right, wrong), "utf-8")
    with pytest.raises(ProblemsFound) as found:
        read_vocabulary(folder / "pt.yaml")
    assert "\n".join(map(str, found.value.problems)) == mistake


def test_everyday_words_are_compared_without_accents(tmp_path: Path) -> None:
    shutil.copy(LANGUAGES / "pt" / "triage.yaml", tmp_path / "pt.yaml")
    assert {"voce", "tambem", "entao"} <= read_vocabulary(tmp_path / "pt.yaml").everyday
