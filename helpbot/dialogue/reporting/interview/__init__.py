"""Which question comes next, which question an answer is about, and which part of it belongs to which question."""
