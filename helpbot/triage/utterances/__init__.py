"""What people say in a conversation: a report, an answer, a remark, another problem, or nothing of use."""
