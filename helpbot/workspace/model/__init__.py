"""What exists in the workspace: people, channels, messages, files, views, the app and its rights. Sends nothing."""
