"""Where a message goes: what it picks, what it is as a whole, which report or question it belongs to."""
