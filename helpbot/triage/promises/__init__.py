"""By when support responds and restores, in which calendar, and on which phone. Pure: the time is passed in."""
