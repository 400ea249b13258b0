"""Knowledge bases of any size, recombined from the shipped questions: for measuring speed, not quality."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache

from benchmarks.search.data import SHIPPED, Asked, DataSet, load
from benchmarks.search.typos import misspell
from helpbot.knowledge.article import Article

WORDINGS_EACH = 10
ASKED = 300


def article(identity: str, questions: Sequence[str]) -> Article:
    """An article with English questions only."""
    return Article(id=identity, questions={"en": tuple(questions)})


def make(wordings: int) -> DataSet:
    """That many wordings, ten per article; a few hundred of them are asked, with one word left out."""
    chance = random.Random(wordings)
    articles = [_article(number, chance) for number in range(wordings // WORDINGS_EACH)]
    chosen = [chance.choice(articles) for _ in range(ASKED)]
    asked = [Asked(_shortened(chance.choice(one.questions["en"]), chance), one.id) for one in chosen]
    misspelt = [Asked(misspell(one.question), one.article) for one in asked]
    return DataSet(f"{wordings:,} wordings", "en", articles, asked, misspelt)


def _article(number: int, chance: random.Random) -> Article:
    """Questions about one thing with a unique name, so that the vocabulary grows with the articles."""
    name = _name(chance)
    questions = [f"{_half(chance, 0)} {name} {_half(chance, 1)}" for _ in range(WORDINGS_EACH)]
    return article(f"article-{number}", tuple(dict.fromkeys(questions)))


def _name(chance: random.Random) -> str:
    """The beginning of one word and the end of another."""
    words = _shipped_words()
    front, back = chance.choice(words), chance.choice(words)
    return front[: len(front) // 2 + 1] + back[len(back) // 2 :]


def _half(chance: random.Random, which: int) -> str:
    words = chance.choice(_shipped_questions()).split()
    middle = len(words) // 2
    return " ".join((words[:middle], words[middle:])[which])


def _shortened(question: str, chance: random.Random) -> str:
    words = question.split()
    del words[chance.randrange(len(words))]
    return " ".join(words)


@cache
def _shipped_questions() -> tuple[str, ...]:
    (english,) = (name for name, language in SHIPPED.items() if language == "en")
    return tuple(question for one in load(english).articles for question in one.questions.get("en", ()))


@cache
def _shipped_words() -> tuple[str, ...]:
    found = {word.lower() for question in _shipped_questions() for word in question.split()}
    return tuple(sorted(word for word in found if word.isalpha() and len(word) > 3))
