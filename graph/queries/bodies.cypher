// Which bodies belong to a State: its courts, police and ministries?
// $state: the id of a State.
// $state_bodies: the types of those who act for a State, as the vocabulary declares them.
MATCH (o:Organisation) WHERE o.jurisdiction = $state AND toLower(o.type) IN $state_bodies
RETURN collect(o.id) AS ids
