"""Find the article that answers a question, with the probability that it is the right one.

`engine.Search` is the interface; below it, per language: `phrasings` (what is searched), `features` (text to numbers),
`spelling` (repair), `index` (likeness to every article), `calibration` (likeness to probability).
"""
