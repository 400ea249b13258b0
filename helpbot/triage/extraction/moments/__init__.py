"""Since when: the words that say it, and the moment behind them."""
