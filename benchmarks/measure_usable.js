// Runs in both pages before their own scripts. It records when the picture can be used, in milliseconds since the
// page was requested: the picture stands still, it is drawn, and in the next frame it returns the node at a point.
// Both pages draw by vis-network. pyvis keeps its object in `network`, ours is `casegraph.network`.
(() => {
  const measured = {};
  window.measured = measured;

  /** Call a function with the value of a global variable when a page's own script sets it. */
  function whenSet(name, act) {
    let value;
    Object.defineProperty(window, name, {
      configurable: true,
      get: () => value,
      set(newValue) {
        value = newValue;
        if (newValue) act(newValue);
      },
    });
  }

  /** Return whether the picture finds a node at the point where it draws one. */
  function findsNode(network) {
    const [id, place] = Object.entries(network.getPositions())[0];
    return id !== undefined && network.getNodeAt(network.canvasToDOM(place)) !== undefined;
  }

  /** After a drawn frame, wait for the next one and for a task after it, so that all waiting tasks have run. */
  function recordWhenUsable(network) {
    window.requestAnimationFrame(() => {
      const after = new MessageChannel();
      after.port1.onmessage = () => {
        if (findsNode(network)) measured.usable = performance.now();
        else recordWhenUsable(network);
      };
      after.port2.postMessage(0);
    });
  }

  // pyvis: when the physics that runs before the first frame is over. With more than a hundred nodes its loading
  // bar fades for another half second, which is not counted.
  whenSet("network", (network) => {
    network.once("stabilizationIterationsDone", () => network.once("afterDrawing", () => recordWhenUsable(network)));
  });

  // Ours: when the picture has been fitted into the window and drawn there.
  whenSet("casegraph", (casegraph) => {
    const check = () =>
      casegraph.isDrawn() ? recordWhenUsable(casegraph.network) : casegraph.network.once("afterDrawing", check);
    check();
  });
})();
