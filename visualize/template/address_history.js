// The fragment of the address says what is open (`#tie=...`, `#node=...`, `#disputes`). A link, a reload and the
// browser's back button therefore open it again, and the panel's own back and forward buttons use the same history.
// What is open is an object with `tie`, the id of a tie, or `node`, the id of an entity, or `disputes`, or nothing.
((cg) => {
  const { lookups, data } = cg;
  const { byId } = cg.dom;
  let position = 0;
  let lastPosition = 0;

  /** Return what the address opens. What is not in this page counts as nothing. */
  function openItemFromAddress() {
    const [name, value] = window.location.hash.slice(1).split(/=(.*)/s);
    if (name === "disputes") return data.disputes.length ? { disputes: true } : {};
    let id;
    try {
      id = decodeURIComponent(value || "");
    } catch {
      return {};
    }
    if (name === "tie" && lookups.tie(id)) return { tie: id };
    if (name === "node" && Object.hasOwn(data.entities, id)) return { node: id };
    return {};
  }

  function fragmentOf(openItem) {
    if (openItem.tie) return `#tie=${encodeURIComponent(openItem.tie)}`;
    if (openItem.node) return `#node=${encodeURIComponent(openItem.node)}`;
    return openItem.disputes ? "#disputes" : "#";
  }

  function showOpenItem() {
    const openItem = openItemFromAddress();
    byId("back").disabled = position === 0;
    byId("forward").disabled = position >= lastPosition;
    cg.panel.show(openItem);
    cg.highlight.select(openItem);
    cg.viewport.bringIntoView(openItem);
  }

  /** Open a tie, an entity, the disputes, or nothing. */
  cg.open = (openItem) => {
    if (fragmentOf(openItem) === fragmentOf(openItemFromAddress())) return;
    position += 1;
    lastPosition = position;
    window.history.pushState({ position }, "", fragmentOf(openItem));
    showOpenItem();
  };

  /** Read where in the history this page is: after a reload, the browser still knows. */
  const readPosition = () => (window.history.state && window.history.state.position) || 0;

  window.addEventListener("popstate", () => {
    position = readPosition();
    lastPosition = Math.max(lastPosition, position);
    showOpenItem();
  });
  window.addEventListener("hashchange", showOpenItem);
  byId("back").addEventListener("click", () => window.history.back());
  byId("forward").addEventListener("click", () => window.history.forward());
  byId("close").addEventListener("click", () => cg.open({}));
  byId("disputes").addEventListener("click", () => cg.open({ disputes: true }));

  cg.addressHistory = {
    start() {
      position = readPosition();
      lastPosition = position;
      showOpenItem();
    },
    openItemFromAddress,
  };
})(cg);
