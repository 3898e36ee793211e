// The mark of nodes and ties about which something is in dispute: a sign "not equal" in a circle, on the canvas and as a
// small drawing.
((cg) => {
  const { data, lookups, geometry, theme, filter, highlight, nodes, tokens } = cg;
  const { svg } = cg.dom;
  const { path, radius, line_width, distance } = tokens.dispute_mark;
  const sign = new Path2D(path);
  const markedNodes = data.dispute_marks.entities.filter((id) => lookups.node(id));
  // Seen from far away, a mark would cover its node.
  const MIN_SCALE = 0.35;

  function drawMark(ctx, x, y, alpha) {
    ctx.save();
    ctx.translate(x, y);
    ctx.scale(radius, radius);
    ctx.setLineDash([]);
    ctx.lineWidth = line_width / radius;
    ctx.fillStyle = theme.roleColour("canvas");
    ctx.strokeStyle = theme.roleColour("text");
    ctx.globalAlpha = alpha;
    ctx.beginPath();
    ctx.arc(0, 0, 1, 0, 2 * Math.PI);
    ctx.fill();
    ctx.stroke();
    ctx.stroke(sign);
    ctx.restore();
  }

  /** Draw the mark below the middle of a tie; the label of the tie is above it. */
  function drawTieMark(ctx, tie, curve) {
    const [x, y] = geometry.point(curve, 0.5);
    const [dx, dy] = geometry.direction(curve, 0.5);
    const below = (radius + line_width) * (dx < 0 ? -1 : 1);
    drawMark(ctx, x - dy * below, y + dx * below, highlight.tieStyle(tie).alpha);
  }

  /** Draw the mark at the upper right of a node that is in the view. */
  function drawNodeMark(ctx, id, screen) {
    const { x, y } = screen.place(id);
    if (x < 0 || y < 0 || x > screen.width || y > screen.height) return;
    const offset = (nodes.radius(lookups.node(id), screen.scale) + distance) * Math.SQRT1_2;
    drawMark(ctx, x + offset, y - offset, highlight.nodeAlpha(id));
  }

  /** Draw all marks that are in the view. `curves` has the curve of each tie in the view. */
  function draw(ctx, screen, curves) {
    if (screen.scale < MIN_SCALE) return;
    for (const id of data.dispute_marks.ties) {
      const tie = lookups.tie(id);
      if (curves.has(tie)) drawTieMark(ctx, tie, curves.get(tie));
    }
    for (const id of markedNodes) if (!filter.isHidden(id)) drawNodeMark(ctx, id, screen);
  }

  /** Return the mark as a small drawing, or null if nothing on the page has it. */
  function symbol() {
    if (!data.dispute_marks.ties.length && !markedNodes.length) return null;
    const { size } = tokens.symbol;
    const lines = { fill: "none", stroke: "currentColor" };
    return svg(
      "svg",
      { class: "dispute-symbol", viewBox: `0 0 ${size} ${size}`, width: size, height: size, "aria-hidden": "true" },
      svg("circle", { ...lines, cx: size / 2, cy: size / 2, r: radius, "stroke-width": line_width }),
      svg("path", { ...lines, d: path, transform: `translate(${size / 2} ${size / 2}) scale(${radius})`, "stroke-width": line_width / radius }),
    );
  }

  cg.disputeMarks = { draw, symbol };
})(cg);
