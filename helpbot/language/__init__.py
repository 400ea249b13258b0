"""Words of any language: cleaning, folding, stems, which language a text is in, secrets in it. Pure; rules are data."""
