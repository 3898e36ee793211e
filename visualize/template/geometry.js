// Ties as curves on the screen, in CSS pixels. Each is one cubic Bézier curve, also straight ties and loops, so that
// drawing and picking have one method for all. A curve is an array [x0, y0, ..., x3, y3]: start, two control points, end.
((cg) => {
  const { curve: tokens } = cg.tokens;
  // How often an interval is halved to find where a curve crosses a circle.
  const HALVINGS = 9;
  // A curve is within the view where it comes at least this near to it.
  const VIEW_MARGIN = 20;

  /** Return the point at `t`, from 0 to 1. */
  function point(c, t) {
    const u = 1 - t;
    const [a, b, d, e] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t];
    return [a * c[0] + b * c[2] + d * c[4] + e * c[6], a * c[1] + b * c[3] + d * c[5] + e * c[7]];
  }

  /** Return the direction at `t` as a vector of length 1. */
  function direction(c, t) {
    const u = 1 - t;
    const [a, b, d] = [u * u, 2 * u * t, t * t];
    const x = a * (c[2] - c[0]) + b * (c[4] - c[2]) + d * (c[6] - c[4]);
    const y = a * (c[3] - c[1]) + b * (c[5] - c[3]) + d * (c[7] - c[5]);
    const length = Math.hypot(x, y) || 1;
    return [x / length, y / length];
  }

  /** Return the curve from one point to another, bent to its left by this many steps of a length that `scale` changes. */
  function curveBetween(from, to, bend, scale) {
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const length = Math.hypot(dx, dy) || 1;
    const limit = tokens.max_bend * length;
    // The middle of a cubic curve moves by three quarters of what its control points move.
    const shift = (Math.max(-limit, Math.min(limit, bend * tokens.step * scale)) * 4) / 3 / length;
    const [nx, ny] = [dy * shift, -dx * shift];
    return [
      from.x, from.y,
      from.x + dx / 3 + nx, from.y + dy / 3 + ny,
      from.x + (2 * dx) / 3 + nx, from.y + (2 * dy) / 3 + ny,
      to.x, to.y,
    ];
  }

  /** Return a straight line as a curve. */
  function straightLine(from, to) {
    return [from.x, from.y, from.x, from.y, to.x, to.y, to.x, to.y];
  }

  /** Return a loop above a node of this radius; each further loop has a greater bend and is higher. */
  function loopAbove(center, radius, bend) {
    const height = radius * tokens.loop_height + tokens.loop_height_step * bend;
    const halfWidth = radius * tokens.loop_width + tokens.loop_width_step * bend;
    const { x, y } = center;
    return [x, y, x + halfWidth, y - height, x - halfWidth, y - height, x, y];
  }

  /** Return whether a part of a curve may be within the view. */
  function mayBeInView(c, screen) {
    const [xs, ys] = [[c[0], c[2], c[4], c[6]], [c[1], c[3], c[5], c[7]]];
    return (
      Math.max(...xs) > -VIEW_MARGIN &&
      Math.min(...xs) < screen.width + VIEW_MARGIN &&
      Math.max(...ys) > -VIEW_MARGIN &&
      Math.min(...ys) < screen.height + VIEW_MARGIN
    );
  }

  /** Return the curve from `from` to `to`, both from 0 to 1. */
  function segment(c, from, to) {
    const [x0, y0] = point(c, from);
    const [x3, y3] = point(c, to);
    const third = (to - from) / 3;
    const [a, b] = [derivative(c, from), derivative(c, to)];
    return [x0, y0, x0 + a[0] * third, y0 + a[1] * third, x3 - b[0] * third, y3 - b[1] * third, x3, y3];
  }

  function derivative(c, t) {
    const u = 1 - t;
    const along = (i) =>
      3 * (u * u * (c[2 + i] - c[i]) + 2 * u * t * (c[4 + i] - c[2 + i]) + t * t * (c[6 + i] - c[4 + i]));
    return [along(0), along(1)];
  }

  /** Return what is outside the circles of these radii around the start and the end; a radius of 0 cuts nothing. */
  function outsideCircles(c, startRadius, endRadius) {
    return segment(c, startRadius && leavingCircle(c, false, startRadius), leavingCircle(c, true, endRadius));
  }

  /** Return the `t` at which a curve crosses a circle around its start or, with `atEnd`, around its end. */
  function leavingCircle(c, atEnd, radius) {
    const [x, y] = atEnd ? [c[6], c[7]] : [c[0], c[1]];
    let [inside, outside] = [0, 0.5];
    for (let turn = 0; turn < HALVINGS; turn += 1) {
      const middle = (inside + outside) / 2;
      const [px, py] = point(c, atEnd ? 1 - middle : middle);
      if (Math.hypot(px - x, py - y) < radius) inside = middle;
      else outside = middle;
    }
    return atEnd ? 1 - outside : outside;
  }

  /** Return a parallel curve at this distance; the other side has the opposite sign. */
  function offset(c, distance) {
    const [ax, ay] = direction(c, 0.001);
    const [bx, by] = direction(c, 0.999);
    return [
      c[0] - ay * distance, c[1] + ax * distance, c[2] - ay * distance, c[3] + ax * distance,
      c[4] - by * distance, c[5] + bx * distance, c[6] - by * distance, c[7] + bx * distance,
    ];
  }

  /** Return the distance of a point from a curve, or Infinity where it is greater than `limit`. */
  function distance(c, x, y, limit) {
    const xs = [c[0], c[2], c[4], c[6]];
    const ys = [c[1], c[3], c[5], c[7]];
    if (x < Math.min(...xs) - limit || x > Math.max(...xs) + limit) return Infinity;
    if (y < Math.min(...ys) - limit || y > Math.max(...ys) + limit) return Infinity;
    const steps = 16;
    let nearest = Infinity;
    let [px, py] = [c[0], c[1]];
    for (let step = 1; step <= steps; step += 1) {
      const [qx, qy] = point(c, step / steps);
      nearest = Math.min(nearest, distanceFromLine(x, y, px, py, qx, qy));
      [px, py] = [qx, qy];
    }
    return nearest <= limit ? nearest : Infinity;
  }

  function distanceFromLine(x, y, ax, ay, bx, by) {
    const [dx, dy] = [bx - ax, by - ay];
    const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1);
    const t = Math.max(0, Math.min(1, along));
    return Math.hypot(x - ax - t * dx, y - ay - t * dy);
  }

  /** Return about how long a curve is: the mean of its chord and its control polygon. */
  function approximateLength(c) {
    const chord = Math.hypot(c[6] - c[0], c[7] - c[1]);
    const polygon = Math.hypot(c[2] - c[0], c[3] - c[1]) + Math.hypot(c[4] - c[2], c[5] - c[3]) + Math.hypot(c[6] - c[4], c[7] - c[5]);
    return (chord + polygon) / 2;
  }

  cg.geometry = {
    point, direction, curveBetween, straightLine, loopAbove, mayBeInView, outsideCircles, offset, distance, approximateLength,
  };
})(cg);
