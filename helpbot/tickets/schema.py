"""All tables: who needs every one of them (migrations, copies) takes them from here."""

from __future__ import annotations

from helpbot.tickets import flow_tables, incident_tables, tables

MODULES = (tables, flow_tables, incident_tables)
"""A table is known once its module is imported."""

METADATA = tables.Table.metadata
