"""What whoever asks may do."""

from __future__ import annotations

from typing import Literal, TypeAlias

Role: TypeAlias = Literal["reader", "editor"]
