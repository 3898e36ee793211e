// How a tie is drawn on the canvas: its standing by the line, never by colour alone; planned and feared ties paler, with
// an open arrow head and a mark on the line; no arrow head where the tie has no direction.
((cg) => {
  const { geometry, theme, tokens } = cg;
  // The length of an arrow head seen from far away; `tokens.arrow.length` is its length at a zoom of 1.
  const FAR_ARROW_LENGTH = 5.5;
  // At an entity with more ties than this, arrow heads are smaller, so that they do not cover it.
  const CROWDED_TIES = 25;
  const CROWDED_ARROW_SHARE = 0.8;
  // How much wider the line of the selected tie is, and how wide the band under it.
  const SELECTED_EXTRA_WIDTH = 0.8;
  const BAND_WIDTH = 12;
  // One path with all lines is many times slower than many short paths.
  const LINES_PER_PATH = 100;
  const MIN_MARK_ALPHA = 0.5;
  const marks = Object.fromEntries(Object.entries(tokens.modes).map(([mode, token]) => [mode, new Path2D(token.path)]));

  function strokeCurve(ctx, c) {
    ctx.beginPath();
    ctx.moveTo(c[0], c[1]);
    ctx.bezierCurveTo(c[2], c[3], c[4], c[5], c[6], c[7]);
    ctx.stroke();
  }

  function drawArrowHead(ctx, c, isOpen, length) {
    const [x, y] = [c[6], c[7]];
    const [dx, dy] = geometry.direction(c, 0.999);
    const half = length * tokens.arrow.half_width;
    ctx.setLineDash([]);
    ctx.beginPath();
    ctx.moveTo(x - dx * length - dy * half, y - dy * length + dx * half);
    ctx.lineTo(x, y);
    ctx.lineTo(x - dx * length + dy * half, y - dy * length - dx * half);
    if (isOpen) {
      ctx.lineWidth = tokens.arrow.open_width;
      ctx.stroke();
    } else {
      ctx.closePath();
      ctx.fill();
    }
  }

  /**
   * Draw a tie along a curve from the border of one node to that of the other.
   * `style` has its colour, its alpha and whether it is selected; `scale` is the zoom.
   */
  function drawTie(ctx, tie, c, style, scale) {
    const { arrow, double_line: doubleLine, not_actual: notActual } = tokens;
    const crowding = cg.lookups.tiesOf(tie.object).length > CROWDED_TIES ? CROWDED_ARROW_SHARE : 1;
    const arrowLength = (FAR_ARROW_LENGTH + (arrow.length - FAR_ARROW_LENGTH) * Math.min(1, scale)) * crowding;
    const line = tokens.standings[tie.standing];
    const isActual = tie.mode === "actual";
    const width = line.width + (style.isSelected ? SELECTED_EXTRA_WIDTH : 0);
    const isDirected = !tie.edgeType.symmetric;
    const isOpen = !isActual && notActual.open_arrow;
    ctx.globalAlpha = style.alpha * (isActual || style.isSelected ? 1 : notActual.opacity);
    ctx.strokeStyle = style.colour;
    ctx.fillStyle = style.colour;
    ctx.lineWidth = width;
    ctx.lineCap = line.cap;
    ctx.setLineDash(line.dash);
    const body = isDirected && !isOpen ? geometry.outsideCircles(c, 0, arrowLength + width - arrow.overlap) : c;
    if (line.lines === 2) {
      strokeCurve(ctx, geometry.offset(body, doubleLine.offset));
      strokeCurve(ctx, geometry.offset(body, -doubleLine.offset));
    } else {
      strokeCurve(ctx, body);
    }
    const extraLength = line.lines === 2 ? doubleLine.arrow_extra : 0;
    if (isDirected) drawArrowHead(ctx, c, isOpen, arrowLength + width + extraLength);
    if (!isActual) drawModeMark(ctx, tie.mode, c, style);
  }

  /** Draw the mark of a planned or feared tie near the start of its line, cut out of the line. */
  function drawModeMark(ctx, mode, c, style) {
    const { reach, line_width, gap, along, min_distance } = tokens.mode_mark;
    const t = Math.min(Math.max(along, min_distance / Math.max(1, geometry.approximateLength(c))), 0.5);
    const [x, y] = geometry.point(c, t);
    const [dx, dy] = geometry.direction(c, t);
    ctx.save();
    ctx.translate(x, y);
    ctx.rotate(Math.atan2(dy, dx));
    ctx.scale(reach, reach);
    ctx.setLineDash([]);
    ctx.lineJoin = ctx.lineCap = "round";
    // A mark has to be seen where the lines are pale, but not where they step back behind a selection.
    ctx.globalAlpha = style.alpha < MIN_MARK_ALPHA ? style.alpha : 1;
    ctx.lineWidth = (line_width + gap) / reach;
    ctx.strokeStyle = theme.roleColour("canvas");
    ctx.stroke(marks[mode]);
    ctx.lineWidth = line_width / reach;
    ctx.strokeStyle = style.colour;
    ctx.stroke(marks[mode]);
    ctx.restore();
  }

  /** Draw the band under the selected tie. */
  function drawBand(ctx, c, colour) {
    ctx.globalAlpha = 1;
    ctx.setLineDash([]);
    ctx.lineCap = "round";
    ctx.lineWidth = BAND_WIDTH;
    ctx.strokeStyle = colour;
    strokeCurve(ctx, c);
  }

  /** Draw very many ties as thin straight lines: from far away, no reader sees more than that. */
  function drawThinLines(ctx, curves, colour) {
    ctx.globalAlpha = 0.3;
    ctx.strokeStyle = colour;
    ctx.lineWidth = 0.8;
    ctx.setLineDash([]);
    let count = 0;
    ctx.beginPath();
    for (const c of curves.values()) {
      ctx.moveTo(c[0], c[1]);
      ctx.lineTo(c[6], c[7]);
      count += 1;
      if (count % LINES_PER_PATH === 0) {
        ctx.stroke();
        ctx.beginPath();
      }
    }
    ctx.stroke();
  }

  cg.edges = { drawTie, drawBand, drawThinLines };
})(cg);
