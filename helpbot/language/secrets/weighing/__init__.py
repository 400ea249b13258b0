"""What by its shape may be a secret, weighed with what stands around it: for wordings that no list foresees."""
