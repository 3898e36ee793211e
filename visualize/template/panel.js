// The reading panel: a tie, an entity, the disputes, or an overview.
((cg) => {
  const { data, lookups, symbols } = cg;
  const { el, byId, pluralise, announce } = cg.dom;
  const { claimSection, facts, entityLink } = cg.panelClaim;
  // How many entities the overview lists.
  const MAX_LISTED = 8;
  const reading = byId("reading");

  function tieContent(id) {
    const tie = lookups.tie(id);
    const mode = lookups.notActualMode(tie);
    const origins = tie.origins || [];
    return [
      el("p", { class: "kicker" }, `Tie · ${tie.edgeType.family}`),
      el("h2", {}, ...lookups.sentenceParts(tie).map(({ text, id }) => (id ? entityLink(id) : el("em", {}, text)))),
      el("p", { class: "attribution" }, `${tie.attribution}.`),
      facts(tie.facts),
      el(
        "div",
        { class: "chips" },
        el("span", { class: "chip standing" }, symbols.standingSymbol(tie.standing, mode), tie.standing),
        mode && el("span", { class: "chip" }, mode),
        el("span", { class: "chip" }, pluralise(tie.claims.length, "claim")),
        el("span", { class: "chip" }, pluralise(origins.length, "origin")),
      ),
      origins.length > 0 && el("p", { class: "small" }, `Origins: ${origins.join(", ")}`),
      cg.panelDisputes.ofTie(tie),
      tie.claims.map(claimSection),
    ];
  }

  function entityItem(node) {
    return el(
      "li",
      {},
      el(
        "button",
        { type: "button", class: "tie", "data-node": node.id, onclick: () => cg.open({ node: node.id }) },
        symbols.kindSymbol(node.group),
        el("span", { class: "item-text", dir: "auto" }, node.label),
        el("span", { class: "count" }, lookups.tiesOf(node.id).length),
      ),
    );
  }

  function overviewContent() {
    const byTies = [...data.nodes].sort((a, b) => lookups.tiesOf(b.id).length - lookups.tiesOf(a.id).length).slice(0, MAX_LISTED);
    return [
      el("p", { class: "kicker" }, "Who says so"),
      el("h2", {}, data.title),
      el("p", {}, "Open a tie to read who says so, where, and since when. Open an entity to read all its ties."),
      el("p", { class: "small" }, `${pluralise(data.claims.length, "claim")} about these ties and entities, from ${pluralise(Object.keys(data.sources).length, "source")}.`),
      byTies.length > 0 && el("h3", {}, "Most ties"),
      el("ul", { class: "ties" }, byTies.map(entityItem)),
    ];
  }

  function contentOf(openItem) {
    if (openItem.tie) return tieContent(openItem.tie);
    if (openItem.node) return cg.entityContent(openItem.node);
    return openItem.disputes ? cg.panelDisputes.all() : overviewContent();
  }

  /** Return in one sentence what the panel shows, for a screen reader. */
  function summaryOf(openItem) {
    if (openItem.tie) {
      const tie = lookups.tie(openItem.tie);
      return `${lookups.sentence(tie)}: ${tie.standing}, ${pluralise(tie.claims.length, "claim")}`;
    }
    if (openItem.node) return `${lookups.name(openItem.node)}, ${pluralise(lookups.tiesOf(openItem.node).length, "tie")}`;
    return openItem.disputes ? cg.panelDisputes.counts() : "";
  }

  /** Show what is open (see `address_history.js`). */
  function show(openItem) {
    // Scrolling makes the browser compute the layout of the complete page, which need not happen at the start.
    if (reading.childElementCount) byId("panel").scrollTop = 0;
    reading.replaceChildren(el("div", {}, contentOf(openItem)));
    const isOpen = Boolean(openItem.tie || openItem.node || openItem.disputes);
    document.body.dataset.reading = isOpen ? "open" : "";
    byId("close").hidden = !isOpen;
    if (isOpen) announce(summaryOf(openItem));
  }

  cg.panel = { show };
})(cg);
