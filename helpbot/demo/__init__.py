"""The whole product on one machine: the local workspace, its people, and the unmodified bot in it.

It wires what exists: the workspace knows nothing of the bot, the bot nothing of the workspace.
"""
