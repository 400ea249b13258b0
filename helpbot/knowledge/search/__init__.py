"""Find the article that answers a question, with the probability that it is the right one.

`engine.Search` is the interface. Of what is searched (`phrasings`) the room `learning` makes an index and what else it
can learn, once; `index_cache` keeps it, `semantic_cache` what a sentence model says of it. To answer, `comparing` tells
how alike a question is to every article, and `judging` how probable each then is: the `hits`.
"""
