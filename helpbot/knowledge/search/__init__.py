"""Find the article that answers a question, with the probability that it is the right one.

`engine.Search` is the interface. To answer, per language: `index` over `features`, `postings`, `coverage`, `spelling`,
`semantic` (meaning, if wanted), `classifier` and `likeness`, then `calibration` by `choice` (likeness to probability).
To build and to learn, once: `corpus` over `phrasings` and `matrices`, `training`, `learning`; `index_cache` keeps all.
"""
