"""What was computed once is taken from the cache folder; if a file there is unusable it is recomputed without an
error."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import BinaryIO

import numpy as np
import pytest
from pydantic import TypeAdapter

import helpbot
from helpbot.knowledge.article import Article
from helpbot.knowledge.base import KnowledgeBase, load_knowledge
from helpbot.knowledge.caching import folder
from helpbot.knowledge.caching.arrays import pack, read_arrays, unpack, write_arrays
from helpbot.knowledge.caching.documents import cached_reading
from helpbot.knowledge.search import engine
from helpbot.knowledge.search.engine import Search
from helpbot.problems import ProblemsFound
from helpbot.settings import SearchSettings

ARTICLES = tuple(
    Article(id=name, questions={"en": tuple(f"how do I {verb} my {name}" for verb in ("feed", "wash", "call"))})
    for name in ("dog", "cat", "horse", "parrot")
)
QUESTIONS = ("feeding a dogg", "who calls the parrot", "washing", "nothing of that")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "helpbot"


def test_a_search_from_the_cache_answers_like_the_one_that_was_built(monkeypatch: pytest.MonkeyPatch) -> None:
    built = [Search(ARTICLES).rank(question, "en") for question in QUESTIONS]
    monkeypatch.setattr(engine, "_learn", None)  # building again would fail
    assert [Search(ARTICLES).rank(question, "en") for question in QUESTIONS] == built


def test_changed_texts_are_not_taken_from_the_cache() -> None:
    Search(ARTICLES).rank("feed", "en")
    assert Search(ARTICLES[1:]).rank("how do I feed my dog", "en").hits[0].id != "dog"


@pytest.mark.parametrize("damage", ["empty", "text", "cut", "foreign", "shortened"])
def test_a_damaged_file_is_rebuilt(cache: Path, damage: str) -> None:
    built = [Search(ARTICLES).rank(question, "en") for question in QUESTIONS]
    (file,) = (cache / "indexes").glob("*.npz")
    _damage(file, damage)
    assert [Search(ARTICLES).rank(question, "en") for question in QUESTIONS] == built
    assert [Search(ARTICLES).rank(question, "en") for question in QUESTIONS] == built


def _damage(file: Path, damage: str) -> None:
    whole = file.read_bytes()
    if damage in ("foreign", "shortened"):
        arrays = dict(np.load(file)) if damage == "shortened" else {}
        arrays["owners"] = np.array([1, 2])
        np.savez(file, None, **arrays)
        return
    file.write_bytes({"empty": b"", "text": b"not an archive", "cut": whole[: len(whole) // 2]}[damage])


def test_the_language_detector_is_the_same_from_the_cache(cache: Path) -> None:
    def detected() -> list[object]:
        both = (*ARTICLES, Article(id="perro", questions={"es": ("qué come mi perro", "dónde duerme el gato")}))
        detector = KnowledgeBase(both, SearchSettings()).detector
        return [detector.detect(text) for text in ("my dog", "mi gato come", "zzz")]

    first = detected()
    assert detected() == first
    (file,) = (cache / "letters").glob("*.npz")
    file.write_bytes(b"not an archive")
    assert detected() == first


def test_articles_are_read_again_when_a_file_changes_and_mistakes_are_reported_each_time(tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    folder.mkdir()
    (folder / "dog.yaml").write_text("title: {en: Dogs}\nreviewed: 2026-11-23\n")
    first = load_knowledge(folder, SearchSettings()).articles
    assert load_knowledge(folder, SearchSettings()).articles == first
    (folder / "dog.yaml").write_text("title: {en: Hounds}\n")
    assert load_knowledge(folder, SearchSettings()).articles["dog"].title == {"en": "Hounds"}
    (folder / "dog.yaml").write_text("titel: {en: Dogs}\n")
    for _ in range(2):
        with pytest.raises(ProblemsFound, match="unknown key 'titel'"):
            load_knowledge(folder, SearchSettings())


def test_a_home_that_cannot_be_written_to_costs_nothing_but_time(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where a folder should be")
    assert Search(ARTICLES).rank("feed my dog", "en").hits[0].id == "dog"


def test_a_full_disk_leaves_no_partial_file(cache: Path) -> None:
    def write(stream: BinaryIO) -> None:
        stream.write(b"half of it")
        raise OSError(errno.ENOSPC, "no space left on device")

    folder.keep(cache / "things" / "1.npz", write)
    assert list((cache / "things").iterdir()) == []


def test_two_that_write_the_same_at_once_leave_one_whole_file(cache: Path) -> None:
    file = cache / "things" / "1.npz"

    def write(stream: BinaryIO) -> None:
        stream.write(b"first ")
        folder.keep(file, lambda other: other.write(b"another, and longer"))
        stream.write(b"thing")

    folder.keep(file, write)
    assert file.read_bytes() == b"first thing"


@pytest.mark.parametrize("of", ["unidata_version", "Stemmer"])
def test_results_of_another_stemmer_or_unicode_version_are_not_used(of: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = folder.key_of("texts")
    folder._code.cache_clear()
    monkeypatch.setattr(folder, of, SimpleNamespace(version=lambda: "another"))
    assert folder.key_of("texts") != before
    folder._code.cache_clear()


def test_the_name_of_a_file_depends_on_all_code_that_computes_it() -> None:
    code = "import sys, helpbot.knowledge.search.engine, helpbot.knowledge.search.learning.learn; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    rooms = {name.split(".")[1] for name in loaded if name.startswith("helpbot.")}
    root = Path(helpbot.__file__).parent
    assert {room for room in rooms if (root / room).is_dir()} == set(folder.ROOMS)


def test_a_file_saved_while_it_is_read_is_not_cached_with_its_old_content(tmp_path: Path) -> None:
    path, said = tmp_path / "dog.yaml", TypeAdapter(str)
    path.write_text("old")

    def read_late() -> str:
        path.write_text("new")
        return path.read_text()

    assert cached_reading("words", tmp_path, [path], said, read_late) == "new"
    path.write_text("old")
    assert cached_reading("words", tmp_path, [path], said, path.read_text) == "old"


def test_the_oldest_files_are_deleted_when_the_cache_is_too_large(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder, "MOST_BYTES", 5_000)
    for number in range(9):
        write_arrays("things", str(number), {"bytes": np.zeros(1_000, dtype=np.uint8)})
    assert len(list((cache / "things").iterdir())) == 3
    assert read_arrays("things", "8") is not None


def test_words_are_kept_as_they_are() -> None:
    for words in ([], ["caña", "<+año", " l"]):
        assert unpack(pack(words)) == words
