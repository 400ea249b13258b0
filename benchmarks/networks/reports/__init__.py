"""The network that tells how grave a report is, what it is about, and whether there is a way round."""
