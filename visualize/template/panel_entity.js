// An entity in the reading panel: who or what it is, what sources say of it, and all its ties in words.
((cg) => {
  const { data, lookups, symbols, filter } = cg;
  const { el, pluralise, join } = cg.dom;
  const { claimSection, facts, entityLink } = cg.panelClaim;

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
          " ",
          el("bdi", {}, lookups.name(neighbour)),
          tie.tail,
          tie.claims.length > 1 && ` · ${tie.claims.length}`,
          el("span", { class: "small" }, ` – ${tie.attribution}`),
        ),
        lookups.hasDisputedDates(tie.id) && el("span", { class: "chip" }, "dates disputed"),
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

  /** Return the claims about the entity itself, grouped by property; where these do not agree, their values side by side. */
  function propertyClaims(id) {
    const groups = new Map();
    for (const claim of lookups.propertyClaimsOf(id)) groups.set(claim.property, [...(groups.get(claim.property) || []), claim]);
    return [...groups.values()].map((group) => {
      const { property, label } = group[0];
      return el(
        "section",
        { class: "property-claims" },
        el("h3", {}, label),
        cg.panelDisputes.ofProperty(id, property),
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
      el("h2", {}, el("bdi", {}, entity.name)),
      entity.description && el("p", {}, entity.description),
      entity.aliases && el("p", { class: "small" }, "also: ", join(entity.aliases.map((alias) => el("bdi", {}, alias)), ", ")),
      facts(entity.facts),
      el("div", { class: "chips" }, el("span", { class: "chip" }, pluralise(lookups.tiesOf(id).length, "tie"))),
      cg.panelDisputes.ofEntity(id),
      propertyClaims(id),
      tiesByFamily(id),
      stateBodies(id),
    ];
  };
})(cg);
