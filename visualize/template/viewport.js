// Which part of the picture is in view: all of it, a nearer part, or what was opened.
((cg) => {
  const { lookups, geometry } = cg;
  const { container, network, positions, curves } = cg.canvas;
  // Room around the outermost nodes for their names and the tools, in pixels, both sides together.
  const MARGIN = { x: 170, y: 130 };
  const MIN_ROOM = 120;
  // A small picture is not enlarged beyond this zoom to fill the canvas.
  const MAX_FIT_SCALE = 1.2;
  const [MIN_SCALE, MAX_SCALE] = [0.02, 6];

  const extent = (places, axis) => {
    let [low, high] = [Infinity, -Infinity];
    for (const place of places) [low, high] = [Math.min(low, place[axis]), Math.max(high, place[axis])];
    return { middle: (low + high) / 2, span: high - low };
  };

  /** Return the size of the part of the canvas that no sheet covers. */
  function uncoveredSize() {
    const box = container.getBoundingClientRect();
    const sheet = document.getElementById("panel").getBoundingClientRect();
    const covered = sheet.height > 0 && sheet.top > box.top && sheet.left < box.right - 1 ? box.bottom - sheet.top : 0;
    return { width: box.width, height: box.height - Math.max(0, covered) };
  }

  /** Bring these positions into view, never nearer than `maxScale`. */
  function frame(places, maxScale) {
    const { width, height } = uncoveredSize();
    if (!places.length || !width) return;
    const [x, y] = [extent(places, "x"), extent(places, "y")];
    const scale = Math.min(
      Math.max(width - MARGIN.x, MIN_ROOM) / (x.span || 1),
      Math.max(height - MARGIN.y, MIN_ROOM) / (y.span || 1),
      maxScale,
    );
    network.moveTo({ position: { x: x.middle, y: y.middle + (container.clientHeight - height - 24) / 2 / scale }, scale });
  }

  function isInView(id) {
    if (!positions.has(id)) return true;
    const { x, y } = network.canvasToDOM(positions.get(id));
    const { width, height } = uncoveredSize();
    return x > 30 && y > 50 && x < width - 30 && y < height - 40;
  }

  cg.viewport = {
    fit: () => frame([...positions.values()], MAX_FIT_SCALE),
    zoom: (factor) => network.moveTo({ scale: Math.max(MIN_SCALE, Math.min(MAX_SCALE, network.getScale() * factor)) }),

    /** Move the picture to what is open, only where that is not visible. */
    bringIntoView(openItem) {
      const tie = openItem.tie && lookups.tie(openItem.tie);
      const ids = tie ? [tie.subject, tie.object] : openItem.node ? [openItem.node] : [];
      const places = ids.filter((id) => positions.has(id)).map((id) => positions.get(id));
      if (ids.some((id) => !isInView(id))) frame(places, network.getScale());
    },

    /** Return where a node, or the middle of a tie, is in the window, for a test to click. */
    positionOf(id) {
      const box = container.getBoundingClientRect();
      const curve = lookups.tie(id) && curves().get(lookups.tie(id));
      if (curve) {
        const [x, y] = geometry.point(curve, 0.5);
        return { x: box.left + x, y: box.top + y };
      }
      if (!positions.has(id)) return null;
      const { x, y } = network.canvasToDOM(positions.get(id));
      return { x: box.left + x, y: box.top + y };
    },
  };
})(cg);
