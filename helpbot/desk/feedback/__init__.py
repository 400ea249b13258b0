"""What was asked in vain and what helped: the log of it, and the gaps in the knowledge that it shows."""
