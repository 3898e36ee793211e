"""Read YAML files that people write, and name each mistake with its line."""
