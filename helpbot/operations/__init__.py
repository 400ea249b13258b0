"""Monitoring: metrics, health and readiness, over HTTP."""
