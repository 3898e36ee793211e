// The pointer on the picture: what is under it, marked when it rests there and opened when it is clicked.
((cg) => {
  const { filter, geometry } = cg;
  const { container, network, curves, hover } = cg.canvas;
  // A tie answers within this many pixels.
  const REACH = 6;
  let waiting = false;

  function pickNode(x, y) {
    const id = network.getNodeAt({ x, y });
    return id !== undefined && !filter.hidden(id) ? id : undefined;
  }

  function pickTie(x, y) {
    let best;
    let nearest = REACH;
    for (const [tie, c] of curves()) {
      const far = geometry.distance(c, x, y, nearest);
      if (far < nearest) [best, nearest] = [tie, far];
    }
    return best;
  }

  function under(x, y) {
    const node = pickNode(x, y);
    return { node, tie: node === undefined ? pickTie(x, y) : undefined };
  }

  network.on("click", ({ pointer }) => {
    const { node, tie } = under(pointer.DOM.x, pointer.DOM.y);
    if (node !== undefined) cg.open({ node });
    else cg.open(tie ? { tie: tie.id } : {});
  });

  container.addEventListener("mousemove", (event) => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      const box = container.getBoundingClientRect();
      hover(under(event.clientX - box.left, event.clientY - box.top));
    });
  });
  container.addEventListener("mouseleave", () => hover({}));
})(cg);
