// Lookups in the page's data by id. Nothing here changes after loading.
((cg) => {
  const { data } = cg;
  const tieById = new Map(data.ties.map((tie) => [tie.id, tie]));
  const nodeById = new Map(data.nodes.map((node) => [node.id, node]));
  const tiesByEntity = new Map(data.nodes.map((node) => [node.id, []]));
  const propertyClaimsByEntity = new Map();
  // A dispute is listed under its tie and under every entity that it is about.
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
  for (const dispute of data.disputes) for (const id of [dispute.tie, ...dispute.entities]) if (id) push(disputesById, id, dispute);
  const markedTies = new Set(data.dispute_marks.ties);

  const entity = (id) => data.entities[id] || { name: id, kind: "" };
  const name = (id) => entity(id).name;

  /**
   * Return how a tie reads from one of its two entities, as [phrase, id of the other entity]. The phrase of what is not
   * stated as done begins with a word for that: "feared: hand over".
   */
  function readFrom(tie, id) {
    const { forward, backward, infinitive } = tie.edgeType;
    if (tie.subject !== id) return [(tie.mark || "") + backward, tie.subject];
    return [(tie.mark || "") + (tie.mode === "actual" ? forward : infinitive), tie.object];
  }

  /** Return a tie's sentence as parts, of which the names of its two entities also have their ids. */
  function sentenceParts(tie) {
    const [before, middle] = data.sentence_forms[tie.form];
    const named = (id) => ({ text: name(id), id });
    return [{ text: before }, named(tie.subject), { text: middle }, named(tie.object), { text: tie.tail || "" }].filter((part) => part.text);
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
    /** Return whether the dates of a tie are in dispute. */
    hasDisputedDates: (id) => markedTies.has(id),
    /** Return a tie in one sentence, with who says so and who denies it if it is disputed. */
    sentence(tie) {
      const words = sentenceParts(tie).map((part) => part.text).join("");
      return tie.standing === "disputed" ? `${words} (${tie.attribution})` : words;
    },
    sentenceParts,
    entity,
    name,
    readFrom,
    notActualMode,
  };
})(cg);
