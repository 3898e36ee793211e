"""Read YAML files that people write, and report each mistake with its line."""
