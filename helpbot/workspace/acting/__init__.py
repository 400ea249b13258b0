"""What people do in the workspace: they say, press, choose, fill in, look; as Slack lets them."""
