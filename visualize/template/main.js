// Start: the buttons, the first view, and what tests and measurements may use of the page.
((cg) => {
  const { canvas, view } = cg;
  const { byId } = cg.dom;
  const isPhone = window.matchMedia("(max-width: 600px)").matches;
  const ZOOM_STEP = 1.3;

  byId("fit").addEventListener("click", view.fit);
  byId("zoom-in").addEventListener("click", () => view.zoom(ZOOM_STEP));
  byId("zoom-out").addEventListener("click", () => view.zoom(1 / ZOOM_STEP));
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
    view.fit();
    view.bringIntoView(cg.addressHistory.viewFromAddress());
  }

  const firstView = document.body.dataset.first || (isPhone ? "table" : "picture");
  if (firstView === "table") cg.table.show(true, true);
  cg.addressHistory.start();
  fitOnce();
  new ResizeObserver(fitOnce).observe(byId("canvas"));
  window.casegraph = { network: canvas.network, positionOf: view.positionOf, isDrawn: canvas.isDrawn, labelledTies: canvas.labelledTies };
})(cg);
