// The legend, which is also the filter: a click mutes, Alt-click (or Alt with Enter) shows only this.
((cg) => {
  const { data, lookups, filter, symbols } = cg;
  const { el, byId, groupDigits, pluralise, announce } = cg.dom;
  const rows = [];

  /** Count items by a key, or by several where `keyOf` returns an array. */
  function countBy(items, keyOf) {
    const counts = new Map();
    for (const item of items) for (const key of [keyOf(item)].flat()) counts.set(key, (counts.get(key) || 0) + 1);
    return counts;
  }

  /**
   * Return a button that mutes `values` of a filter's group. `allValues` are those of the complete group; `number` is
   * how many entities, ties or claims there are.
   */
  function row(group, values, allValues, { label, number, symbol, attributes, isFamily = false }) {
    const act = (onlyThis) => {
      if (onlyThis) filter.showOnly(group, values, allValues);
      else filter.toggle(group, values);
      announce(`${label}: ${filter.areMuted(group, values) ? "muted" : "shown"}. ${byId("status").textContent}`);
    };
    const button = el(
      "button",
      {
        type: "button",
        "aria-pressed": "true",
        title: "Click to mute; Alt-click to see only this",
        onclick: (event) => act(event.altKey),
        onkeydown: (event) => {
          if (event.altKey && event.key === "Enter") {
            event.preventDefault();
            act(true);
          }
        },
        ...attributes,
      },
      symbol,
      el("span", { class: "item-text" }, label),
      el("span", { class: "count" }, groupDigits(number)),
    );
    rows.push({ button, group, values, label, isFamily });
    return button;
  }

  function section(title, ...content) {
    return el("section", {}, el("h2", {}, title), content);
  }

  function kinds() {
    const counts = countBy(data.nodes, (node) => node.group);
    const present = data.kinds.filter((kind) => counts.has(kind));
    return section(
      "Kinds",
      present.map((kind) =>
        row("kind", [kind], present, { label: kind, number: counts.get(kind), symbol: symbols.kindSymbol(kind), attributes: { "data-kind": kind } }),
      ),
    );
  }

  function relationships() {
    const counts = countBy(data.ties, (tie) => tie.edgeType.id);
    const allTypes = [...counts.keys()];
    const number = (types) => types.reduce((sum, type) => sum + (counts.get(type) || 0), 0);
    const typeRow = (type) =>
      row("type", [type], allTypes, { label: data.edge_types[type].forward, number: number([type]), attributes: { "data-type": type } });
    const families = data.families.map((family) => [family, Object.keys(data.edge_types).filter((id) => data.edge_types[id].family === family)]);
    return section(
      "Relationships",
      families.filter(([, types]) => types.length).map(([family, types]) => {
        const typeList = el("div", { class: "types", hidden: true }, types.map(typeRow));
        const opener = el("button", { type: "button", class: "opener", "aria-expanded": "false", "aria-label": `Types of ${family}` }, "›");
        opener.addEventListener("click", () => {
          typeList.hidden = !typeList.hidden;
          opener.setAttribute("aria-expanded", String(!typeList.hidden));
        });
        const familyRow = row("type", types, allTypes, { label: family, number: number(types), attributes: { "data-family": family }, isFamily: true });
        return [el("div", { class: "family" }, opener, familyRow), typeList];
      }),
    );
  }

  function standings() {
    const counts = countBy(data.ties, (tie) => tie.standing);
    const modeCounts = countBy(data.ties, (tie) => tie.mode);
    const disputeMark = cg.disputeMarks.symbol();
    const notActual = data.modes.filter((mode) => mode !== "actual" && modeCounts.has(mode));
    // No button mutes the actual ties, but those of the other modes can leave them out.
    if (notActual.length) rows.push({ group: "mode", values: ["actual"], label: "actual" });
    return section(
      "Standing",
      data.standings.map((standing) =>
        row("standing", [standing], data.standings, {
          label: standing, number: counts.get(standing) || 0, symbol: symbols.standingSymbol(standing), attributes: { "data-standing": standing },
        }),
      ),
      notActual.map((mode) =>
        row("mode", [mode], data.modes, { label: mode, number: modeCounts.get(mode), symbol: symbols.standingSymbol("reported", mode), attributes: { "data-mode": mode } }),
      ),
      disputeMark && el("p", { class: "legend-mark" }, disputeMark, el("span", {}, "dates or values in dispute")),
    );
  }

  function sources() {
    const counts = countBy(data.claims, (claim) => claim.source);
    const makerOf = (id) => {
      const { publisher, author, title } = lookups.source(id);
      return publisher || (author && author.join(", ")) || title;
    };
    const allSources = [...counts.keys()].sort((a, b) => makerOf(a).localeCompare(makerOf(b), "en"));
    const sourcesByMaker = countBy(allSources, makerOf);
    // Where several sources have one publisher, their titles are added.
    const label = (id) => (sourcesByMaker.get(makerOf(id)) > 1 ? `${makerOf(id)}: ${lookups.source(id).title}` : makerOf(id));
    return section(
      "Sources",
      allSources.map((id) => row("source", [id], allSources, { label: label(id), number: counts.get(id), attributes: { "data-source": id } })),
    );
  }

  /** Name the marks of planned and feared ties below the picture, where a small frame hides the legend. */
  function modeMarks() {
    const visible = filter.visibleTies();
    const modes = data.modes.slice(1).filter((mode) => [...visible].some((tie) => tie.mode === mode));
    byId("mode-marks").replaceChildren(...modes.flatMap((mode) => [symbols.standingSymbol("reported", mode), el("span", {}, mode)]));
  }

  function refresh() {
    for (const { button, group, values } of rows) if (button) button.setAttribute("aria-pressed", String(!filter.areMuted(group, values)));
    const hidden = data.ties.length - filter.visibleTies().size;
    const totals = `${pluralise(data.nodes.length, "entity")}, ${pluralise(data.ties.length, "tie")}`;
    byId("status").textContent = hidden ? `${totals} · ${pluralise(hidden, "tie")} hidden` : totals;
    byId("show-all").hidden = !filter.isActive();
    modeMarks();
    const muted = cg.describeMuted(rows);
    const title = muted ? `${data.title} (${muted})` : data.title;
    document.title = `${title} · Casegraph`;
    for (const heading of document.querySelectorAll(".page-title")) {
      heading.textContent = title;
      heading.title = title;
    }
  }

  byId("legend").append(kinds(), relationships(), standings(), sources());
  byId("show-all").addEventListener("click", () => {
    filter.clear();
    byId("legend").querySelector("button").focus();
  });
  filter.onChange(refresh);
  refresh();
})(cg);
