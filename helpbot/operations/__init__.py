"""What an operator watches: metrics, health and readiness, over HTTP."""
