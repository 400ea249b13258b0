"""What the bot says by itself, without having been spoken to, by who reads it."""
