// Start: buttons, the first view, and the few names that tests may use.
((cg) => {
  const { canvas, view } = cg;
  const { byId } = cg.dom;
  const PHONE = window.matchMedia("(max-width: 600px)");

  byId("fit").addEventListener("click", view.fit);
  byId("closer").addEventListener("click", () => view.zoom(1.3));
  byId("farther").addEventListener("click", () => view.zoom(1 / 1.3));
  byId("show-filter").addEventListener("click", () => {
    const open = document.body.dataset.filter !== "open";
    document.body.dataset.filter = open ? "open" : "";
    byId("show-filter").setAttribute("aria-expanded", String(open));
  });

  /** Bring the whole picture into sight as soon as there is room for it. */
  let fitted = false;
  function fit() {
    if (fitted || !byId("canvas").clientWidth) return;
    fitted = true;
    canvas.network.setSize("100%", "100%");
    canvas.begin();
    view.fit();
    view.bring(cg.history.asked());
  }

  const first = document.body.dataset.first || (PHONE.matches ? "table" : "picture");
  if (first === "table") cg.table.show(true, true);
  cg.history.start();
  fit();
  new ResizeObserver(fit).observe(byId("canvas"));
  window.casegraph = { network: canvas.network, positionOf: view.positionOf, drawn: canvas.drawn, labelled: canvas.labelled };
})(cg);
