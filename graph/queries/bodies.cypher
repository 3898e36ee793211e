// Which bodies belong to a State: its courts, police and ministries?
// $state: the id of a State.
MATCH (o:Organisation) WHERE o.jurisdiction = $state
RETURN collect(o.id) AS ids
