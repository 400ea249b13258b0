"""Which questions went wrong and which answers helped: the log, and the knowledge gaps that it reveals."""
