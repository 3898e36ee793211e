// What part of the picture is in sight: all of it, nearer, or where something that was opened stands.
((cg) => {
  const { model, geometry } = cg;
  const { container, network, places, curveOf } = cg.canvas;
  // Room around the outermost nodes, for their names and the tools.
  const ROOM = { x: 170, y: 130 };
  // A small picture is not blown up to fill the canvas.
  const NEAREST = 1.2;

  const extent = (found, axis) => {
    let [low, high] = [Infinity, -Infinity];
    for (const place of found) [low, high] = [Math.min(low, place[axis]), Math.max(high, place[axis])];
    return { middle: (low + high) / 2, span: high - low };
  };

  /** How much of the picture no sheet covers. */
  function room() {
    const box = container.getBoundingClientRect();
    const sheet = document.getElementById("panel").getBoundingClientRect();
    const covered = sheet.height > 0 && sheet.top > box.top && sheet.left < box.right - 1 ? box.bottom - sheet.top : 0;
    return { wide: box.width, high: box.height - Math.max(0, covered) };
  }

  /** Bring these places into sight; never nearer than `most`. */
  function frame(found, most) {
    const { wide, high } = room();
    if (!found.length || !wide) return;
    const [x, y] = [extent(found, "x"), extent(found, "y")];
    const scale = Math.min(
      Math.max(wide - ROOM.x, 120) / (x.span || 1),
      Math.max(high - ROOM.y, 120) / (y.span || 1),
      most,
    );
    network.moveTo({ position: { x: x.middle, y: y.middle + (container.clientHeight - high - 24) / 2 / scale }, scale });
  }

  function visible(id) {
    if (!places.has(id)) return true;
    const { x, y } = network.canvasToDOM(places.get(id));
    return x > 30 && y > 50 && x < room().wide - 30 && y < room().high - 40;
  }

  cg.view = {
    fit: () => frame([...places.values()], NEAREST),
    zoom: (by) => network.moveTo({ scale: Math.max(0.02, Math.min(6, network.getScale() * by)) }),

    /** Move the view to what was opened, only where it cannot be seen. */
    bring(next) {
      const tie = next.tie && model.tie(next.tie);
      const ids = tie ? [tie.subject, tie.object] : next.node ? [next.node] : [];
      const found = ids.filter((id) => places.has(id)).map((id) => places.get(id));
      if (ids.some((id) => !visible(id))) frame(found, network.getScale());
    },

    /** Where a node, or the middle of a tie, stands in the window, for a test to click. */
    positionOf(id) {
      const box = container.getBoundingClientRect();
      const drawn = model.tie(id) && curveOf(model.tie(id));
      if (drawn) {
        const [x, y] = geometry.point(drawn, 0.5);
        return { x: box.left + x, y: box.top + y };
      }
      if (!places.has(id)) return null;
      const { x, y } = network.canvasToDOM(places.get(id));
      return { x: box.left + x, y: box.top + y };
    },
  };
})(cg);
