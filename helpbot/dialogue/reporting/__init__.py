"""A report in the making: asked for what is missing, shown, corrected, left or filed."""
