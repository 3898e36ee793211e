// Runs in either page before its own scripts and notes, in milliseconds since the page was asked for, when its
// picture can be used: it stands still, it is drawn, and in the next frame it tells which node is at a place.
// Both pages draw by vis-network; pyvis keeps its object in `network`, ours in `casegraph.network`.
(() => {
  const noted = {};
  window.measured = noted;

  /** Do something with a global variable when a page's own script sets it. */
  function whenSet(name, act) {
    let value;
    Object.defineProperty(window, name, {
      configurable: true,
      get: () => value,
      set(given) {
        value = given;
        if (given) act(given);
      },
    });
  }

  /** Whether the picture knows which node stands where one of its nodes is drawn. */
  function answers(network) {
    const [id, place] = Object.entries(network.getPositions())[0];
    return id !== undefined && network.getNodeAt(network.canvasToDOM(place)) !== undefined;
  }

  /** From the frame that was drawn: the next one, and a task after it, so that whatever waited has been done. */
  function drawn(network) {
    window.requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => {
        if (answers(network)) noted.usable = performance.now();
        else drawn(network);
      };
      after.port2.postMessage(0);
    });
  }

  // pyvis: once the physics that runs before the first frame is over. Above a hundred nodes its loading bar fades
  // for another half second, which is not counted.
  whenSet("network", (network) => {
    network.once("stabilizationIterationsDone", () => network.once("afterDrawing", () => drawn(network)));
  });

  // Ours: once the picture was fitted into the window and drawn there.
  whenSet("casegraph", (casegraph) => {
    const look = () => (casegraph.drawn() ? drawn(casegraph.network) : casegraph.network.once("afterDrawing", look));
    look();
  });
})();
