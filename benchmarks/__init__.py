"""Ratios against peers, each measured by one command; no part of the wheel."""
