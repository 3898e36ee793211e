// The picture: vis-network holds the nodes, the view and the pointer; ties, names and marks are drawn in its
// hooks, as it knows neither double lines nor open heads nor our shapes.
((cg) => {
  const { data, model, filter, theme, geometry, lines, names } = cg;
  const { byId } = cg.dom;
  // Above this many ties, a picture seen from afar is drawn as thin lines.
  const MANY = 5000;
  const AFAR = 0.6;
  // Words of ties are written from this scale on, and of so few ties in view at any scale.
  const NEAR = 0.85;
  const FEW = 60;
  // Of so few, when near, words come before names, which find room on any side of their node.
  const HANDFUL = 20;
  // From afar no more names than these could find room.
  const MOST_NAMES = 600;
  // The least radius of a node; very many large ones would cover everything.
  const LEAST = data.nodes.length > 1500 ? 1.5 : data.nodes.length > 40 ? 4.5 : 7.5;
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
  let around = new Set();
  let curves = new Map();
  let labelled = [];
  let framed = false;
  let frames = 0;

  const network = new vis.Network(
    container,
    {
      nodes: new vis.DataSet(data.nodes.map((n) => ({ id: n.id, x: n.x, y: n.y, size: n.size }))),
      // vis-network needs the edges for nothing that is used here, and takes ten seconds for very many.
      edges: new vis.DataSet([]),
    },
    { ...data.options, nodes: { ...data.options.nodes, ctxRenderer: renderer } },
  );
  for (const inner of container.querySelectorAll("[tabindex]")) inner.tabIndex = -1;

  const touches = (tie, id) => id !== undefined && (tie.subject === id || tie.object === id);
  const isMarked = (id) => id === chosen.node || id === hovered.node || touchesMarkedTie(id);
  const touchesMarkedTie = (id) => [chosen.tie, hovered.tie].some((tie) => tie && touches(tie, id));

  /** A node's radius on the screen: from afar nodes shrink less than the picture. */
  function radius(node) {
    const scale = network.getScale();
    return Math.max(LEAST, node.size * scale * Math.min(2.2, Math.max(1, scale ** -0.45)));
  }

  function alphaOf(id) {
    if (filter.faint(id)) return 0.14;
    if (chosen.node) return around.has(id) ? 1 : 0.25;
    return chosen.tie && !isMarked(id) ? 0.55 : 1;
  }

  function renderer({ ctx, id, x, y }) {
    const node = model.node(id);
    const r = radius(node) / network.getScale();
    return {
      drawNode() {
        if (filter.hidden(id)) return;
        const { front, back } = paths[node.group];
        ctx.save();
        ctx.translate(x, y);
        ctx.scale(r, r);
        ctx.lineWidth = 0.22;
        ctx.strokeStyle = theme.role("canvas");
        const alpha = alphaOf(id);
        if (alpha < 1) {
          // What is paler must not let the ties behind it shine through.
          ctx.fillStyle = theme.role("canvas");
          ctx.fill(front);
        }
        ctx.fillStyle = theme.kind(node.group);
        ctx.globalAlpha = alpha;
        if (back) ctx.fill(back);
        if (back) ctx.stroke(front);
        ctx.fill(front);
        ctx.restore();
      },
      nodeDimensions: { width: 2 * r, height: 2 * r },
    };
  }

  /** From canvas units to CSS pixels, as the context stands now. */
  function screen(ctx) {
    const { a, e, f } = ctx.getTransform();
    const scale = network.getScale();
    const ratio = a / scale;
    const at = (id) => ({ x: (a * places.get(id).x + e) / ratio, y: (a * places.get(id).y + f) / ratio });
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    return { scale, at, wide: container.clientWidth, high: container.clientHeight };
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

  function look(tie) {
    if (tie === chosen.tie) return { colour: theme.role("accent"), alpha: 1, strong: true };
    if (tie === hovered.tie || touches(tie, hovered.node)) return { colour: theme.role("text"), alpha: 1 };
    if (chosen.node) return { colour: theme.role("secondary"), alpha: touches(tie, chosen.node) ? 1 : 0.12 };
    return { colour: theme.role("secondary"), alpha: chosen.tie ? 0.3 : 0.7 };
  }

  network.on("beforeDrawing", (ctx) => {
    ctx.save();
    const view = screen(ctx);
    const many = filter.ties().size > MANY && view.scale < AFAR;
    curves = new Map();
    for (const tie of filter.ties()) {
      const c = many ? geometry.straight(view.at(tie.subject), view.at(tie.object)) : curve(tie, view.at, view.scale);
      if (geometry.meets(c, view)) curves.set(tie, c);
    }
    if (many) lines.drawMany(ctx, curves, theme.role("secondary"));
    const marked = (tie) => tie === chosen.tie || tie === hovered.tie || touches(tie, chosen.node) || touches(tie, hovered.node);
    const [over, under] = [[], []];
    for (const tie of curves.keys()) (marked(tie) ? over : under).push(tie);
    over.sort((a, b) => (a === chosen.tie) - (b === chosen.tie));
    if (!many) for (const tie of under) lines.draw(ctx, tie, curves.get(tie), look(tie), view.scale);
    for (const tie of over) {
      if (tie === chosen.tie) lines.band(ctx, curves.get(tie), theme.role("selection"));
      lines.draw(ctx, tie, curves.get(tie), look(tie), view.scale);
    }
    ctx.restore();
  });

  network.on("afterDrawing", (ctx) => {
    ctx.save();
    const view = screen(ctx);
    const items = inView(view);
    const space = names.taken(view);
    labelled = [];
    // What must be named in any case is written over a smaller node only where there is no other room.
    const nodes = names.taken(view);
    for (const item of items) nodes.take(item.box);
    // Where ties are few, names keep off them, and all of them have their words.
    const lanes = curves.size <= FEW ? names.lanes(view, curves) : null;
    const colours = { halo: theme.role("canvas"), text: theme.role("text"), lanes };
    const size = Math.max(11, Math.min(13.5, 13 * view.scale ** 0.35));
    const busiest = items.filter((item, at) => isMarked(item.id) || (at < 10 && item.size > 14));
    for (const item of busiest) space.take(item.box);
    ring(ctx, items);
    for (const item of items.filter(({ id }) => isMarked(id))) {
      names.node(ctx, space, item, { ...colours, nodes, size: size + 0.5, bold: item.id === chosen.node, whole: item.id === hovered.node, alpha: 1, forced: true });
    }
    tieWords(ctx, space, view, colours, true);
    const first = curves.size <= HANDFUL && view.scale > NEAR;
    if (first) {
      for (const item of items) space.take(item.box);
      tieWords(ctx, space, view, colours, false);
    }
    for (const item of busiest) if (!isMarked(item.id)) names.node(ctx, space, item, { ...colours, nodes, size, alpha: Math.max(0.4, alphaOf(item.id)) });
    if (!first) for (const item of items) space.take(item.box);
    for (const item of items.slice(0, MOST_NAMES)) {
      if (busiest.includes(item) || filter.faint(item.id)) continue;
      names.node(ctx, space, item, { ...colours, size, alpha: Math.max(0.4, alphaOf(item.id)), forced: first });
    }
    if (!first) tieWords(ctx, space, view, colours, false);
    ctx.restore();
    if (framed) frames += 1;
  });

  /** The nodes in view, the busiest first, with their places on the screen. */
  function inView(view) {
    const found = [];
    for (const node of data.nodes) {
      if (filter.hidden(node.id)) continue;
      const { x, y } = view.at(node.id);
      if (x < -40 || x > view.wide + 40 || y < -40 || y > view.high + 40) continue;
      const r = radius(node);
      found.push({ id: node.id, label: node.label, lines: node.lines, size: node.size, x, y, r, box: [x - r, y - r, x + r, y + r] });
    }
    if (curves.size < MANY) countSides(new Map(found.map((item) => [item.id, item])));
    const weight = (item) => item.size + (chosen.node && around.has(item.id) ? 100 : 0);
    return found.sort((a, b) => weight(b) - weight(a));
  }

  /** Count the ties that leave each node below, above, right and left, where its name could stand. */
  function countSides(items) {
    for (const item of items.values()) item.ties = [0, 0, 0, 0];
    const side = (dx, dy) => (Math.abs(dy) * 1.6 > Math.abs(dx) ? (dy > 0 ? 0 : 1) : dx > 0 ? 2 : 3);
    for (const [tie, c] of curves) {
      const [from, to] = [items.get(tie.subject), items.get(tie.object)];
      if (from) from.ties[side(c[2] - c[0], c[3] - c[1])] += 1;
      if (to) to.ties[side(c[4] - c[6], c[5] - c[7])] += 1;
    }
  }

  function ring(ctx, items) {
    for (const item of items) {
      const isChosen = item.id === chosen.node;
      if (!isChosen && item.id !== hovered.node) continue;
      ctx.globalAlpha = 1;
      ctx.setLineDash([]);
      ctx.lineWidth = isChosen ? 2.5 : 1.5;
      ctx.strokeStyle = theme.role(isChosen ? "accent" : "secondary");
      ctx.beginPath();
      ctx.arc(item.x, item.y, item.r * 1.1 + 4, 0, 2 * Math.PI);
      ctx.stroke();
    }
  }

  /** Words of ties: of the marked ones always, of the others where they are few or near enough to be read calmly. */
  function tieWords(ctx, space, view, { lanes, ...colours }, forced) {
    // Somewhat smaller from afar, so that they still fit their ties.
    const size = Math.max(10, 11.5 * Math.min(1, view.scale));
    const inside = (x, y) => x > 0 && y > 0 && x < view.wide && y < view.high;
    for (const [tie, c] of curves) {
      const marked = tie === chosen.tie || tie === hovered.tie;
      if (marked !== forced) continue;
      if (!forced) {
        const beside = touches(tie, chosen.node) || touches(tie, hovered.node);
        const calm = lanes ? !chosen.node : view.scale > NEAR && !chosen.node && !chosen.tie;
        if (!beside && !calm) continue;
        if (!inside(c[0], c[1]) && !inside(c[6], c[7])) continue;
      }
      const text = theme.role(tie === chosen.tie ? "accent" : forced ? "text" : "secondary");
      const alpha = !forced && chosen.tie ? 0.6 : 1;
      const look = { halo: colours.halo, text, size: forced ? 12.5 : size, alpha, forced, lanes: forced ? null : lanes, tie };
      if (names.tie(ctx, space, tie.label, c, look)) labelled.push(tie.id);
    }
  }

  network.on("dragging", ({ nodes }) => {
    for (const [id, place] of Object.entries(network.getPositions(nodes))) places.set(id, place);
  });

  function mark() {
    around = new Set([chosen.node]);
    for (const tie of model.tiesOf(chosen.node)) if (filter.sees(tie)) around.add(tie.subject).add(tie.object);
    // Before the view is set nobody could see it.
    if (framed) network.redraw();
  }
  filter.onChange(mark);
  theme.onChange(() => network.redraw());

  cg.canvas = {
    container,
    network,
    places,
    curveOf: (tie) => curves.get(tie),
    curves: () => curves,
    /** The ids of the ties whose words stand on the canvas now. */
    labelled: () => [...labelled],
    drawn: () => frames > 0 || container.hidden,
    /** From now on the view is the one that the reader sees. */
    begin() {
      framed = true;
    },
    choose(next) {
      chosen = { node: next.node, tie: next.tie && model.tie(next.tie) };
      network.setSelection({ nodes: [], edges: [] });
      mark();
    },
    hover(next) {
      if (next.node === hovered.node && next.tie === hovered.tie) return;
      hovered = next;
      container.style.cursor = next.node !== undefined || next.tie ? "pointer" : "default";
      network.redraw();
    },
  };
})(cg);
