"""The deck format: models, the reader (YAML to cards, with line and column), problems, schema, library and cache."""
