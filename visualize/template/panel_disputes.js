// Disputes and differing accounts in the reading panel: who says what, side by side, on all that they are about.
((cg) => {
  const { data, lookups } = cg;
  const { el, join, linkButton, pluralise } = cg.dom;
  // How many disputes about ties an entity lists.
  const MAX_LISTED = 12;

  const isDispute = (dispute) => dispute.category === "dispute";

  function position({ position: text, stated_by, compatible_with }) {
    return el(
      "div",
      { class: compatible_with ? "side compatible" : "side" },
      el("strong", {}, text),
      el("span", { class: "small" }, join(stated_by, "; ")),
      compatible_with && el("span", { class: "small" }, `compatible with ${compatible_with.join(" and with ")}`),
    );
  }

  /** Return each position, with who takes it; last those that can be true together with one or several others. */
  function positions(dispute) {
    return el("div", { class: "sides" }, [...dispute.sides, ...(dispute.compatible || [])].map(position));
  }

  function openItemOf(dispute) {
    if (dispute.tie && lookups.tie(dispute.tie)) return { tie: dispute.tie };
    return { node: dispute.entity || dispute.event };
  }

  function sentenceLink(dispute) {
    return linkButton(dispute.sentence, () => cg.open(openItemOf(dispute)), { class: "link strong" });
  }

  /** Return a dispute with its rule and positions. `isLinked` adds what it is about, as a link. */
  function section(dispute, isLinked) {
    const rule = `${dispute.rule}: ${dispute.explanation}`;
    return el(
      "section",
      { class: "dispute", "data-category": dispute.category },
      isLinked ? sentenceLink(dispute) : el("h3", {}, isDispute(dispute) ? "In dispute" : "Accounts differ"),
      el("p", { class: "small" }, rule),
      positions(dispute),
    );
  }

  /** Return links to disputes under a heading, or null if there are none. */
  function links(heading, disputes) {
    if (!disputes.length) return null;
    const rest = disputes.length - MAX_LISTED;
    return el(
      "section",
      { class: "dispute-links" },
      el("h3", {}, heading),
      el("ul", {}, disputes.slice(0, MAX_LISTED).map((dispute) => el("li", {}, sentenceLink(dispute)))),
      rest > 0 && linkButton(`${pluralise(rest, "other")}, in the list of all`, () => cg.open({ disputes: true })),
    );
  }

  /** Return the disputes of a tie, and links to those about the Events that it joins or is part of. */
  function ofTie(tie) {
    const own = lookups.disputesOf(tie.id);
    const events = [tie.subject, tie.object, ...tie.claims.map((claim) => lookups.claim(claim).event)];
    const isAbout = (id) => (dispute) => !own.includes(dispute) && [dispute.entity, dispute.event].includes(id);
    const ofEvents = [...new Set(events)]
      .filter((id) => id && lookups.entity(id).kind === "Event")
      .map((id) => links(`Sources do not agree on ${lookups.name(id)}`, lookups.disputesOf(id).filter(isAbout(id))));
    return [own.map((dispute) => section(dispute)), ofEvents];
  }

  /** Return the disputes about the dates of an Event, and links to those about the ties of an entity. */
  function ofEntity(id) {
    const aboutTies = lookups.disputesOf(id).filter((dispute) => dispute.tie);
    const isEvent = lookups.entity(id).kind === "Event";
    const dates = isEvent ? aboutTies.filter((dispute) => dispute.event) : [];
    const others = aboutTies.filter((dispute) => !dates.includes(dispute));
    return [dates.map((dispute) => section(dispute, true)), links("Disputed ties", others)];
  }

  /** Return what differs in a property of an entity. */
  function ofProperty(id, property) {
    return lookups
      .disputesOf(id)
      .filter((dispute) => dispute.entity === id && dispute.property === property)
      .map((dispute) => section(dispute));
  }

  /** Return how many disputes and differing accounts there are, in words. */
  function counts() {
    const disputes = data.disputes.filter(isDispute).length;
    const differences = data.disputes.length - disputes;
    return [pluralise(disputes, "dispute"), differences && pluralise(differences, "differing account")].filter(Boolean).join(", ");
  }

  /** Return the list of all: the disputes, then the differing accounts. */
  function all() {
    const list = (heading, disputes) => disputes.length > 0 && [el("h2", {}, heading), disputes.map((dispute) => section(dispute, true))];
    return [
      el("p", { class: "kicker" }, "Where sources do not agree"),
      list("Disputes", data.disputes.filter(isDispute)),
      list("Differing accounts", data.disputes.filter((dispute) => !isDispute(dispute))),
    ];
  }

  cg.panelDisputes = { ofTie, ofEntity, ofProperty, all, counts };
})(cg);
