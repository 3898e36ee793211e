// The picture. vis-network holds the nodes, the zoom and the pointer; ties, names and labels are drawn in its hooks,
// because it has neither double lines nor open arrow heads nor our shapes.
((cg) => {
  const { data, filter, theme, geometry, edges, nodes, disputeMarks, highlight, labelLayout, lookups } = cg;
  const { byId } = cg.dom;
  // A picture with more ties than this, seen from farther than this zoom, is drawn as thin lines.
  const MAX_FULL_TIES = 5000;
  const FAR_SCALE = 0.6;
  // Between the border of a node and the start or the end of a tie, in pixels.
  const START_GAP = 2;
  const END_GAP = 3;
  // Bends do not get smaller than at this zoom.
  const MIN_BEND_SCALE = 0.5;
  const container = byId("canvas");
  // The position of each node in vis-network's canvas units.
  const positions = new Map(data.nodes.map((node) => [node.id, { x: node.x, y: node.y }]));
  // The curve on the screen of each tie in the view, in the last frame.
  let curves = new Map();
  let labelledTies = [];
  let isFitted = false;
  let frameCount = 0;

  const network = new vis.Network(
    container,
    {
      nodes: new vis.DataSet(data.nodes.map((n) => ({ id: n.id, x: n.x, y: n.y, size: n.size }))),
      // Nothing here needs vis-network's own edges, and very many take it ten seconds.
      edges: new vis.DataSet([]),
    },
    { ...data.options, nodes: { ...data.options.nodes, ctxRenderer: (node) => nodes.renderer(node, network.getScale()) } },
  );
  for (const inner of container.querySelectorAll("[tabindex]")) inner.tabIndex = -1;

  /**
   * Let the context draw in CSS pixels of the screen. Return the screen: `scale` is the zoom, `width` and `height`
   * are in pixels, and `place` returns where a node is on it.
   */
  function useScreenPixels(ctx) {
    const { a, e, f } = ctx.getTransform();
    const scale = network.getScale();
    const pixelRatio = a / scale;
    const place = (id) => ({ x: (a * positions.get(id).x + e) / pixelRatio, y: (a * positions.get(id).y + f) / pixelRatio });
    ctx.setTransform(pixelRatio, 0, 0, pixelRatio, 0, 0);
    return { scale, place, width: container.clientWidth, height: container.clientHeight };
  }

  /** Return the curve of a tie from the border of one node to that of the other. */
  function curveOf(tie, screen) {
    const start = screen.place(tie.subject);
    const [startRadius, endRadius] = [tie.subject, tie.object].map((id) => nodes.radius(lookups.node(id), screen.scale));
    const curve =
      tie.subject === tie.object
        ? geometry.loopAbove(start, startRadius, tie.bend)
        : geometry.curveBetween(start, screen.place(tie.object), tie.bend, Math.max(screen.scale, MIN_BEND_SCALE));
    return geometry.outsideCircles(curve, startRadius + START_GAP, endRadius + END_GAP);
  }

  /** Return whether there are so many ties, seen from so far away, that they are thin lines. */
  function isSimplified(screen) {
    return filter.visibleTies().size > MAX_FULL_TIES && screen.scale < FAR_SCALE;
  }

  function drawTies(ctx) {
    const screen = useScreenPixels(ctx);
    const areThin = isSimplified(screen);
    curves = new Map();
    for (const tie of filter.visibleTies()) {
      const curve = areThin ? geometry.straightLine(screen.place(tie.subject), screen.place(tie.object)) : curveOf(tie, screen);
      if (geometry.mayBeInView(curve, screen)) curves.set(tie, curve);
    }
    const [highlighted, others] = [[], []];
    for (const tie of curves.keys()) {
      const isHighlighted = highlight.isHighlightedTie(tie) || highlight.touchesHighlightedNode(tie);
      (isHighlighted ? highlighted : others).push(tie);
    }
    if (areThin) edges.drawThinLines(ctx, curves, theme.roleColour("secondary"));
    else for (const tie of others) edges.drawTie(ctx, tie, curves.get(tie), highlight.tieStyle(tie), screen.scale);
    const selectedTie = highlight.state.selected.tie;
    // The selected tie is the last one, above all others.
    highlighted.sort((a, b) => (a === selectedTie) - (b === selectedTie));
    for (const tie of highlighted) {
      if (tie === selectedTie) edges.drawBand(ctx, curves.get(tie), theme.roleColour("selection"));
      edges.drawTie(ctx, tie, curves.get(tie), highlight.tieStyle(tie), screen.scale);
    }
  }

  network.on("beforeDrawing", (ctx) => {
    ctx.save();
    drawTies(ctx);
    ctx.restore();
  });

  network.on("afterDrawing", (ctx) => {
    ctx.save();
    const screen = useScreenPixels(ctx);
    if (!isSimplified(screen)) disputeMarks.draw(ctx, screen, curves);
    labelledTies = labelLayout.drawLabels(ctx, screen, curves);
    ctx.restore();
    if (isFitted) frameCount += 1;
  });

  network.on("dragging", ({ nodes: dragged }) => {
    for (const [id, position] of Object.entries(network.getPositions(dragged))) positions.set(id, position);
  });

  highlight.onChange(() => {
    network.setSelection({ nodes: [], edges: [] });
    // Before the picture is fitted into the window, a frame would not be seen.
    if (isFitted) network.redraw();
  });
  theme.onChange(() => network.redraw());

  cg.canvas = {
    container,
    network,
    positions,
    /** Return the curve of each tie in the view. */
    curves: () => curves,
    /** Return the ids of the ties whose labels are on the canvas now. */
    labelledTies: () => [...labelledTies],
    /** Return whether the reader sees the fitted picture. */
    isDrawn: () => frameCount > 0 || container.hidden,
    /** Call this before the picture is fitted into the window: from then on its frames are seen. */
    setFitted() {
      isFitted = true;
    },
    /** Highlight what is under the pointer: a node, a tie or nothing. */
    hover(target) {
      if (!highlight.hover(target)) return;
      container.style.cursor = target.node !== undefined || target.tie ? "pointer" : "default";
      network.redraw();
    },
  };
})(cg);
