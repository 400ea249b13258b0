"""What Slack sends to an app when a person does something: the same bodies for Socket Mode and HTTP.

Pure: values in, a body out. Fields follow Slack's reference of events and interaction payloads.
"""
