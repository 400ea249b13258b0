"""Find the article that answers a question, with the probability that it is the right one.

`engine.Search` is the interface. From what is searched (`phrasings`), `learning` makes an index and whatever else it
can learn, once; `index_cache` keeps that, `semantic_cache` the vectors of a sentence model. To answer, `comparing`
tells how similar a question is to every article, and `judging` how probable each then is: the `hits`.
"""
