"""Small neural networks that read words in order; trained offline (`benchmarks/networks`), evaluated with numpy.

Must not know the product: their input is prepared by `triage/splitting` and `triage/learned`.
"""
