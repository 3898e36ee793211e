// All ties in words: the same thing as the picture for whoever cannot see or does not want it.
((cg) => {
  const { data, model, filter, lines, canvas } = cg;
  const { el, byId, go, announce, counted } = cg.dom;
  const AT_ONCE = 200;
  const holder = byId("table");
  let on = false;
  let limit = AT_ONCE;

  function row(tie) {
    const mode = model.mode(tie);
    const open = () => cg.open({ tie: tie.id });
    return el(
      "tr",
      {},
      el("td", {}, go(model.name(tie.subject), () => cg.open({ node: tie.subject }))),
      el("td", {}, go(tie.label, open, { class: "link strong", "data-tie": tie.id }), tie.facts && el("span", { class: "small" }, ` ${tie.facts.map((fact) => fact.text).join(", ")}`)),
      el("td", {}, go(model.name(tie.object), () => cg.open({ node: tie.object }))),
      el("td", { class: "standing" }, lines.sample(tie.standing, mode), ` ${tie.standing}`, mode && `, ${mode}`),
    );
  }

  function fill() {
    const ties = [...filter.ties()];
    const body = el("tbody", {}, ties.slice(0, limit).map(row));
    const head = el("tr", {}, ["Who", "What", "Whom", "Standing"].map((name) => el("th", { scope: "col" }, name)));
    const caption = el("caption", {}, `${data.title}: ${counted(ties.length, "tie")}, in words`);
    const more = ties.length > limit && go(`Show ${Math.min(AT_ONCE, ties.length - limit)} more`, () => {
      limit += AT_ONCE;
      fill();
    });
    holder.replaceChildren(el("table", {}, caption, el("thead", {}, head), body), ...(more ? [more] : []));
  }

  function show(wanted, quietly) {
    on = wanted;
    limit = AT_ONCE;
    holder.hidden = !on;
    byId("canvas").hidden = on;
    document.body.dataset.view = on ? "table" : "picture";
    byId("show-table").setAttribute("aria-pressed", String(on));
    byId("show-picture").setAttribute("aria-pressed", String(!on));
    if (on) fill();
    else {
      canvas.network.setSize("100%", "100%");
      canvas.network.redraw();
      holder.replaceChildren();
    }
    if (!quietly) announce(on ? `Table of ${counted(filter.ties().size, "tie")}` : "Picture");
  }

  byId("show-table").addEventListener("click", () => show(true));
  byId("show-picture").addEventListener("click", () => show(false));
  filter.onChange(() => on && fill());

  cg.table = { show, shown: () => on, data };
})(cg);
