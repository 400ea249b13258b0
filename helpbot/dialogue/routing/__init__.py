"""Where a message goes: the choice it picks, the phrase it is, the report or question it belongs to."""
