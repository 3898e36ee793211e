// Search by name, alias and Latin spelling, without regard to case and accents: `/` moves here, Enter opens the result.
((cg) => {
  const { data, lookups, symbols } = cg;
  const { el, byId, announce, pluralise } = cg.dom;
  const MAX_RESULTS = 12;
  const NO_RESULT = "No entity with this name here";
  const input = byId("search");
  const list = byId("search-results");
  let results = [];
  let selectedIndex = -1;

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

  const index = data.shown.map((id) => {
    const entity = lookups.entity(id);
    const names = [entity.name, ...(entity.aliases || [])];
    const foldedNames = [...names.map(fold), ...(entity.latin_names || [])];
    return { id, names, foldedNames, tieCount: lookups.tiesOf(id).length };
  });

  /** Return how well a folded name matches: 3 if it begins with the first word, 2 if all words begin words of it, 1 if it contains them, else 0. */
  function score(name, words) {
    if (!words.every((word) => name.includes(word))) return 0;
    if (name.startsWith(words[0])) return 3;
    const spaced = ` ${name.replace(/[^\p{L}\p{N}]+/gu, " ")}`;
    return words.every((word) => spaced.includes(` ${word}`)) ? 2 : 1;
  }

  function findEntities(text) {
    const words = fold(text).split(/\s+/).filter(Boolean);
    if (!words.length) return [];
    const matches = [];
    for (const item of index) {
      const scores = item.foldedNames.map((name) => score(name, words));
      const best = Math.max(...scores);
      if (best) matches.push({ ...item, score: best, matchedName: scores.indexOf(best) });
    }
    return matches.sort((a, b) => b.score - a.score || b.tieCount - a.tieCount).slice(0, MAX_RESULTS);
  }

  function option(item, number) {
    const entity = lookups.entity(item.id);
    // What matched may be a Latin spelling, which follows the names and is not one of them.
    const matched = item.names[item.matchedName];
    const alias = matched && item.matchedName > 0 && el("span", { class: "small" }, ` ${matched}`);
    return el(
      "li",
      {
        role: "option", id: `search-result-${number}`, "aria-selected": "false", "data-node": item.id,
        onmousedown: (event) => event.preventDefault(), onclick: () => open(number),
      },
      symbols.kindSymbol(entity.kind),
      el("span", { class: "item-text" }, entity.name, alias),
      el("span", { class: "count" }, item.tieCount),
    );
  }

  function showResults() {
    const isEmpty = !input.value.trim();
    results = findEntities(input.value);
    selectedIndex = results.length ? 0 : -1;
    const none = isEmpty ? [] : [el("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, NO_RESULT)];
    list.replaceChildren(...(results.length ? results.map(option) : none));
    list.hidden = isEmpty;
    input.setAttribute("aria-expanded", String(!list.hidden));
    markSelected();
    if (!list.hidden) announce(results.length ? `${pluralise(results.length, "entity")} found` : NO_RESULT);
  }

  function markSelected() {
    [...list.children].forEach((item, number) => item.setAttribute("aria-selected", String(number === selectedIndex)));
    if (selectedIndex < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", `search-result-${selectedIndex}`);
      list.children[selectedIndex].scrollIntoView({ block: "nearest" });
    }
  }

  function hideResults() {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function open(number) {
    if (!results[number]) return;
    const { id } = results[number];
    hideResults();
    input.value = "";
    input.blur();
    cg.open({ node: id });
    byId("panel").focus({ preventScroll: true });
  }

  function onKeyDown(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!results.length) return;
      selectedIndex = (selectedIndex + (event.key === "ArrowDown" ? 1 : -1) + results.length) % results.length;
      markSelected();
    } else if (event.key === "Enter") open(selectedIndex);
    else if (event.key === "Escape") {
      input.value = "";
      hideResults();
      input.blur();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  input.addEventListener("input", showResults);
  input.addEventListener("focus", showResults);
  input.addEventListener("blur", hideResults);
  input.addEventListener("keydown", onKeyDown);
})(cg);
