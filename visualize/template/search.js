// Search by name and alias in any spelling, as the server searches but without misspelt words: `/` moves here, Enter
// opens the result.
((cg) => {
  const { data, lookups, symbols } = cg;
  const { el, byId, announce, pluralise } = cg.dom;
  const { spellings } = cg.nameFolding;
  const MAX_RESULTS = 12;
  // Factors of a score; the first two are those of `graph/reading/search.py`.
  const TRANSLITERATED = 0.9;
  const UNNAMED = 0.9;
  const INSIDE = 0.5;
  const NO_RESULT = "No entity with this name here";
  const input = byId("search");
  const list = byId("search-results");
  let results = [];
  let selectedIndex = -1;

  const makeIndex = () => data.shown.map((id) => {
    const entity = lookups.entity(id);
    const spelt = [entity.name, ...(entity.aliases || [])].flatMap((name) =>
      spellings(name).map((words, number) => ({ name, words, isOwn: number === 0 })),
    );
    // Latin spellings of names that only the server can transliterate.
    const latin = (entity.latin_names || []).map((words) => ({ words: words.split(" "), isOwn: false }));
    return { id, spelt: [...spelt, ...latin], isNamed: entity.named !== false, tieCount: lookups.tiesOf(id).length };
  });
  // Made for the first search: the spellings of many thousand names take a while, and many readers search nothing.
  let index;

  /** Return how well a word matches a word of a name: 1 if they are equal, else less, and 0 if they do not match. */
  function scoreWord(word, nameWord) {
    if (word === nameWord) return 1;
    if (nameWord.startsWith(word)) return word.length / nameWord.length;
    return nameWord.includes(word) ? (INSIDE * word.length) / nameWord.length : 0;
  }

  /** Return how well words match a name, from 0 to 1: 1 if they are the complete name, 0 if one does not match. */
  function scoreName(words, nameWords) {
    if (words.join(" ") === nameWords.join(" ")) return 1;
    const scores = words.map((word) => Math.max(...nameWords.map((nameWord) => scoreWord(word, nameWord))));
    if (scores.includes(0)) return 0;
    const similarity = scores.reduce((sum, score) => sum + score, 0) / words.length;
    return similarity * (0.75 + 0.2 * Math.min(1, words.length / nameWords.length));
  }

  /** Return the best score of an entity, and the name that has it. */
  function bestMatch(item, query) {
    let best = { score: 0 };
    for (const { name, words, isOwn } of item.spelt) {
      query.forEach((queryWords, number) => {
        const factor = isOwn && number === 0 ? 1 : TRANSLITERATED;
        const score = scoreName(queryWords, words) * factor * (item.isNamed ? 1 : UNNAMED);
        if (score > best.score) best = { score, name };
      });
    }
    return best;
  }

  /** Return all entities with a name that matches, the best match first; of equal ones that with the most ties. */
  function findEntities(text) {
    const query = spellings(text);
    if (!query.length) return [];
    index ??= makeIndex();
    const matches = [];
    for (const item of index) {
      const best = bestMatch(item, query);
      if (best.score > 0) matches.push({ ...item, ...best });
    }
    return matches.sort((a, b) => b.score - a.score || b.tieCount - a.tieCount || (a.id < b.id ? -1 : 1));
  }

  function option(item, number) {
    const entity = lookups.entity(item.id);
    const alias = item.name && item.name !== entity.name && el("bdi", { class: "small" }, ` ${item.name}`);
    return el(
      "li",
      {
        role: "option", id: `search-result-${number}`, "aria-selected": "false", "data-node": item.id,
        onmousedown: (event) => event.preventDefault(), onclick: () => open(number),
      },
      symbols.kindSymbol(entity.kind),
      el("span", { class: "item-text" }, el("bdi", {}, entity.name), alias),
      el("span", { class: "count" }, item.tieCount),
    );
  }

  const disabledOption = (text) => el("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, text);

  function showResults() {
    const isEmpty = !input.value.trim();
    const matches = findEntities(input.value);
    results = matches.slice(0, MAX_RESULTS);
    selectedIndex = results.length ? 0 : -1;
    const more = matches.length - results.length;
    const note = more ? `and ${more} more: write more of the name` : !matches.length && !isEmpty && NO_RESULT;
    list.replaceChildren(...results.map(option), ...(note ? [disabledOption(note)] : []));
    list.hidden = isEmpty;
    input.setAttribute("aria-expanded", String(!list.hidden));
    markSelected();
    if (!list.hidden) announce(matches.length ? `${pluralise(matches.length, "entity")} found` : NO_RESULT);
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
