// How a tie is drawn: its standing by the line, never by the colour; what is planned or feared paler, with an
// open arrow head; no head where the tie has no direction.
((cg) => {
  const { geometry } = cg;
  const { tokens } = cg.data;
  const HEAD = 9;
  const HEAD_AFAR = 5.5;
  // Around a node with more ties than this, smaller heads leave it visible.
  const CROWD = 25;

  function stroke(ctx, c) {
    ctx.beginPath();
    ctx.moveTo(c[0], c[1]);
    ctx.bezierCurveTo(c[2], c[3], c[4], c[5], c[6], c[7]);
    ctx.stroke();
  }

  function beside(c, offset) {
    const [ax, ay] = geometry.tangent(c, 0.001);
    const [bx, by] = geometry.tangent(c, 0.999);
    return [
      c[0] - ay * offset, c[1] + ax * offset, c[2] - ay * offset, c[3] + ax * offset,
      c[4] - by * offset, c[5] + bx * offset, c[6] - by * offset, c[7] + bx * offset,
    ];
  }

  function head(ctx, c, open, width, size) {
    const [x, y] = [c[6], c[7]];
    const [tx, ty] = geometry.tangent(c, 0.999);
    const long = size + width;
    const half = long * 0.38;
    ctx.setLineDash([]);
    ctx.beginPath();
    ctx.moveTo(x - tx * long - ty * half, y - ty * long + tx * half);
    ctx.lineTo(x, y);
    ctx.lineTo(x - tx * long + ty * half, y - ty * long - tx * half);
    if (open) {
      ctx.lineWidth = 1.3;
      ctx.stroke();
    } else {
      ctx.closePath();
      ctx.fill();
    }
  }

  /** Draw one tie along a curve that already ends at the borders of its nodes. */
  function draw(ctx, tie, c, look, scale) {
    const crowd = cg.model.tiesOf(tie.object).length > CROWD ? 0.8 : 1;
    const size = (HEAD_AFAR + (HEAD - HEAD_AFAR) * Math.min(1, scale)) * crowd;
    const style = tokens.standings[tie.standing];
    const actual = tie.mode === "actual";
    const width = style.width + (look.strong ? 0.8 : 0);
    const directed = !tie.edge_type.symmetric;
    const open = !actual && tokens.not_actual.open_arrow;
    ctx.globalAlpha = look.alpha * (actual || look.strong ? 1 : tokens.not_actual.opacity);
    ctx.strokeStyle = look.colour;
    ctx.fillStyle = look.colour;
    ctx.lineWidth = width;
    ctx.lineCap = style.dash.length && style.dash[0] < 2 ? "round" : "butt";
    ctx.setLineDash(style.dash);
    const body = directed && !open ? shortened(c, size + width - 1) : c;
    if (style.lines === 2) {
      stroke(ctx, beside(body, 2));
      stroke(ctx, beside(body, -2));
    } else {
      stroke(ctx, body);
    }
    if (directed) head(ctx, c, open, style.lines === 2 ? width + 2 : width, size);
  }

  function shortened(c, by) {
    return geometry.cut(c, 0, geometry.leaves(c, true, by));
  }

  /** Draw the band behind a chosen tie. */
  function band(ctx, c, colour) {
    ctx.globalAlpha = 1;
    ctx.setLineDash([]);
    ctx.lineCap = "round";
    ctx.lineWidth = 12;
    ctx.strokeStyle = colour;
    stroke(ctx, c);
  }

  /** Draw very many ties as thin straight lines: from afar nobody sees more. */
  function drawMany(ctx, curves, colour) {
    ctx.globalAlpha = 0.3;
    ctx.strokeStyle = colour;
    ctx.lineWidth = 0.8;
    ctx.setLineDash([]);
    let drawn = 0;
    ctx.beginPath();
    for (const c of curves.values()) {
      ctx.moveTo(c[0], c[1]);
      ctx.lineTo(c[6], c[7]);
      drawn += 1;
      // One path of all lines would be many times slower than many short ones.
      if (drawn % 100 === 0) {
        ctx.stroke();
        ctx.beginPath();
      }
    }
    ctx.stroke();
  }

  /** The line of a standing as a small drawing for the legend and the panel. */
  function sample(standing, notActual) {
    const { svg } = cg.dom;
    const style = tokens.standings[standing];
    const at = style.lines === 2 ? [4, 8] : [6];
    const shared = { fill: "none", stroke: "currentColor", opacity: notActual ? tokens.not_actual.opacity : 1 };
    return svg(
      "svg",
      { class: "sample", viewBox: "0 0 32 12", width: 32, height: 12, "aria-hidden": "true" },
      at.map((y) =>
        svg("line", {
          ...shared,
          x1: 1, x2: notActual ? 30 : 31, y1: y, y2: y,
          "stroke-width": style.width,
          "stroke-dasharray": style.dash.join(" ") || null,
          "stroke-linecap": style.dash[0] < 2 ? "round" : null,
        }),
      ),
      notActual && svg("path", { ...shared, d: "M 24 2 L 31 6 L 24 10", "stroke-width": 1.3 }),
    );
  }

  /** The shape of a kind, as a small drawing. */
  function shape(kind) {
    const { svg } = cg.dom;
    const token = tokens.kinds[kind];
    if (!token) return null;
    return svg(
      "svg",
      { class: "shape", viewBox: "-1.3 -1.3 2.6 2.6", width: 16, height: 16, "aria-hidden": "true", "data-kind": kind },
      token.back && svg("path", { d: token.back, fill: "currentColor", opacity: 0.55 }),
      svg("path", { d: token.path, fill: "currentColor" }),
    );
  }

  cg.lines = { draw, drawMany, band, sample, shape };
})(cg);
