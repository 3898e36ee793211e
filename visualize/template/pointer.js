// The pointer on the picture: what is under it is highlighted, and a click opens it.
((cg) => {
  const { filter, geometry } = cg;
  const { container, network, curves, hover } = cg.canvas;
  // A tie is under the pointer within this distance, in pixels.
  const PICK_DISTANCE = 6;
  let isWaiting = false;

  function pickNode(x, y) {
    const id = network.getNodeAt({ x, y });
    return id !== undefined && !filter.isHidden(id) ? id : undefined;
  }

  function pickTie(x, y) {
    let nearestTie;
    let nearest = PICK_DISTANCE;
    for (const [tie, c] of curves()) {
      const distance = geometry.distance(c, x, y, nearest);
      if (distance < nearest) [nearestTie, nearest] = [tie, distance];
    }
    return nearestTie;
  }

  /** Return the node at a point of the canvas or, where there is none, the tie. */
  function pick(x, y) {
    const node = pickNode(x, y);
    return { node, tie: node === undefined ? pickTie(x, y) : undefined };
  }

  network.on("click", ({ pointer }) => {
    const { node, tie } = pick(pointer.DOM.x, pointer.DOM.y);
    if (node !== undefined) cg.open({ node });
    else cg.open(tie ? { tie: tie.id } : {});
  });

  // The pointer moves more often than the picture is drawn: once a frame is enough.
  container.addEventListener("mousemove", (event) => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      const box = container.getBoundingClientRect();
      hover(pick(event.clientX - box.left, event.clientY - box.top));
    });
  });
  container.addEventListener("mouseleave", () => hover({}));
})(cg);
