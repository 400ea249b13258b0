"""What people do in the workspace, as Slack lets them: write, press, choose, fill in, look."""
