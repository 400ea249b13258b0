"""Until when support answers and restores, in whose calendar, and on which phone. Pure; time comes in."""
