"""helpbot: a help assistant for Slack that answers from a knowledge base and turns reports into tickets."""

import os

__version__ = "0.1.0"

# Before numpy is loaded: so small are its multiplications here that several threads wait for each other longer than
# they compute; the other processors are for other messages.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
