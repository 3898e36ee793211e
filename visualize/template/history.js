// What is open is in the address (`#tie=...`, `#node=...`, `#disputes`): a link, a reload and the browser's
// back button lead to it again, and the panel's own back and forward go the same way.
((cg) => {
  const { model, data } = cg;
  const { byId } = cg.dom;
  let here = 0;
  let last = 0;

  /** Read what the address asks to be open; what is not in this page is nothing. */
  function asked() {
    const [name, value] = window.location.hash.slice(1).split(/=(.*)/s);
    if (name === "disputes") return data.disputes.length ? { disputes: true } : {};
    let id;
    try {
      id = decodeURIComponent(value || "");
    } catch {
      return {};
    }
    if (name === "tie" && model.tie(id)) return { tie: id };
    if (name === "node" && Object.hasOwn(data.entities, id)) return { node: id };
    return {};
  }

  function address(view) {
    if (view.tie) return `#tie=${encodeURIComponent(view.tie)}`;
    if (view.node) return `#node=${encodeURIComponent(view.node)}`;
    return view.disputes ? "#disputes" : "#";
  }

  function show() {
    const view = asked();
    byId("back").disabled = here === 0;
    byId("forward").disabled = here >= last;
    cg.panel.show(view);
    cg.canvas.choose(view);
    cg.view.bring(view);
  }

  /** Open a tie, an entity, the disputes, or nothing. */
  cg.open = (view) => {
    if (address(view) === address(asked())) return;
    here += 1;
    last = here;
    window.history.pushState({ here }, "", address(view));
    show();
  };

  window.addEventListener("popstate", (event) => {
    here = (event.state && event.state.here) || 0;
    last = Math.max(last, here);
    show();
  });
  window.addEventListener("hashchange", show);
  byId("back").addEventListener("click", () => window.history.back());
  byId("forward").addEventListener("click", () => window.history.forward());
  byId("close").addEventListener("click", () => cg.open({}));
  byId("disputes").addEventListener("click", () => cg.open({ disputes: true }));

  cg.history = {
    start() {
      here = (window.history.state && window.history.state.here) || 0;
      last = here;
      show();
    },
    asked,
  };
})(cg);
