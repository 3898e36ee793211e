"""Load FollowTheMoney, the format of Aleph and OpenSanctions (docs/loaders/ftm.md)."""

from loaders.ftm.loader import LOADER
from loaders.ftm.mapping_file import is_ftm_mapping

__all__ = ["LOADER", "is_ftm_mapping"]
