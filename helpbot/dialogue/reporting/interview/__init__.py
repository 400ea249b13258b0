"""What a report asks next, which question an answer is about, and which part of it belongs to which question."""
