// One claim in the reading panel: what it says, when, in which words, who says it, and where to read it.
((cg) => {
  const { lookups } = cg;
  const { el, linkButton, webLink, join } = cg.dom;

  /** Return an entity's name as a button that opens it. */
  function entityLink(id) {
    return linkButton(lookups.name(id), () => cg.open({ node: id }), { "data-node": id });
  }

  function entityLinks(ids) {
    return join(ids.map(entityLink), ", ");
  }

  function fact(label, ...content) {
    return el("p", { class: "fact" }, el("span", { class: "fact-label" }, `${label}: `), ...content);
  }

  /** Return properties in words, "role: lawyer"; those that name an entity are links. */
  function facts(list) {
    return (list || []).map(({ label, text, entity }) => fact(label, entity ? entityLink(entity) : text));
  }

  function quote(claim) {
    if (!claim.quote) return null;
    const [before, after] = claim.context || ["", ""];
    return el("blockquote", {}, before, el("mark", {}, claim.quote), after);
  }

  function speakers(claim) {
    const speaker = claim.said_by ? ["said by ", ...entityLinks(claim.said_by)] : ["said by the source itself"];
    return el(
      "p",
      { class: "speakers" },
      ...speaker,
      claim.said_on && `, ${claim.said_on}`,
      claim.by_party && el("span", { class: "chip warn" }, "by a party to it"),
    );
  }

  function source(claim) {
    const from = lookups.source(claim.source);
    const published = from.published && `${from.published}${from.published_basis ? ` (${from.published_basis})` : ""}`;
    const makers = [from.publisher, from.author && `by ${from.author.join(", ")}`, from.genre, published];
    return el(
      "div",
      { class: "source" },
      el("p", { class: "title" }, from.title),
      el("p", { class: "small" }, join(makers.filter(Boolean), " · ")),
      from.derived_from && el("p", { class: "small" }, `repeats: ${from.derived_from.join(", ")}`),
      el("p", { class: "small" }, join([claim.locator, webLink(from.url, "open the source")].filter(Boolean), " · ")),
    );
  }

  /** Return "planned" or "feared: if extradited", or null for an actual claim. */
  function modeChip(claim) {
    if (!claim.mode) return null;
    return el("span", { class: "chip" }, claim.mode, claim.condition && `: ${claim.condition}`);
  }

  function times(claim) {
    return el("span", { class: "when" }, claim.when, claim.dates_basis && ` (${claim.dates_basis})`);
  }

  function details(claim) {
    const names = claim.names_in_text && `in the source's words: ${claim.names_in_text.join(", ")}`;
    const inferred = claim.inferred && `${claim.inferred} is inferred${claim.inferred_from ? `, from ${claim.inferred_from}` : ""}`;
    return [
      ...facts(claim.facts),
      claim.about && fact("about", ...entityLinks(claim.about)),
      claim.event && fact("part of", entityLink(claim.event)),
      inferred && el("p", { class: "fact inferred" }, inferred),
      names && el("p", { class: "fact" }, names),
    ];
  }

  /** Return everything that one claim says, by its number in the data. */
  function claimSection(number) {
    const claim = lookups.claim(number);
    return el(
      "section",
      { class: "claim", "data-claim": claim.id },
      el("div", { class: "claim-head" }, el("strong", { class: `stance ${claim.stance}` }, claim.stance), modeChip(claim), times(claim)),
      claim.value && el("p", { class: "value" }, claim.value),
      quote(claim),
      claim.note && el("p", { class: "note" }, claim.note),
      !claim.quote && el("p", { class: "unchecked" }, "not checked against the text"),
      details(claim),
      speakers(claim),
      source(claim),
    );
  }

  /** Return what each side of a dispute says, side by side, each with who says it. */
  function disputeSides(dispute) {
    const speakerOf = (claim) => {
      const from = lookups.source(claim.source);
      const speaker = claim.said_by && lookups.name(claim.said_by.at(-1));
      return [speaker, from.publisher || from.title].filter(Boolean).join(", in ");
    };
    const speakersOf = (numbers) => [...new Set(numbers.map((number) => speakerOf(lookups.claim(number))))];
    return el(
      "div",
      { class: "sides" },
      dispute.sides.map(([text, numbers]) =>
        el("div", { class: "side" }, el("strong", {}, text), el("span", { class: "small" }, join(speakersOf(numbers), "; "))),
      ),
    );
  }

  cg.panelClaim = { claimSection, disputeSides, facts, entityLink };
})(cg);
