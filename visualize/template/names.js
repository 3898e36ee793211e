// Names of entities and words of ties, written so that none lies on another: the chosen and the busiest
// first, each where there is room for it. All in CSS pixels, each with a halo in the colour of the canvas.
((cg) => {
  const { geometry } = cg;
  const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif';
  const CELL = 80;
  // Where along a tie its words may stand, the best first.
  const PLACES = [0.5, 0.45, 0.55, 0.4, 0.6, 0.3, 0.7];
  const widths = new Map();

  /** Boxes already taken, in a coarse grid so that asking stays cheap. */
  function taken(view) {
    const cells = new Map();
    const keys = (b) => {
      const found = [];
      for (let x = Math.floor(b[0] / CELL); x <= Math.floor(b[2] / CELL); x += 1) {
        for (let y = Math.floor(b[1] / CELL); y <= Math.floor(b[3] / CELL); y += 1) found.push(`${x},${y}`);
      }
      return found;
    };
    const meets = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
    return {
      inside: (b) => b[0] > 2 && b[1] > 2 && b[2] < view.wide - 2 && b[3] < view.high - 2,
      /** Whether nothing lies there; what belongs to `owner` is not in its own way. */
      free: (box, owner) => keys(box).every((key) => !(cells.get(key) || []).some((other) => meets(box, other.box) && !(owner && other.owner === owner))),
      take(box, owner) {
        for (const key of keys(box)) {
          if (!cells.has(key)) cells.set(key, []);
          cells.get(key).push({ box, owner });
        }
      },
    };
  }

  /** Where ties run, so that the words of one need not lie on another. */
  function lanes(view, curves) {
    const found = taken(view);
    for (const [tie, c] of curves) {
      const steps = Math.max(2, Math.min(150, Math.ceil(geometry.reach(c) / 8)));
      for (let step = 0; step <= steps; step += 1) {
        const [x, y] = geometry.point(c, step / steps);
        found.take([x - 1, y - 1, x + 1, y + 1], tie);
      }
    }
    return found;
  }

  function width(ctx, font, text) {
    const key = font + text;
    if (!widths.has(key)) widths.set(key, ctx.measureText(text).width);
    return widths.get(key);
  }

  function halo(ctx, text, x, y, colours) {
    ctx.strokeStyle = colours.halo;
    ctx.fillStyle = colours.text;
    ctx.strokeText(text, x, y);
    ctx.fillText(text, x, y);
  }

  function prepare(ctx, size, bold) {
    ctx.font = `${bold ? "600 " : ""}${size}px ${FONT}`;
    ctx.lineWidth = 4;
    ctx.lineJoin = "round";
    ctx.setLineDash([]);
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
  }

  /** Write a node's name below it, else above, right or left, rather where no tie runs; forced, in any case. */
  function node(ctx, space, item, look) {
    prepare(ctx, look.size, look.bold);
    const line = look.size * 1.18;
    const lines = look.whole ? [item.label] : item.lines;
    const wide = Math.max(...lines.map((text) => width(ctx, ctx.font, text))) + 4;
    const high = line * lines.length;
    const { x, y, r } = item;
    const places = [
      [x, y + r + 3 + high / 2],
      [x, y - r - 3 - high / 2],
      [x + r + 4 + wide / 2, y],
      [x - r - 4 - wide / 2, y],
    ];
    const sides = item.ties || [0, 0, 0, 0];
    const centres = [0, 1, 2, 3].sort((a, b) => Math.sign(sides[a]) - Math.sign(sides[b])).map((side) => places[side]);
    if (look.lanes) {
      const [right, low] = [r * 0.7 + 4 + wide / 2, r * 0.7 + 2 + high / 2];
      for (const [dx, dy] of [[right, low], [-right, low], [right, -low], [-right, -low]]) centres.push([x + dx, y + dy]);
    }
    const box = ([cx, cy]) => [cx - wide / 2, cy - high / 2, cx + wide / 2, cy + high / 2];
    const fitting = centres.filter((centre) => space.free(box(centre)));
    const clear = look.nodes ? fitting.filter((centre) => look.nodes.free(box(centre))) : fitting;
    const calm = look.lanes ? clear.filter((centre) => look.lanes.free(box(centre))) : [];
    const inside = (found) => found.find((centre) => space.inside(box(centre)));
    const place = inside(calm) || inside(clear) || inside(fitting) || (look.forced && (fitting[0] || inside(centres) || centres[0]));
    if (!place) return;
    space.take(box(place));
    ctx.globalAlpha = look.alpha;
    lines.forEach((text, at) => halo(ctx, text, place[0], place[1] + (at - (lines.length - 1) / 2) * line, look));
  }

  /**
   * Write a tie's words along it, where it is long enough and there is room, and tell whether they are written.
   * Forced, beside it or in any case; with `lanes`, beside it too, but not on another tie.
   */
  function tie(ctx, space, text, c, look) {
    prepare(ctx, look.size, false);
    const wide = width(ctx, ctx.font, text) + 8;
    const long = geometry.reach(c) >= wide + (look.lanes ? 0 : 16);
    const spots = long ? PLACES.map((t) => alongside(c, t, look.size, 1)) : [];
    const boxes = (spot) => along(spot.x, spot.y, spot.dx, spot.dy, wide, look.size + 1);
    const free = (spot) => boxes(spot).every((box) => space.free(box));
    const shown = (spot) => boxes(spot).every((box) => space.inside(box) && look.lanes.free(box, look.tie));
    const around = look.lanes ? nearby(c, long, look.size) : [];
    if (look.forced || look.lanes) around.push(...beside(c, wide, look.size));
    const spot =
      (look.lanes && [...spots, ...around].find((found) => free(found) && shown(found))) ||
      (look.lanes ? spots : [...spots, ...around]).find(free) ||
      (look.forced && (spots[0] || around[0]));
    if (!spot) return false;
    boxes(spot).forEach((box) => space.take(box));
    ctx.save();
    ctx.globalAlpha = look.alpha;
    ctx.translate(spot.x, spot.y);
    ctx.rotate(Math.atan2(spot.dy, spot.dx));
    halo(ctx, text, 0, 0, look);
    ctx.restore();
    return true;
  }

  /** Along the line, so many lines of text above it or, less than none, below: the line strikes no word through. */
  function alongside(c, t, size, rows) {
    const [x, y] = geometry.point(c, t);
    let [dx, dy] = geometry.tangent(c, t);
    if (dx < 0) [dx, dy] = [-dx, -dy];
    const off = Math.sign(rows) * (size * 0.62 + 2) + (rows - Math.sign(rows)) * size;
    return { x: x + dy * off, y: y - dx * off, dx, dy };
  }

  /** Along a tie, below it; of a short one also so far off that the words pass its ends. */
  function nearby(c, long, size) {
    if (long) return PLACES.map((t) => alongside(c, t, size, -1));
    return [1, -1, 1.8, -1.8].map((rows) => alongside(c, 0.5, size, rows));
  }

  /** Level, right or left of a tie that is too short to be written along. */
  function beside(c, wide, size) {
    const [x, y] = geometry.point(c, 0.5);
    const off = wide / 2 + size;
    return [0, 1, -1, 2, -2].flatMap((row) => [off, -off].map((by) => ({ x: x + by, y: y + row * size * 1.5, dx: 1, dy: 0 })));
  }

  /** A slanted line of text as a row of small upright boxes. */
  function along(x, y, dx, dy, wide, high) {
    const count = Math.max(1, Math.ceil(wide / high));
    return Array.from({ length: count }, (_, at) => {
      const far = ((at + 0.5) / count - 0.5) * wide;
      const [bx, by] = [x + dx * far, y + dy * far];
      return [bx - high / 2, by - high / 2, bx + high / 2, by + high / 2];
    });
  }

  cg.names = { taken, lanes, node, tie };
})(cg);
