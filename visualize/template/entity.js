// An entity in the reading panel: who it is, what sources say of it, and all its ties in words.
((cg) => {
  const { data, model, lines, filter } = cg;
  const { el, counted, joined } = cg.dom;
  const { claim, sides, facts, entity: link } = cg.claims;

  function tieButton(tie, id) {
    const [words, other] = model.fromSide(tie, id);
    const mode = model.mode(tie);
    return el(
      "li",
      {},
      el(
        "button",
        { type: "button", class: filter.sees(tie) ? "tie" : "tie muted", "data-tie": tie.id, onclick: () => cg.open({ tie: tie.id }) },
        lines.sample(tie.standing, mode),
        el(
          "span",
          { class: "words" },
          el("span", { class: "edge_type" }, words),
          ` ${model.name(other)}`,
          tie.facts && ` (${tie.facts.map((fact) => fact.text).join(", ")})`,
          tie.claims.length > 1 && ` · ${tie.claims.length}`,
          mode && el("span", { class: "small" }, ` ${mode}`),
        ),
        el("span", { class: "unseen" }, `, ${tie.standing}`),
      ),
    );
  }

  function ties(id) {
    const all = model.tiesOf(id);
    return data.families.flatMap((family) => {
      const found = all.filter((tie) => tie.edge_type.family === family);
      if (!found.length) return [];
      return [el("h3", {}, family, el("span", { class: "count" }, found.length)), el("ul", { class: "ties" }, found.map((t) => tieButton(t, id)))];
    });
  }

  /** Claims about the entity itself, one group for each property; where sources differ, side by side. */
  function values(id) {
    const groups = new Map();
    for (const value of model.valuesOf(id)) groups.set(value.property, [...(groups.get(value.property) || []), value]);
    return [...groups.values()].map((group) => {
      const dispute = model.disputesOf(id).find((found) => found.property === group[0].property);
      return el(
        "section",
        { class: "values" },
        el("h3", {}, dispute ? `Sources differ: ${group[0].label}` : group[0].label),
        dispute && sides(dispute),
        group.map((value) => claim(value.claim)),
      );
    });
  }

  /** Bodies that belong to a State: what they did is theirs, and can be read from here. */
  function bodies(id) {
    const found = data.shown.filter((body) => (model.entity(body).facts || []).some((fact) => fact.label === "jurisdiction" && fact.entity === id));
    if (!found.length) return null;
    return el("section", {}, el("h3", {}, found.length === 1 ? "Its body" : "Its bodies"), el("p", {}, joined(found.map(link), ", ")));
  }

  function entity(id) {
    const found = model.entity(id);
    const count = model.tiesOf(id).length;
    return [
      el("p", { class: "kicker" }, lines.shape(found.kind), [found.kind, found.unnamed && "known only by this description"].filter(Boolean).join(" · ")),
      el("h2", {}, found.name),
      found.description && el("p", {}, found.description),
      found.aliases && el("p", { class: "small" }, `also: ${found.aliases.join(", ")}`),
      facts(found.facts),
      el("div", { class: "chips" }, el("span", { class: "chip" }, counted(count, "tie"))),
      values(id),
      ties(id),
      bodies(id),
    ];
  }

  cg.entity = entity;
})(cg);
