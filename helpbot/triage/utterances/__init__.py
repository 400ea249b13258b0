"""What is said in a conversation: a report, an answer, a remark, another problem, or nothing to go by."""
