"""helpbot: a help assistant for Slack that answers from a knowledge base and turns reports into tickets."""

import os

__version__ = "0.1.0"

# Set before numpy is loaded: its multiplications here are so small that several threads would wait for each other
# longer than they compute, and the other processors are needed for other messages.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
