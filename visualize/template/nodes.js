// How the node of an entity is drawn on the canvas: the shape and colour of its kind.
((cg) => {
  const { data, lookups, theme, tokens, filter, highlight } = cg;
  // The least radius of a node on the screen; very many large nodes would cover everything.
  const count = data.nodes.length;
  const MIN_RADIUS = count > tokens.limit.named_nodes ? 1.5 : count > 40 ? 4.5 : 7.5;
  // How much larger than the zoom asks a node is drawn at most, when seen from far away.
  const MAX_ENLARGEMENT = 2.2;
  // The width of the line around the front shape, in radii.
  const BORDER_WIDTH = 0.22;
  const HOVERED_RING_WIDTH = 1.5;
  const shapes = Object.fromEntries(
    Object.entries(tokens.kinds).map(([kind, token]) => [
      kind,
      { front: new Path2D(token.path), back: token.back && new Path2D(token.back) },
    ]),
  );

  /** Return the radius of a node on the screen: when zooming out, nodes shrink less than the picture. */
  function radius(node, scale) {
    return Math.max(MIN_RADIUS, node.size * scale * Math.min(MAX_ENLARGEMENT, Math.max(1, scale ** -0.45)));
  }

  function drawNode(ctx, node, x, y, r) {
    if (filter.isHidden(node.id)) return;
    const { front, back } = shapes[node.group];
    ctx.save();
    ctx.translate(x, y);
    ctx.scale(r, r);
    ctx.lineWidth = BORDER_WIDTH;
    ctx.strokeStyle = theme.roleColour("canvas");
    const alpha = highlight.nodeAlpha(node.id);
    if (alpha < 1) {
      // The ties under a pale node must not be seen through it.
      ctx.fillStyle = theme.roleColour("canvas");
      ctx.fill(front);
    }
    ctx.fillStyle = theme.kindColour(node.group);
    ctx.globalAlpha = alpha;
    if (back) ctx.fill(back);
    if (back) ctx.stroke(front);
    ctx.fill(front);
    ctx.restore();
  }

  /** Return what vis-network needs to draw a node by this script. The measures are in its canvas units. */
  function renderer({ ctx, id, x, y }, scale) {
    const node = lookups.node(id);
    const r = radius(node, scale) / scale;
    return { drawNode: () => drawNode(ctx, node, x, y, r), nodeDimensions: { width: 2 * r, height: 2 * r } };
  }

  /** Draw the rings around the selected node and the one under the pointer. The nodes have places on the screen. */
  function drawRings(ctx, nodes) {
    const { selected, hovered } = highlight.state;
    for (const node of nodes) {
      const isSelected = node.id === selected.node;
      if (!isSelected && node.id !== hovered.node) continue;
      ctx.globalAlpha = 1;
      ctx.setLineDash([]);
      ctx.lineWidth = isSelected ? tokens.node.ring_width : HOVERED_RING_WIDTH;
      ctx.strokeStyle = theme.roleColour(isSelected ? "accent" : "secondary");
      ctx.beginPath();
      ctx.arc(node.x, node.y, node.r * tokens.node.ring_scale + tokens.node.ring_gap, 0, 2 * Math.PI);
      ctx.stroke();
    }
  }

  cg.nodes = { radius, renderer, drawRings };
})(cg);
