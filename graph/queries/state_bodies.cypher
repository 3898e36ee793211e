// Which organisations are bodies of a State, such as its courts, police and ministries?
// $state: the id of a State.
// $state_bodies: the types of organisation that act for a State, in lower case, as the ontology declares
// them.
MATCH (o:Organisation) WHERE o.jurisdiction = $state AND toLower(o.type) IN $state_bodies
RETURN collect(o.id) AS ids
