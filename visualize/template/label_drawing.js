// One name of an entity or one label of a tie: where it can be, and how it is written. All in CSS pixels, with a halo in
// the colour of the canvas.
((cg) => {
  const { geometry, labelSpace, tokens } = cg;
  const LINE_HEIGHT = 1.18; // of a name, in font sizes
  // Where along a tie its label may be, from 0 to 1, the best place first.
  const PLACES = [0.5, 0.45, 0.55, 0.4, 0.6, 0.3, 0.7];
  // How much longer than its label a tie is, so that the label does not touch its ends.
  const MIN_EXTRA_LENGTH = 16;
  const widths = new Map();

  function measure(ctx, text) {
    const key = ctx.font + text;
    if (!widths.has(key)) widths.set(key, ctx.measureText(text).width);
    return widths.get(key);
  }

  function write(ctx, text, x, y, style) {
    ctx.strokeStyle = style.halo;
    ctx.fillStyle = style.colour;
    ctx.strokeText(text, x, y);
    ctx.fillText(text, x, y);
  }

  function prepare(ctx, fontSize, isBold) {
    ctx.font = `${isBold ? "600 " : ""}${fontSize}px ${tokens.fonts.sans}`;
    ctx.lineWidth = tokens.label.halo_width;
    ctx.lineJoin = "round";
    ctx.setLineDash([]);
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
  }

  /**
   * Write the name of a node below it or else above, right or left of it, first where the node has no tie.
   * `space` is what no name may cover. `style` has colours, font size and alpha, and:
   * - `nodes`: a space that it should not cover either;
   * - `lanes`: the lines of the ties, which it keeps off where it can; with them, it may also be at the corners;
   * - `mustShow`: write it even where there is no room.
   */
  function drawName(ctx, space, node, style) {
    prepare(ctx, style.fontSize, style.isBold);
    const lineHeight = style.fontSize * LINE_HEIGHT;
    const lines = style.isSingleLine ? [node.label] : node.lines;
    const width = Math.max(...lines.map((text) => measure(ctx, text))) + 4;
    const height = lineHeight * lines.length;
    const box = ([x, y]) => [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
    const places = namePlaces(node, width, height, Boolean(style.lanes));
    const free = places.filter((place) => space.isFree(box(place)));
    const offNodes = style.nodes ? free.filter((place) => style.nodes.isFree(box(place))) : free;
    const offTies = style.lanes ? offNodes.filter((place) => style.lanes.isFree(box(place))) : [];
    const firstInView = (candidates) => candidates.find((place) => space.isInView(box(place)));
    const place =
      firstInView(offTies) ||
      firstInView(offNodes) ||
      firstInView(free) ||
      (style.mustShow && (free[0] || firstInView(places) || places[0]));
    if (!place) return;
    space.occupy(box(place));
    ctx.globalAlpha = style.alpha;
    lines.forEach((text, index) => write(ctx, text, place[0], place[1] + (index - (lines.length - 1) / 2) * lineHeight, style));
  }

  /** Return the middles of the places for a name, the best first. `node.tiesBySide` counts its ties on each side. */
  function namePlaces({ x, y, r, tiesBySide = [0, 0, 0, 0] }, width, height, withCorners) {
    const sides = [
      [x, y + r + 3 + height / 2],
      [x, y - r - 3 - height / 2],
      [x + r + 4 + width / 2, y],
      [x - r - 4 - width / 2, y],
    ];
    const order = [0, 1, 2, 3].sort((a, b) => Math.sign(tiesBySide[a]) - Math.sign(tiesBySide[b]));
    const places = order.map((side) => sides[side]);
    if (!withCorners) return places;
    const [right, low] = [r * 0.7 + 4 + width / 2, r * 0.7 + 2 + height / 2];
    const corners = [[right, low], [-right, low], [right, -low], [-right, -low]];
    return [...places, ...corners.map(([dx, dy]) => [x + dx, y + dy])];
  }

  /**
   * Write the label of a tie along its curve, where the curve is long enough and there is room. Return whether it is
   * written. `style` has colours, font size and alpha, and:
   * - `lanes`: the lines of the ties; with them the label may also be beside the tie, but not on another tie;
   * - `tie`: the tie, whose own line its label may cover;
   * - `mustShow`: write it beside the tie or even where there is no room.
   */
  function drawTieLabel(ctx, space, text, c, style) {
    const { fontSize, lanes, mustShow } = style;
    prepare(ctx, fontSize, false);
    const width = measure(ctx, text) + 8;
    const isLong = geometry.approximateLength(c) >= width + (lanes ? 0 : MIN_EXTRA_LENGTH);
    const above = isLong ? PLACES.map((t) => placeAlong(c, t, fontSize, 1)) : [];
    const further = lanes ? placesNearby(c, isLong, fontSize) : [];
    if (mustShow || lanes) further.push(...placesBeside(c, width, fontSize));
    const boxes = (place) => labelSpace.boxesAlong(place, width, fontSize + 1);
    const isFree = (place) => boxes(place).every((box) => space.isFree(box));
    const isClear = (place) => boxes(place).every((box) => space.isInView(box) && lanes.isFree(box, style.tie));
    const place =
      (lanes && [...above, ...further].find((candidate) => isFree(candidate) && isClear(candidate))) ||
      (lanes ? above : [...above, ...further]).find(isFree) ||
      (mustShow && (above[0] || further[0]));
    if (!place) return false;
    boxes(place).forEach((box) => space.occupy(box));
    ctx.save();
    ctx.globalAlpha = style.alpha;
    ctx.translate(place.x, place.y);
    ctx.rotate(Math.atan2(place.dy, place.dx));
    write(ctx, text, 0, 0, style);
    ctx.restore();
    return true;
  }

  /** Return a place along a curve: this many lines of text above it or, for a negative number, below it. */
  function placeAlong(c, t, fontSize, rows) {
    const [x, y] = geometry.point(c, t);
    let [dx, dy] = geometry.direction(c, t);
    if (dx < 0) [dx, dy] = [-dx, -dy];
    const { rise, gap } = tokens.label;
    const distance = Math.sign(rows) * (fontSize * rise + gap) + (rows - Math.sign(rows)) * fontSize;
    return { x: x + dy * distance, y: y - dx * distance, dx, dy };
  }

  /** Return places below a long tie; for a short one, above and below and so far off that the label passes its ends. */
  function placesNearby(c, isLong, fontSize) {
    if (isLong) return PLACES.map((t) => placeAlong(c, t, fontSize, -1));
    return [1, -1, 1.8, -1.8].map((rows) => placeAlong(c, 0.5, fontSize, rows));
  }

  /** Return horizontal places right and left of a tie that is too short for its label. */
  function placesBeside(c, width, fontSize) {
    const [x, y] = geometry.point(c, 0.5);
    const distance = width / 2 + fontSize;
    return [0, 1, -1, 2, -2].flatMap((row) =>
      [distance, -distance].map((by) => ({ x: x + by, y: y + row * fontSize * 1.5, dx: 1, dy: 0 })),
    );
  }

  cg.labelDrawing = { drawName, drawTieLabel };
})(cg);
