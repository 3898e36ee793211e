// Ties as curves on the screen, in CSS pixels. Every tie is one cubic Bézier curve, also the straight ones
// and the loops, so that drawing, cutting and picking each need one way only. A curve is [x0, y0, ..., x3, y3].
((cg) => {
  const STEP = 30;
  const MOST_BEND = 0.35;

  function point(c, t) {
    const u = 1 - t;
    const [a, b, d, e] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
    return [a * c[0] + b * c[2] + d * c[4] + e * c[6], a * c[1] + b * c[3] + d * c[5] + e * c[7]];
  }

  function tangent(c, t) {
    const u = 1 - t;
    const [a, b, d] = [u * u, 2 * u * t, t * t];
    const x = a * (c[2] - c[0]) + b * (c[4] - c[2]) + d * (c[6] - c[4]);
    const y = a * (c[3] - c[1]) + b * (c[5] - c[3]) + d * (c[7] - c[5]);
    const length = Math.hypot(x, y) || 1;
    return [x / length, y / length];
  }

  /** The curve from one place to another, bent to its left by so many steps. */
  function between(from, to, bend, scale) {
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const length = Math.hypot(dx, dy) || 1;
    const most = MOST_BEND * length;
    const push = (Math.max(-most, Math.min(most, bend * STEP * scale)) * 4) / 3 / length;
    const [nx, ny] = [dy * push, -dx * push];
    return [
      from.x, from.y,
      from.x + dx / 3 + nx, from.y + dy / 3 + ny,
      from.x + (2 * dx) / 3 + nx, from.y + (2 * dy) / 3 + ny,
      to.x, to.y,
    ];
  }

  function straight(from, to) {
    return [from.x, from.y, from.x, from.y, to.x, to.y, to.x, to.y];
  }

  /** Tell whether any of a curve may be within the view. */
  function meets(c, view) {
    const [xs, ys] = [[c[0], c[2], c[4], c[6]], [c[1], c[3], c[5], c[7]]];
    return Math.max(...xs) > -20 && Math.min(...xs) < view.wide + 20 && Math.max(...ys) > -20 && Math.min(...ys) < view.high + 20;
  }

  /** A loop above a node, higher for each further one. */
  function loop(at, radius, step) {
    const high = radius * 2.4 + 16 * step;
    const wide = radius * 1.2 + 9 * step;
    return [at.x, at.y, at.x + wide, at.y - high, at.x - wide, at.y - high, at.x, at.y];
  }

  /** Where, from one end, the curve leaves a circle around that end. */
  function leaves(c, end, radius) {
    const [x, y] = end ? [c[6], c[7]] : [c[0], c[1]];
    let [inside, outside] = [0, 0.5];
    for (let turn = 0; turn < 9; turn += 1) {
      const middle = (inside + outside) / 2;
      const [px, py] = point(c, end ? 1 - middle : middle);
      if (Math.hypot(px - x, py - y) < radius) inside = middle;
      else outside = middle;
    }
    return end ? 1 - outside : outside;
  }

  /** The part of a curve between two of its places. */
  function cut(c, from, to) {
    const [x0, y0] = point(c, from);
    const [x3, y3] = point(c, to);
    const reach = (to - from) / 3;
    const [a, b] = [derivative(c, from), derivative(c, to)];
    return [x0, y0, x0 + a[0] * reach, y0 + a[1] * reach, x3 - b[0] * reach, y3 - b[1] * reach, x3, y3];
  }

  function derivative(c, t) {
    const u = 1 - t;
    const part = (i) =>
      3 * (u * u * (c[2 + i] - c[i]) + 2 * u * t * (c[4 + i] - c[2 + i]) + t * t * (c[6 + i] - c[4 + i]));
    return [part(0), part(1)];
  }

  /** The distance of a place from a curve; farther than `limit` is only told as Infinity. */
  function distance(c, x, y, limit) {
    const xs = [c[0], c[2], c[4], c[6]];
    const ys = [c[1], c[3], c[5], c[7]];
    if (x < Math.min(...xs) - limit || x > Math.max(...xs) + limit) return Infinity;
    if (y < Math.min(...ys) - limit || y > Math.max(...ys) + limit) return Infinity;
    let nearest = Infinity;
    let [px, py] = [c[0], c[1]];
    for (let step = 1; step <= 16; step += 1) {
      const [qx, qy] = point(c, step / 16);
      nearest = Math.min(nearest, toSegment(x, y, px, py, qx, qy));
      [px, py] = [qx, qy];
    }
    return nearest <= limit ? nearest : Infinity;
  }

  /** About how long a curve is: between its chord and its hull. */
  function reach(c) {
    const chord = Math.hypot(c[6] - c[0], c[7] - c[1]);
    const hull = Math.hypot(c[2] - c[0], c[3] - c[1]) + Math.hypot(c[4] - c[2], c[5] - c[3]) + Math.hypot(c[6] - c[4], c[7] - c[5]);
    return (chord + hull) / 2;
  }

  function toSegment(x, y, ax, ay, bx, by) {
    const [dx, dy] = [bx - ax, by - ay];
    const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
    const t = Math.max(0, Math.min(1, along));
    return Math.hypot(x - ax - t * dx, y - ay - t * dy);
  }

  cg.geometry = { point, tangent, between, straight, meets, loop, leaves, cut, distance, reach };
})(cg);
