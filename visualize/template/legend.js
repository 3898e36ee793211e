// The legend, which is the filter: click mutes, alt-click (or Alt with Enter) shows only this.
((cg) => {
  const { data, model, filter, lines } = cg;
  const { el, byId, grouped, counted, announce } = cg.dom;
  const rows = [];
  const STANDING_LINES = data.standings;

  function count(items, keyOf) {
    const counts = new Map();
    for (const item of items) for (const key of [keyOf(item)].flat()) counts.set(key, (counts.get(key) || 0) + 1);
    return counts;
  }

  /** One row: a button that mutes `values` of `group`. */
  function row(group, values, every, label, number, picture, attributes) {
    const act = (alone) => {
      if (alone) filter.only(group, values, every);
      else filter.toggle(group, values);
      announce(`${label}: ${filter.mutes(group, values) ? "muted" : "shown"}. ${byId("status").textContent}`);
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
      picture,
      el("span", { class: "words" }, label),
      el("span", { class: "count" }, grouped(number)),
    );
    rows.push({ button, group, values });
    return button;
  }

  function section(title, ...content) {
    return el("section", {}, el("h2", {}, title), content);
  }

  function kinds() {
    const counts = count(data.nodes, (node) => node.group);
    const present = data.kinds.filter((kind) => counts.has(kind));
    return section("Kinds", present.map((kind) => row("kind", [kind], present, kind, counts.get(kind), lines.shape(kind), { "data-kind": kind })));
  }

  function relationships() {
    const counts = count(data.ties, (tie) => tie.edge_type.id);
    const every = [...counts.keys()];
    const families = data.families.map((family) => [family, Object.keys(data.edge_types).filter((id) => data.edge_types[id].family === family)]);
    return section(
      "Relationships",
      families.filter(([, types]) => types.length).map(([family, types]) => {
        const total = types.reduce((sum, type) => sum + (counts.get(type) || 0), 0);
        const inside = el("div", { class: "types", hidden: true }, types.map((type) => row("type", [type], every, data.edge_types[type].forward, counts.get(type) || 0, null, { "data-type": type })));
        const opener = el("button", { type: "button", class: "opener", "aria-expanded": "false", "aria-label": `Types of ${family}` }, "›");
        opener.addEventListener("click", () => {
          inside.hidden = !inside.hidden;
          opener.setAttribute("aria-expanded", String(!inside.hidden));
        });
        return [el("div", { class: "family" }, opener, row("type", types, every, family, total, null, { "data-family": family })), inside];
      }),
    );
  }

  function standings() {
    const counts = count(data.ties, (tie) => tie.standing);
    const modes = count(data.ties, (tie) => tie.mode);
    const notActual = ["planned", "feared"].filter((mode) => modes.has(mode));
    return section(
      "Standing",
      STANDING_LINES.map((standing) => row("standing", [standing], STANDING_LINES, standing, counts.get(standing) || 0, lines.sample(standing), { "data-standing": standing })),
      notActual.map((mode) => row("mode", [mode], ["actual", "planned", "feared"], mode, modes.get(mode), lines.sample("reported", true), { "data-mode": mode })),
    );
  }

  function sources() {
    const counts = count(data.claims, (claim) => claim.source);
    const every = [...counts.keys()].sort((a, b) => label(a).localeCompare(label(b), "en"));
    function label(id) {
      const { publisher, author, title } = model.source(id);
      return publisher || (author && author.join(", ")) || title;
    }
    const twice = count(every, label);
    const shown = (id) => (twice.get(label(id)) > 1 ? `${label(id)}: ${model.source(id).title}` : label(id));
    return section("Sources", every.map((id) => row("source", [id], every, shown(id), counts.get(id), null, { "data-source": id })));
  }

  function refresh() {
    for (const { button, group, values } of rows) button.setAttribute("aria-pressed", String(!filter.mutes(group, values)));
    const hidden = data.ties.length - filter.ties().size;
    const all = `${counted(data.nodes.length, "entity")}, ${counted(data.ties.length, "tie")}`;
    byId("status").textContent = hidden ? `${all} · ${counted(hidden, "tie")} hidden` : all;
    byId("show-all").hidden = !filter.any();
  }

  byId("legend").append(kinds(), relationships(), standings(), sources());
  byId("show-all").addEventListener("click", () => {
    filter.all();
    byId("legend").querySelector("button").focus();
  });
  filter.onChange(refresh);
  refresh();
})(cg);
