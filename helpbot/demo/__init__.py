"""The whole product on one machine: the local workspace, its people, and the unmodified bot in it.

It only wires: the workspace knows nothing about the bot, nor the bot about the workspace.
"""
