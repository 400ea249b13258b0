"""Small neural networks that read words in their order; trained offline (`benchmarks/networks`), multiplied with numpy.

Must not know the product: what they see is made ready by `triage/splitting` and `triage/learned`.
"""
