// Continues a WHERE: does the claim `r` fulfil one of some conditions?
// `graph.derived.disputes.EvidenceCondition.is_met_by` says the same in Python; a test compares the two.
// $conditions: one map for each condition, with the `stances` and `modes` that the claim may have, and
// `has_event`, which is true if the claim must be part of an Event.
  AND any(condition IN $conditions WHERE r.stance IN condition.stances AND r.mode IN condition.modes
          AND (NOT condition.has_event OR r.event IS NOT NULL))
