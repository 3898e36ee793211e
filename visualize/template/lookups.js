// Lookups in the page's data by id. Nothing here changes after loading.
((cg) => {
  const { data } = cg;
  const tieById = new Map(data.ties.map((tie) => [tie.id, tie]));
  const nodeById = new Map(data.nodes.map((node) => [node.id, node]));
  const tiesByEntity = new Map(data.nodes.map((node) => [node.id, []]));
  const propertyClaimsByEntity = new Map();
  // A dispute is listed under its tie or, without one, under its entity.
  const disputesById = new Map();

  function push(map, key, value) {
    if (!map.has(key)) map.set(key, []);
    map.get(key).push(value);
  }

  data.ties.forEach((tie, index) => {
    tie.label = data.edges.label[index];
    tie.bend = data.edges.bend[index];
    tie.edgeType = { id: tie.edge_type, ...data.edge_types[tie.edge_type] };
    tie.sources = new Set(tie.claims.map((claim) => data.claims[claim].source));
    tiesByEntity.get(tie.subject).push(tie);
    if (tie.object !== tie.subject) tiesByEntity.get(tie.object).push(tie);
  });
  for (const claim of data.property_claims) push(propertyClaimsByEntity, claim.entity, claim);
  for (const dispute of data.disputes) push(disputesById, dispute.tie || dispute.entity, dispute);

  const entity = (id) => data.entities[id] || { name: id, kind: "" };
  const name = (id) => entity(id).name;

  /** Return how a tie reads from one of its two entities, as [phrase, id of the other entity]. */
  function readFrom(tie, id) {
    return tie.subject === id ? [tie.edgeType.forward, tie.object] : [tie.edgeType.backward, tie.subject];
  }

  /** Return "planned", "feared", or "" for an actual tie. */
  const notActualMode = (tie) => (tie.mode === "actual" ? "" : tie.mode);

  cg.lookups = {
    tie: (id) => tieById.get(id),
    node: (id) => nodeById.get(id),
    /** Return a claim by its number in the data. */
    claim: (number) => data.claims[number],
    source: (id) => data.sources[id] || { title: id },
    tiesOf: (id) => tiesByEntity.get(id) || [],
    propertyClaimsOf: (id) => propertyClaimsByEntity.get(id) || [],
    disputesOf: (id) => disputesById.get(id) || [],
    sentence: (tie) => `${name(tie.subject)} ${tie.edgeType.forward} ${name(tie.object)}`,
    entity,
    name,
    readFrom,
    notActualMode,
  };
})(cg);
