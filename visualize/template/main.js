// Start: the buttons, the first view, and what tests and measurements may use of the page.
((cg) => {
  const { canvas, viewport } = cg;
  const { byId } = cg.dom;
  const isPhone = window.matchMedia("(max-width: 600px)").matches;
  const ZOOM_STEP = 1.3;

  byId("fit").addEventListener("click", viewport.fit);
  byId("zoom-in").addEventListener("click", () => viewport.zoom(ZOOM_STEP));
  byId("zoom-out").addEventListener("click", () => viewport.zoom(1 / ZOOM_STEP));
  byId("show-filter").addEventListener("click", () => {
    const open = document.body.dataset.filter !== "open";
    document.body.dataset.filter = open ? "open" : "";
    byId("show-filter").setAttribute("aria-expanded", String(open));
  });

  let isFitted = false;
  /** Fit the picture into the window, once, as soon as the canvas has a size. */
  function fitOnce() {
    if (isFitted || !byId("canvas").clientWidth) return;
    isFitted = true;
    canvas.network.setSize("100%", "100%");
    canvas.setFitted();
    viewport.fit();
    viewport.bringIntoView(cg.addressHistory.openItemFromAddress());
  }

  const firstView = document.body.dataset.first || (isPhone ? "table" : "picture");
  if (firstView === "table") cg.table.show(true, true);
  cg.addressHistory.start();
  fitOnce();
  new ResizeObserver(fitOnce).observe(byId("canvas"));
  window.casegraph = { network: canvas.network, positionOf: viewport.positionOf, isDrawn: canvas.isDrawn, labelledTies: canvas.labelledTies, spellings: cg.nameFolding.spellings };
})(cg);
