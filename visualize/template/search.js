// Search by name and alias, without regard to case and accents: `/` comes here, Enter opens.
((cg) => {
  const { data, model, lines } = cg;
  const { el, byId, announce, counted } = cg.dom;
  const MOST = 12;
  const input = byId("search");
  const list = byId("found");
  let results = [];
  let at = -1;

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const index = data.shown.map((id) => {
    const entity = model.entity(id);
    const names = [entity.name, ...(entity.aliases || [])];
    return { id, names, folded: names.map(fold), ties: model.tiesOf(id).length };
  });

  /** How well a folded name answers: 3 begins with it, 2 a word does, 1 contains it, 0 not at all. */
  function fit(name, words) {
    const starts = (word) => ` ${name.replace(/[^\p{L}\p{N}]+/gu, " ")}`.includes(` ${word}`);
    if (!words.every((word) => name.includes(word))) return 0;
    if (name.startsWith(words[0])) return 3;
    return words.every(starts) ? 2 : 1;
  }

  function find(text) {
    const words = fold(text).split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    const found = [];
    for (const item of index) {
      const fits = item.folded.map((name) => fit(name, words));
      const best = Math.max(...fits);
      if (best) found.push({ ...item, best, by: fits.indexOf(best) });
    }
    return found.sort((a, b) => b.best - a.best || b.ties - a.ties).slice(0, MOST);
  }

  function option(item, number) {
    const entity = model.entity(item.id);
    return el(
      "li",
      { role: "option", id: `found-${number}`, "aria-selected": "false", "data-node": item.id, onmousedown: (event) => event.preventDefault(), onclick: () => open(number) },
      lines.shape(entity.kind),
      el("span", { class: "words" }, entity.name, item.by > 0 && el("span", { class: "small" }, ` ${item.names[item.by]}`)),
      el("span", { class: "count" }, item.ties),
    );
  }

  function show() {
    results = find(input.value);
    at = results.length ? 0 : -1;
    list.replaceChildren(...(results.length ? results.map(option) : input.value.trim() ? [el("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, "Nobody by that name here")] : []));
    list.hidden = !input.value.trim();
    input.setAttribute("aria-expanded", String(!list.hidden));
    mark();
    if (!list.hidden) announce(results.length ? `${counted(results.length, "entity")} found` : "Nobody by that name here");
  }

  function mark() {
    [...list.children].forEach((item, number) => item.setAttribute("aria-selected", String(number === at)));
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", `found-${at}`);
      list.children[at].scrollIntoView({ block: "nearest" });
    }
  }

  function hide() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function open(number) {
    if (!results[number]) return;
    const { id } = results[number];
    hide();
    input.value = "";
    input.blur();
    cg.open({ node: id });
    byId("panel").focus({ preventScroll: true });
  }

  function key(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!results.length) return;
      at = (at + (event.key === "ArrowDown" ? 1 : -1) + results.length) % results.length;
      mark();
    } else if (event.key === "Enter") open(at);
    else if (event.key === "Escape") {
      input.value = "";
      hide();
      input.blur();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  input.addEventListener("input", show);
  input.addEventListener("focus", show);
  input.addEventListener("blur", hide);
  input.addEventListener("keydown", key);
})(cg);
