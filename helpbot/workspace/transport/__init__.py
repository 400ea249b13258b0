"""How the workspace and the app reach each other: events over sockets or HTTP, calls, and faults on the way."""
