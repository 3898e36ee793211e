// One claim in the reading panel: what it says, when, in which words, who says it, and where to read it.
((cg) => {
  const { data, lookups } = cg;
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
    return (list || []).map(({ label, text, entity }) => fact(label, entity ? entityLink(entity) : el("bdi", {}, text)));
  }

  function quote(claim) {
    if (!claim.quote) return null;
    const [before, after] = claim.context || ["", ""];
    return el("blockquote", { dir: "auto" }, before, el("mark", {}, claim.quote), after);
  }

  function speakers(claim) {
    const speaker = claim.said_by ? join(claim.said_by.map(entityLink), data.as_told_by) : [claim.voice];
    const comma = claim.said_by?.length > 1 ? ", " : " ";
    return el(
      "p",
      { class: "speakers" },
      ...speaker,
      `${comma}${claim.verb}`,
      claim.said_on && `, ${claim.said_on}`,
      claim.by_party && el("span", { class: "chip warn" }, "by a party to it"),
    );
  }

  /** Return the title of a claim's source; where the service shows the page, as a link to the claim in it. */
  function sourceTitle(claim, title) {
    const { sources } = document.body.dataset;
    if (!sources) return title;
    const href = `${sources}${encodeURIComponent(claim.source)}?claim=${claim.id}#claim-${claim.id}`;
    const target = document.body.classList.contains("embedded") && "_blank";
    return el("a", { href, target, rel: target && "noopener" }, title);
  }

  function source(claim) {
    const from = lookups.source(claim.source);
    const published = from.published && `${from.published}${from.published_basis ? ` (${from.published_basis})` : ""}`;
    const makers = [from.publisher, from.author && `by ${from.author.join(", ")}`, from.genre, published];
    return el(
      "div",
      { class: "source" },
      el("p", { class: "title", dir: "auto" }, sourceTitle(claim, from.title)),
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
    const inferred = claim.inferred && `not named there, supplied by us: ${claim.inferred.join("; ")}`;
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
      claim.quote && el("p", { class: "small" }, "The source's own words."),
      claim.note && el("p", { class: "note" }, el("span", { class: "fact-label" }, "Our note, not the source's words: "), claim.note),
      !claim.quote && el("p", { class: "unchecked" }, "The text of the source is not here: not checked against it."),
      details(claim),
      speakers(claim),
      source(claim),
      el("p", { class: "small recorded" }, claim.recorded),
    );
  }

  cg.panelClaim = { claimSection, facts, entityLink };
})(cg);
