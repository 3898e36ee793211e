// One claim in the reading panel: what is said, when, in which words, who says it, and where to read it.
((cg) => {
  const { model } = cg;
  const { el, go, outside, joined } = cg.dom;
  const STANCES = { asserted: "asserted", alleged: "alleged", denied: "denied" };

  /** An entity's name that opens it. */
  function entity(id) {
    return go(model.name(id), () => cg.open({ node: id }), { "data-node": id });
  }

  function entities(ids) {
    return joined(ids.map(entity), ", ");
  }

  /** "lawyer", "place: Rome": properties in words, those that name an entity as links. */
  function facts(list) {
    return (list || []).map((fact) =>
      el("p", { class: "fact" }, el("span", { class: "label" }, `${fact.label}: `), fact.entity ? entity(fact.entity) : fact.text),
    );
  }

  function passage(claim) {
    if (!claim.quote) return null;
    const [before, after] = claim.around || ["", ""];
    return el("blockquote", {}, before, el("mark", {}, claim.quote), after);
  }

  function speaking(claim) {
    const spoken = claim.said_by ? ["said by ", ...entities(claim.said_by)] : ["in its own voice"];
    return el(
      "p",
      { class: "speaking" },
      ...spoken,
      claim.said_on && `, ${claim.said_on}`,
      claim.party && el("span", { class: "chip warn" }, "by a party to it"),
    );
  }

  function source(claim) {
    const from = model.source(claim.source);
    const published = from.published && `${from.published}${from.basis ? ` (${from.basis})` : ""}`;
    const makers = [from.publisher, from.author && `by ${from.author.join(", ")}`, from.genre, published];
    return el(
      "div",
      { class: "source" },
      el("p", { class: "title" }, from.title),
      el("p", { class: "small" }, joined(makers.filter(Boolean), " · ")),
      from.repeats && el("p", { class: "small" }, `repeats: ${from.repeats.join(", ")}`),
      el("p", { class: "small" }, joined([claim.place, outside(from.url, "open the source")].filter(Boolean), " · ")),
    );
  }

  /** "planned", "feared, if extradited". */
  function mode(claim) {
    if (!claim.mode) return null;
    return el("span", { class: "chip" }, claim.mode, claim.condition && `: ${claim.condition}`);
  }

  function times(claim) {
    return el("span", { class: "when" }, claim.when, claim.basis && ` (${claim.basis})`);
  }

  function details(claim) {
    const written = claim.written && `as written: ${claim.written.join(", ")}`;
    const inferred = claim.inferred && `${claim.inferred} is inferred${claim.inferred_from ? `, from ${claim.inferred_from}` : ""}`;
    return [
      ...facts(claim.facts),
      claim.about && el("p", { class: "fact" }, el("span", { class: "label" }, "about: "), ...entities(claim.about)),
      claim.event && el("p", { class: "fact" }, el("span", { class: "label" }, "part of: "), entity(claim.event)),
      inferred && el("p", { class: "fact inferred" }, inferred),
      written && el("p", { class: "fact" }, written),
    ];
  }

  /** Everything that one claim says. */
  function claim(number) {
    const given = model.claim(number);
    return el(
      "section",
      { class: "claim", "data-claim": given.id },
      el("div", { class: "claim-head" }, el("strong", { class: `stance ${given.stance}` }, STANCES[given.stance]), mode(given), times(given)),
      given.value && el("p", { class: "value" }, given.value),
      passage(given),
      given.note && el("p", { class: "note" }, given.note),
      !given.quote && el("p", { class: "unchecked" }, "not checked against the text"),
      details(given),
      speaking(given),
      source(given),
    );
  }

  /** What each side of a dispute says, side by side, each with who says so. */
  function sides(dispute) {
    const voice = (given) => {
      const from = model.source(given.source);
      const speaker = given.said_by && model.name(given.said_by.at(-1));
      return [speaker, from.publisher || from.title].filter(Boolean).join(", in ");
    };
    const voices = (numbers) => [...new Set(numbers.map((number) => voice(model.claim(number))))];
    return el(
      "div",
      { class: "sides" },
      dispute.sides.map(([words, numbers]) =>
        el("div", { class: "side" }, el("strong", {}, words), el("span", { class: "small" }, joined(voices(numbers), "; "))),
      ),
    );
  }

  cg.claims = { claim, sides, facts, entity };
})(cg);
