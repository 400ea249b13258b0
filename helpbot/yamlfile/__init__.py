"""YAML files that people edit: read safely, within limits, and with the place of every value.

Scalars stay text exactly as written (only an empty value, `~` or `null` is None), so that `no`, `on` or `007` mean
themselves; a pydantic model gives each field its type. Mistakes come back as `Problem`s, never as a traceback.
"""

from helpbot.yamlfile.document import Document, Key
from helpbot.yamlfile.reading import MAX_BYTES, other_files, parse_yaml, read_yaml, yaml_files

__all__ = ["MAX_BYTES", "Document", "Key", "other_files", "parse_yaml", "read_yaml", "yaml_files"]
