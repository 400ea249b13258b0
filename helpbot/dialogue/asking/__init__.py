"""What people ask: the articles, the status, the phones, and the bot itself."""
