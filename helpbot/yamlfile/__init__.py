"""YAML files that people edit: read safely, within limits, with the place of every value.

Scalars stay text exactly as written (only an empty value, `~` or `null` is None), so that `no`, `on` or `007` mean
themselves; a pydantic model gives each field its type. Mistakes are `Problem`s, never a traceback.
"""

from helpbot.yamlfile.document import Document, Key, KeyPath
from helpbot.yamlfile.reading import MAX_BYTES, other_files, parse_yaml, read_yaml, yaml_files

__all__ = ["MAX_BYTES", "Document", "Key", "KeyPath", "other_files", "parse_yaml", "read_yaml", "yaml_files"]
