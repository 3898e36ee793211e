// All visible ties in words: the same information as the picture, for readers who cannot see it or prefer text.
((cg) => {
  const { data, lookups, filter, symbols, canvas } = cg;
  const { el, byId, linkButton, announce, pluralise } = cg.dom;
  const PAGE_SIZE = 200;
  const COLUMNS = ["Subject", "Relationship", "Object", "Standing", "Who says so"];
  const container = byId("table");
  let isShown = false;
  let rowLimit = PAGE_SIZE;

  function row(tie) {
    const mode = lookups.notActualMode(tie);
    const openTie = () => cg.open({ tie: tie.id });
    const entityCell = (id) => el("td", {}, linkButton(lookups.name(id), () => cg.open({ node: id })));
    const tail = tie.tail && el("span", { class: "small" }, tie.tail);
    return el(
      "tr",
      {},
      entityCell(tie.subject),
      el("td", {}, linkButton(tie.label, openTie, { class: "link strong", "data-tie": tie.id }), tail),
      entityCell(tie.object),
      el("td", { class: "standing" }, symbols.standingSymbol(tie.standing, mode), ` ${tie.standing}`, mode && `, ${mode}`, lookups.hasDisputedDates(tie.id) && ", dates disputed"),
      el("td", {}, tie.attribution),
    );
  }

  function showMore() {
    rowLimit += PAGE_SIZE;
    fill();
  }

  function fill() {
    const ties = [...filter.visibleTies()];
    const caption = el("caption", {}, `${data.title}: ${pluralise(ties.length, "tie")}, in words`);
    const head = el("tr", {}, COLUMNS.map((name) => el("th", { scope: "col" }, name)));
    const body = el("tbody", {}, ties.slice(0, rowLimit).map(row));
    const rest = ties.length - rowLimit;
    const more = rest > 0 ? [linkButton(`Show ${Math.min(PAGE_SIZE, rest)} more`, showMore)] : [];
    container.replaceChildren(el("table", {}, caption, el("thead", {}, head), body), ...more);
  }

  /** Show the table or, with false, the picture. `isSilent` keeps a screen reader from announcing it. */
  function show(isTable, isSilent) {
    isShown = isTable;
    rowLimit = PAGE_SIZE;
    container.hidden = !isTable;
    byId("canvas").hidden = isTable;
    document.body.dataset.view = isTable ? "table" : "picture";
    byId("show-table").setAttribute("aria-pressed", String(isTable));
    byId("show-picture").setAttribute("aria-pressed", String(!isTable));
    if (isTable) fill();
    else {
      canvas.network.setSize("100%", "100%");
      canvas.network.redraw();
      container.replaceChildren();
    }
    if (!isSilent) announce(isTable ? `Table of ${pluralise(filter.visibleTies().size, "tie")}` : "Picture");
  }

  byId("show-table").addEventListener("click", () => show(true));
  byId("show-picture").addEventListener("click", () => show(false));
  filter.onChange(() => isShown && fill());

  cg.table = { show, isShown: () => isShown };
})(cg);
