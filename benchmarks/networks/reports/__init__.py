"""The network that predicts the severity of a report, its component, and whether there is a workaround."""
