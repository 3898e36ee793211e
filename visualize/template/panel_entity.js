// An entity in the reading panel: who or what it is, what sources say of it, and all its ties in words.
((cg) => {
  const { data, lookups, symbols, filter } = cg;
  const { el, pluralise, join } = cg.dom;
  const { claimSection, disputeSides, facts, entityLink } = cg.panelClaim;

  function tieItem(tie, id) {
    const [phrase, neighbour] = lookups.readFrom(tie, id);
    const mode = lookups.notActualMode(tie);
    return el(
      "li",
      {},
      el(
        "button",
        { type: "button", class: filter.isVisible(tie) ? "tie" : "tie muted", "data-tie": tie.id, onclick: () => cg.open({ tie: tie.id }) },
        symbols.standingSymbol(tie.standing, mode),
        el(
          "span",
          { class: "item-text" },
          el("span", { class: "edge-type" }, phrase),
          ` ${lookups.name(neighbour)}`,
          tie.facts && ` (${tie.facts.map((fact) => fact.text).join(", ")})`,
          tie.claims.length > 1 && ` · ${tie.claims.length}`,
          mode && el("span", { class: "small" }, ` ${mode}`),
        ),
        el("span", { class: "visually-hidden" }, `, ${tie.standing}`),
      ),
    );
  }

  /** Return the ties of an entity, grouped by family. */
  function tiesByFamily(id) {
    const allTies = lookups.tiesOf(id);
    return data.families.flatMap((family) => {
      const ties = allTies.filter((tie) => tie.edgeType.family === family);
      if (!ties.length) return [];
      const heading = el("h3", {}, family, el("span", { class: "count" }, ties.length));
      return [heading, el("ul", { class: "ties" }, ties.map((tie) => tieItem(tie, id)))];
    });
  }

  /** Return the claims about the entity itself, grouped by property; where sources differ, their values side by side. */
  function propertyClaims(id) {
    const groups = new Map();
    for (const claim of lookups.propertyClaimsOf(id)) groups.set(claim.property, [...(groups.get(claim.property) || []), claim]);
    return [...groups.values()].map((group) => {
      const { property, label } = group[0];
      const dispute = lookups.disputesOf(id).find((candidate) => candidate.property === property);
      return el(
        "section",
        { class: "property-claims" },
        el("h3", {}, dispute ? `Sources differ: ${label}` : label),
        dispute && disputeSides(dispute),
        group.map(({ claim }) => claimSection(claim)),
      );
    });
  }

  /** Return links to the bodies of a State, whose acts are theirs and not the State's own. */
  function stateBodies(id) {
    const isBody = (fact) => fact.label === "jurisdiction" && fact.entity === id;
    const bodies = data.shown.filter((body) => (lookups.entity(body).facts || []).some(isBody));
    if (!bodies.length) return null;
    const heading = bodies.length === 1 ? "Body of this state" : "Bodies of this state";
    return el("section", {}, el("h3", {}, heading), el("p", {}, join(bodies.map(entityLink), ", ")));
  }

  /** Return the content of the panel for an entity. */
  cg.entityContent = (id) => {
    const entity = lookups.entity(id);
    const subtitle = [entity.kind, entity.named === false && "known only by this description"].filter(Boolean).join(" · ");
    return [
      el("p", { class: "kicker" }, symbols.kindSymbol(entity.kind), subtitle),
      el("h2", {}, entity.name),
      entity.description && el("p", {}, entity.description),
      entity.aliases && el("p", { class: "small" }, `also: ${entity.aliases.join(", ")}`),
      facts(entity.facts),
      el("div", { class: "chips" }, el("span", { class: "chip" }, pluralise(lookups.tiesOf(id).length, "tie"))),
      propertyClaims(id),
      tiesByFamily(id),
      stateBodies(id),
    ];
  };
})(cg);
