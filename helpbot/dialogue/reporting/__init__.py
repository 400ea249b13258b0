"""An open report: its questions, its summary, corrections, cancelling and filing."""
