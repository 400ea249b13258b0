"""What is answered directly when somebody uses Slack, because a trigger, a field or a view waits for it."""
