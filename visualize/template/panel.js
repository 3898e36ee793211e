// The reading panel: a tie, an entity, the disputes, or where to begin.
((cg) => {
  const { data, model, lines } = cg;
  const { el, byId, counted, announce } = cg.dom;
  const { claim, sides, facts, entity } = cg.claims;
  const reading = byId("reading");

  function tie(id) {
    const found = model.tie(id);
    const mode = model.mode(found);
    return [
      el("p", { class: "kicker" }, `Tie · ${found.edge_type.family}`),
      el("h2", {}, entity(found.subject), " ", el("em", {}, found.edge_type.forward), " ", entity(found.object)),
      facts(found.facts),
      el(
        "div",
        { class: "chips" },
        el("span", { class: "chip standing" }, lines.sample(found.standing, mode), found.standing),
        mode && el("span", { class: "chip" }, mode),
        el("span", { class: "chip" }, counted(found.claims.length, "claim")),
        el("span", { class: "chip" }, counted((found.origins || []).length, "origin")),
      ),
      found.origins && el("p", { class: "small" }, `According to ${found.origins.join(", ")}`),
      model.disputesOf(id).map((dispute) => el("section", { class: "dispute" }, el("h3", {}, `Sources differ: ${dispute.rule}`), sides(dispute))),
      found.claims.map(claim),
    ];
  }

  function disputes() {
    return [
      el("p", { class: "kicker" }, "Where sources do not agree"),
      el("h2", {}, counted(data.disputes.length, "dispute")),
      data.disputes.map((dispute) => {
        const target = dispute.tie ? { tie: dispute.tie } : { node: dispute.entity };
        const words = dispute.tie ? model.sentence(model.tie(dispute.tie)) : `${model.name(dispute.entity)}: ${dispute.label}`;
        return el(
          "section",
          { class: "dispute" },
          el("button", { type: "button", class: "link strong", onclick: () => cg.open(target) }, words),
          el("p", { class: "small" }, `${dispute.rule}: ${dispute.why}`),
          sides(dispute),
        );
      }),
    ];
  }

  function beginning() {
    const busiest = [...data.nodes].sort((a, b) => model.tiesOf(b.id).length - model.tiesOf(a.id).length).slice(0, 8);
    return [
      el("p", { class: "kicker" }, "Who says so"),
      el("h2", {}, data.title),
      el("p", {}, "Open a tie to read who says so, where, and since when; open an entity to read all its ties."),
      el("p", { class: "small" }, `${counted(data.claims.length, "claim")} from ${counted(Object.keys(data.sources).length, "source")}.`),
      busiest.length > 0 && el("h3", {}, "Most ties"),
      el(
        "ul",
        { class: "ties" },
        busiest.map((node) =>
          el(
            "li",
            {},
            el(
              "button",
              { type: "button", class: "tie", "data-node": node.id, onclick: () => cg.open({ node: node.id }) },
              lines.shape(node.group),
              el("span", { class: "words" }, node.label),
              el("span", { class: "count" }, model.tiesOf(node.id).length),
            ),
          ),
        ),
      ),
    ];
  }

  function content(view) {
    if (view.tie) return tie(view.tie);
    if (view.node) return cg.entity(view.node);
    return view.disputes ? disputes() : beginning();
  }

  /** Say in one sentence what the panel now shows. */
  function sentence(view) {
    if (view.tie) {
      const found = model.tie(view.tie);
      return `${model.sentence(found)}: ${found.standing}, ${counted(found.claims.length, "claim")}`;
    }
    if (view.node) return `${model.name(view.node)}, ${counted(model.tiesOf(view.node).length, "tie")}`;
    return view.disputes ? counted(data.disputes.length, "dispute") : "";
  }

  function show(view) {
    // To scroll makes the browser lay out the whole page, which the first time can wait.
    if (reading.childElementCount) byId("panel").scrollTop = 0;
    reading.replaceChildren(el("div", {}, content(view)));
    const open = Boolean(view.tie || view.node || view.disputes);
    document.body.dataset.reading = open ? "open" : "";
    byId("close").hidden = !open;
    if (open) announce(sentence(view));
  }

  cg.panel = { show };
})(cg);
