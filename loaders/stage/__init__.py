"""Stage an input: write its records as files of which Neo4j's own import makes a new database.

This is for inputs that would take too long by transactions. `docs/scaling.md` says when to use which.
"""

from loaders.stage.columns.batches import ClaimColumns, EntityColumns
from loaders.stage.record_stager import StagedBatch
from loaders.stage.staging import StageReport, stage, stage_batches

__all__ = ["ClaimColumns", "EntityColumns", "StageReport", "StagedBatch", "stage", "stage_batches"]
