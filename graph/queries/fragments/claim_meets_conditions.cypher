// Continues a WHERE: does the claim `r` fulfil one of some conditions?
// `graph.derived.dispute_conditions.EvidenceCondition.is_met_by` says the same in Python; a test compares the two.
// $conditions: one map for each condition, with the `stances` and `modes` that the claim may have, the `properties`
// that a property claim may be about, and `is_dated_in_event`, which is true if the claim must be part of an Event and
// have a date.
  AND any(condition IN $conditions WHERE r.stance IN condition.stances AND r.mode IN condition.modes
          AND (r.property IS NULL OR r.property IN condition.properties)
          AND (NOT condition.is_dated_in_event
               OR r.event IS NOT NULL AND (r.valid_from IS NOT NULL OR r.valid_until IS NOT NULL)))
