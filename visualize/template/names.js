// Names of entities and words of ties, written so that none lies on another: the chosen and the busiest
// first, each where there is room for it. All in CSS pixels, each with a halo in the colour of the canvas.
((cg) => {
  const { geometry } = cg;
  const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif';
  const CELL = 80;
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
      free: (box) => keys(box).every((key) => !(cells.get(key) || []).some((other) => meets(box, other))),
      take(box) {
        for (const key of keys(box)) {
          if (!cells.has(key)) cells.set(key, []);
          cells.get(key).push(box);
        }
      },
    };
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

  /** Write a node's name below it, else above, right or left, rather where no tie leaves it; forced, in any case. */
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
    const box = ([cx, cy]) => [cx - wide / 2, cy - high / 2, cx + wide / 2, cy + high / 2];
    const fitting = centres.filter((centre) => space.free(box(centre)));
    const clear = look.nodes ? fitting.filter((centre) => look.nodes.free(box(centre))) : fitting;
    const inside = (found) => found.find((centre) => space.inside(box(centre)));
    const place = inside(clear) || inside(fitting) || (look.forced && (fitting[0] || inside(centres) || centres[0]));
    if (!place) return;
    space.take(box(place));
    ctx.globalAlpha = look.alpha;
    lines.forEach((text, at) => halo(ctx, text, place[0], place[1] + (at - (lines.length - 1) / 2) * line, look));
  }

  /** Write a tie's words along it, where it is long enough and there is room; forced, beside it or in any case. */
  function tie(ctx, space, text, c, look) {
    prepare(ctx, look.size, false);
    const wide = width(ctx, ctx.font, text) + 8;
    const long = geometry.reach(c) >= wide + 16;
    const spots = long ? [0.5, 0.4, 0.6, 0.3, 0.7].map((t) => above(c, t, look.size)) : [];
    if (look.forced) spots.push(...beside(c, wide, look.size));
    const boxes = (spot) => along(spot.x, spot.y, spot.dx, spot.dy, wide, look.size + 1);
    const spot = spots.find((found) => boxes(found).every(space.free)) || (look.forced && spots[0]);
    if (!spot) return;
    boxes(spot).forEach(space.take);
    ctx.save();
    ctx.globalAlpha = look.alpha;
    ctx.translate(spot.x, spot.y);
    ctx.rotate(Math.atan2(spot.dy, spot.dx));
    halo(ctx, text, 0, 0, look);
    ctx.restore();
  }

  /** Just above the line, along it, so that the line strikes no word through. */
  function above(c, t, size) {
    const [x, y] = geometry.point(c, t);
    let [dx, dy] = geometry.tangent(c, t);
    if (dx < 0) [dx, dy] = [-dx, -dy];
    const off = size * 0.62 + 2;
    return { x: x + dy * off, y: y - dx * off, dx, dy };
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

  cg.names = { taken, node, tie };
})(cg);
