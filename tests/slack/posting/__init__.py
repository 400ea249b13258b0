"""What the outbox holds, posted in the workspace."""
