"""The use cases: one incoming message becomes state, tickets and deliveries, in one transaction. Knows no surface."""
