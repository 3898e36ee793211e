"""Read YAML files that people write, and report each mistake with its line."""

from graph.yaml_files.parsing import FileModel, parse_model
from graph.yaml_files.reader import Mistake, MistakesError, YamlFile, YamlPath, read_yaml

__all__ = [
    "FileModel",
    "Mistake",
    "MistakesError",
    "YamlFile",
    "YamlPath",
    "parse_model",
    "read_yaml",
]
