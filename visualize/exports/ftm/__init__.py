"""FollowTheMoney entities as JSON lines; see docs/exports.md for what the format cannot say."""

from visualize.exports.ftm.writer import write_ftm

__all__ = ["write_ftm"]
