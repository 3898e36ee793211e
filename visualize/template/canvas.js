// The picture: vis-network holds the nodes, the view and the pointer; ties, names and marks are drawn here,
// in its hooks, as it knows neither double lines nor open heads nor our shapes.
((cg) => {
  const { data, model, filter, theme, geometry, lines, names } = cg;
  const { byId } = cg.dom;
  const MANY = 5000;
  const REACH = 6;
  const container = byId("canvas");
  const paths = Object.fromEntries(
    Object.entries(data.tokens.kinds).map(([kind, token]) => [
      kind,
      { front: new Path2D(token.path), back: token.back && new Path2D(token.back) },
    ]),
  );
  const places = new Map(data.nodes.map((node) => [node.id, { x: node.x, y: node.y }]));
  let chosen = {};
  let hovered = {};

  const network = new vis.Network(
    container,
    {
      nodes: new vis.DataSet(data.nodes.map((n) => ({ id: n.id, x: n.x, y: n.y, size: n.size }))),
      edges: new vis.DataSet(data.edges.map((e) => ({ id: e.id, from: e.from, to: e.to }))),
    },
    { ...data.options, nodes: { ...data.options.nodes, ctxRenderer: renderer } },
  );
  for (const inner of container.querySelectorAll("[tabindex]")) inner.tabIndex = -1;

  /** How much larger than its place a node is drawn: from afar nodes shrink less than the picture. */
  const grown = () => Math.min(2.2, Math.max(1, network.getScale() ** -0.45));
  const radius = (node) => Math.max(4, node.size * network.getScale() * grown());

  function renderer({ ctx, id, x, y }) {
    const node = model.node(id);
    const r = radius(node) / network.getScale();
    return {
      drawNode() {
        if (filter.hidden(id)) return;
        ctx.save();
        ctx.globalAlpha = alphaOf(id);
        ctx.translate(x, y);
        ctx.scale(r, r);
        const { front, back } = paths[node.group];
        ctx.fillStyle = theme.kind(node.group);
        ctx.strokeStyle = theme.role("canvas");
        ctx.lineWidth = 0.22;
        if (back) ctx.fill(back);
        if (back) ctx.stroke(front);
        ctx.fill(front);
        ctx.restore();
      },
      nodeDimensions: { width: 2 * r, height: 2 * r },
    };
  }

  function alphaOf(id) {
    if (filter.faint(id)) return 0.14;
    return chosen.node && !around.has(id) ? 0.25 : 1;
  }

  let around = new Set();
  function lookAround() {
    around = new Set([chosen.node]);
    for (const tie of model.tiesOf(chosen.node)) if (filter.sees(tie)) around.add(tie.subject).add(tie.object);
  }

  /** From canvas units to CSS pixels, as the context stands now. */
  function screen(ctx) {
    const { a, e, f } = ctx.getTransform();
    const scale = network.getScale();
    const ratio = a / scale;
    return { scale, ratio, at: (id) => ({ x: (a * places.get(id).x + e) / ratio, y: (a * places.get(id).y + f) / ratio }) };
  }

  function curve(tie, at, scale) {
    const [from, to] = [at(tie.subject), at(tie.object)];
    const [start, end] = [radius(model.node(tie.subject)), radius(model.node(tie.object))];
    const whole =
      tie.subject === tie.object
        ? geometry.loop(from, start, tie.bend)
        : geometry.between(from, to, tie.bend, Math.max(scale, 0.5));
    return geometry.cut(whole, geometry.leaves(whole, false, start + 2), geometry.leaves(whole, true, end + 3));
  }

  const touches = (tie, id) => id !== undefined && (tie.subject === id || tie.object === id);

  function look(tie) {
    if (tie === chosen.tie) return { colour: theme.role("accent"), alpha: 1, strong: true };
    if (tie === hovered.tie || touches(tie, hovered.node)) return { colour: theme.role("text"), alpha: 1 };
    if (chosen.node) return { colour: theme.role("secondary"), alpha: touches(tie, chosen.node) ? 1 : 0.12 };
    return { colour: theme.role("secondary"), alpha: 0.85 };
  }

  let curves = new Map();
  network.on("beforeDrawing", (ctx) => {
    const { scale, ratio, at } = screen(ctx);
    const [wide, high] = [container.clientWidth, container.clientHeight];
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    curves = new Map();
    const many = filter.ties().size > MANY && scale < 0.6;
    for (const tie of filter.ties()) {
      const c = many ? straight(tie, at) : curve(tie, at, scale);
      if (meetsView(c, wide, high)) curves.set(tie, c);
    }
    if (chosen.tie && curves.has(chosen.tie)) lines.band(ctx, curves.get(chosen.tie), theme.role("selection"));
    if (many) {
      const byStanding = new Map(data.standings.map((standing) => [standing, []]));
      for (const [tie, c] of curves) byStanding.get(tie.standing).push(c);
      lines.drawMany(ctx, byStanding, theme.role("secondary"));
    }
    for (const [tie, c] of curves) if (!many || tie === chosen.tie || touches(tie, chosen.node)) lines.draw(ctx, tie, c, look(tie));
    ctx.restore();
  });

  function straight(tie, at) {
    const [from, to] = [at(tie.subject), at(tie.object)];
    return [from.x, from.y, from.x, from.y, to.x, to.y, to.x, to.y];
  }

  function meetsView(c, wide, high) {
    return (
      Math.max(c[0], c[2], c[4], c[6]) > -20 && Math.min(c[0], c[2], c[4], c[6]) < wide + 20 &&
      Math.max(c[1], c[3], c[5], c[7]) > -20 && Math.min(c[1], c[3], c[5], c[7]) < high + 20
    );
  }

  network.on("afterDrawing", (ctx) => {
    const { scale, ratio, at } = screen(ctx);
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    const items = inView(at);
    const space = names.taken();
    for (const { x, y, r } of items) space.take([x - r, y - r, x + r, y + r]);
    ring(ctx, items);
    const colours = { halo: theme.role("canvas"), text: theme.role("text") };
    const size = Math.max(11, Math.min(13.5, 13 * scale ** 0.35));
    const first = items.filter(({ id }) => id === chosen.node || id === hovered.node || ends(id));
    for (const item of first) {
      names.node(ctx, space, item, { ...colours, size: size + 0.5, bold: item.id === chosen.node, alpha: 1, whole: item.id === hovered.node, forced: true });
    }
    tieWords(ctx, space, scale, colours, true);
    for (const item of items) {
      if (first.includes(item) || filter.faint(item.id)) continue;
      names.node(ctx, space, item, { ...colours, size, alpha: alphaOf(item.id) < 1 ? 0.4 : 1 });
    }
    tieWords(ctx, space, scale, colours, false);
    ctx.restore();
  });

  const ends = (id) => [chosen.tie, hovered.tie].some((tie) => tie && touches(tie, id));

  /** The nodes in view, the busiest first, with their places on the screen. */
  function inView(at) {
    const [wide, high] = [container.clientWidth, container.clientHeight];
    const found = [];
    for (const node of data.nodes) {
      if (filter.hidden(node.id)) continue;
      const { x, y } = at(node.id);
      if (x > -40 && x < wide + 40 && y > -40 && y < high + 40) {
        found.push({ id: node.id, label: node.label, lines: node.lines, x, y, r: radius(node), size: node.size });
      }
    }
    const weight = (item) => item.size + (chosen.node && around.has(item.id) ? 100 : 0);
    return found.sort((a, b) => weight(b) - weight(a));
  }

  function ring(ctx, items) {
    for (const item of items) {
      if (item.id !== chosen.node && item.id !== hovered.node) continue;
      ctx.globalAlpha = 1;
      ctx.setLineDash([]);
      ctx.lineWidth = item.id === chosen.node ? 2.5 : 1.5;
      ctx.strokeStyle = item.id === chosen.node ? theme.role("accent") : theme.role("secondary");
      ctx.beginPath();
      ctx.arc(item.x, item.y, item.r * 1.1 + 4, 0, 2 * Math.PI);
      ctx.stroke();
    }
  }

  /** Words of ties: of the chosen ones always, of the others only when near enough to be read calmly. */
  function tieWords(ctx, space, scale, colours, forced) {
    for (const [tie, c] of curves) {
      const isChosen = tie === chosen.tie || tie === hovered.tie;
      if (isChosen !== forced) continue;
      const close = scale > 0.8 || touches(tie, chosen.node) || touches(tie, hovered.node);
      if (!forced && (!close || (chosen.node && !touches(tie, chosen.node) && !touches(tie, hovered.node)))) continue;
      const text = tie === chosen.tie ? theme.role("accent") : theme.role(forced ? "text" : "secondary");
      names.tie(ctx, space, tie.label, c, { halo: colours.halo, text, size: 11.5, alpha: 1, forced });
    }
  }

  function pickTie(x, y) {
    let best = null;
    let nearest = REACH;
    for (const [tie, c] of curves) {
      const far = geometry.distance(c, x, y, nearest);
      if (far < nearest) [best, nearest] = [tie, far];
    }
    return best;
  }

  function pickNode(x, y) {
    const id = network.getNodeAt({ x, y });
    return id !== undefined && !filter.hidden(id) ? id : undefined;
  }

  network.on("click", ({ pointer }) => {
    const { x, y } = pointer.DOM;
    const node = pickNode(x, y);
    const tie = node === undefined ? pickTie(x, y) : null;
    if (node !== undefined) cg.open({ node });
    else if (tie) cg.open({ tie: tie.id });
    else cg.open({});
  });

  let waiting = false;
  container.addEventListener("mousemove", (event) => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      const box = container.getBoundingClientRect();
      const [x, y] = [event.clientX - box.left, event.clientY - box.top];
      const node = pickNode(x, y);
      hover({ node, tie: node === undefined ? pickTie(x, y) || undefined : undefined });
    });
  });
  container.addEventListener("mouseleave", () => hover({}));

  function hover(next) {
    if (next.node === hovered.node && next.tie === hovered.tie) return;
    hovered = next;
    container.style.cursor = next.node !== undefined || next.tie ? "pointer" : "default";
    network.redraw();
  }

  network.on("dragging", ({ nodes }) => {
    for (const [id, place] of Object.entries(network.getPositions(nodes))) places.set(id, place);
  });
  filter.onChange(() => {
    lookAround();
    network.redraw();
  });
  theme.onChange(() => network.redraw());

  /** Show the chosen tie or node; move the view only where it cannot be seen. */
  function choose(next) {
    chosen = { node: next.node, tie: next.tie && model.tie(next.tie) };
    lookAround();
    network.setSelection({ nodes: [], edges: [] });
    const ids = chosen.tie ? [chosen.tie.subject, chosen.tie.object] : next.node ? [next.node] : [];
    if (ids.some((id) => !visible(id))) bring(ids);
    network.redraw();
  }

  function visible(id) {
    if (!places.has(id)) return true;
    const { x, y } = network.canvasToDOM(places.get(id));
    return x > 30 && y > 50 && x < container.clientWidth - 30 && y < container.clientHeight - 40;
  }

  function bring(ids) {
    const found = ids.filter((id) => places.has(id)).map((id) => places.get(id));
    if (!found.length || !container.clientWidth) return;
    const middle = (axis) => (Math.min(...found.map((p) => p[axis])) + Math.max(...found.map((p) => p[axis]))) / 2;
    const span = (axis) => Math.max(...found.map((p) => p[axis])) - Math.min(...found.map((p) => p[axis]));
    const room = Math.min(container.clientWidth / (span("x") + 200), container.clientHeight / (span("y") + 200));
    network.moveTo({ position: { x: middle("x"), y: middle("y") }, scale: Math.min(network.getScale(), room) });
  }

  function fit() {
    const xs = data.nodes.map((n) => places.get(n.id).x);
    const ys = data.nodes.map((n) => places.get(n.id).y);
    if (!xs.length || !container.clientWidth) return;
    const least = (values) => values.reduce((a, b) => Math.min(a, b));
    const most = (values) => values.reduce((a, b) => Math.max(a, b));
    const [left, right, top, bottom] = [least(xs), most(xs), least(ys), most(ys)];
    const scale = Math.min(
      (container.clientWidth - 110) / (right - left || 1),
      (container.clientHeight - 120) / (bottom - top || 1),
      1.3,
    );
    network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 - 8 / scale }, scale });
  }

  function zoom(by) {
    network.moveTo({ scale: Math.max(0.02, Math.min(6, network.getScale() * by)) });
  }

  /** Where a node, or the middle of a tie, stands in the window, for a test to click. */
  function positionOf(id) {
    const box = container.getBoundingClientRect();
    const drawn = curves.get(model.tie(id));
    if (drawn) {
      const [x, y] = geometry.point(drawn, 0.5);
      return { x: box.left + x, y: box.top + y };
    }
    if (!places.has(id)) return null;
    const { x, y } = network.canvasToDOM(places.get(id));
    return { x: box.left + x, y: box.top + y };
  }

  cg.canvas = { network, choose, fit, zoom, positionOf };
})(cg);
