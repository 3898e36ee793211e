// The page's data with the look-ups that everything else needs. Nothing here changes after loading.
((cg) => {
  const { data } = cg;

  /** Rows of what comes in columns; what is empty in a row is undefined there. */
  function rows(columns) {
    const named = Object.entries(columns);
    const count = named.length ? named[0][1].length : 0;
    return Array.from({ length: count }, (_, at) => {
      const row = {};
      for (const [name, cells] of named) row[name] = cells[at] === null ? undefined : cells[at];
      return row;
    });
  }

  data.ties = rows(data.ties);
  data.claims = rows(data.claims);
  const tieById = new Map(data.ties.map((tie) => [tie.id, tie]));
  const nodeById = new Map(data.nodes.map((node) => [node.id, node]));
  const tiesOf = new Map(data.nodes.map((node) => [node.id, []]));
  const valuesOf = new Map();
  const disputesOf = new Map();

  function push(map, key, value) {
    if (!map.has(key)) map.set(key, []);
    map.get(key).push(value);
  }

  data.ties.forEach((tie, at) => {
    tie.label = data.edges.label[at];
    tie.bend = data.edges.bend[at];
    tie.edge_type = data.edge_types[tie.edge_type] && { id: tie.edge_type, ...data.edge_types[tie.edge_type] };
    tie.sources = new Set(tie.claims.map((claim) => data.claims[claim].source));
    tiesOf.get(tie.subject).push(tie);
    if (tie.object !== tie.subject) tiesOf.get(tie.object).push(tie);
  });
  for (const value of data.values) push(valuesOf, value.entity, value);
  for (const dispute of data.disputes) push(disputesOf, dispute.tie || dispute.entity, dispute);

  const entity = (id) => data.entities[id] || { name: id, kind: "" };
  const name = (id) => entity(id).name;

  /** A tie in words from the side of one of its ends, as [words, the other end]. */
  function fromSide(tie, id) {
    return tie.subject === id ? [tie.edge_type.forward, tie.object] : [tie.edge_type.backward, tie.subject];
  }

  /** "planned", "feared" or nothing. */
  const mode = (tie) => (tie.mode === "actual" ? "" : tie.mode);

  cg.model = {
    tie: (id) => tieById.get(id),
    node: (id) => nodeById.get(id),
    claim: (number) => data.claims[number],
    source: (id) => data.sources[id] || { title: id },
    tiesOf: (id) => tiesOf.get(id) || [],
    valuesOf: (id) => valuesOf.get(id) || [],
    disputesOf: (id) => disputesOf.get(id) || [],
    sentence: (tie) => `${name(tie.subject)} ${tie.edge_type.forward} ${name(tie.object)}`,
    entity,
    name,
    fromSide,
    mode,
  };
})(cg);
