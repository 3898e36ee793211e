// All names and tie labels of one frame, the most important first, so that none covers another. A screen has the zoom
// as `scale`, its `width` and `height`, and `place`, which returns where a node is on it.
((cg) => {
  const { data, filter, theme, tokens, geometry, labelSpace, labelDrawing, highlight, nodes } = cg;
  const MIN_NAME_SIZE = 11;
  const MAX_NAME_SIZE = 13.5;
  const MIN_LABEL_SIZE = 10;
  const LABEL_SIZE = 11.5;
  const HIGHLIGHTED_LABEL_SIZE = 12.5;
  const MIN_ALPHA = 0.4;
  // From this zoom on, ties have labels; up to `labelled_ties` ties in the view have them at any zoom.
  const NEAR_SCALE = 0.85;
  // Up to this many ties in a near view, labels come before names, which have room on any side of their node.
  const FEW_TIES = 20;
  // The nodes with most ties get their names first: this many at most, and only large ones.
  const MAX_BUSY_NODES = 10;
  const MIN_BUSY_SIZE = 14;
  // More names than these have no room on a screen.
  const MAX_NAMES = 600;
  // With more ties than this, counting those on each side of a node takes too long.
  const MAX_TIES_TO_COUNT = 5000;
  // A node whose middle is this near to the view is drawn with its name.
  const VIEW_MARGIN = 40;

  /** Draw all names and labels; `curves` has the curve of each tie in the view. Return the ids of the labelled ties. */
  function drawLabels(ctx, screen, curves) {
    const items = nodesInView(screen, curves);
    const space = labelSpace.createSpace(screen);
    // Names that have to be shown cover a smaller node only where there is no other place.
    const nodeSpace = labelSpace.createSpace(screen);
    for (const item of items) nodeSpace.occupy(item.box);
    // Where there are few ties, names keep off them, and every tie has its label.
    const lanes = curves.size <= tokens.limit.labelled_ties ? labelSpace.createTieLanes(screen, curves) : null;
    const fontSize = Math.max(MIN_NAME_SIZE, Math.min(MAX_NAME_SIZE, tokens.label.name_size * screen.scale ** 0.35));
    const style = { halo: theme.roleColour("canvas"), colour: theme.roleColour("text"), lanes, fontSize };
    const nameAlpha = (item) => Math.max(MIN_ALPHA, highlight.nodeAlpha(item.id));
    const drawTieLabels = (mustShow) => labelTies(ctx, space, screen, curves, { halo: style.halo, lanes, mustShow });

    const first = items.filter((item, index) => highlight.isHighlightedNode(item.id) || (index < MAX_BUSY_NODES && item.size > MIN_BUSY_SIZE));
    for (const item of first) space.occupy(item.box);
    nodes.drawRings(ctx, items);
    const { selected, hovered } = highlight.state;
    for (const item of items) {
      if (!highlight.isHighlightedNode(item.id)) continue;
      const isBold = item.id === selected.node;
      const isSingleLine = item.id === hovered.node;
      labelDrawing.drawName(ctx, space, item, { ...style, nodes: nodeSpace, fontSize: fontSize + 0.5, isBold, isSingleLine, alpha: 1, mustShow: true });
    }
    const labelled = drawTieLabels(true);
    const labelsFirst = curves.size <= FEW_TIES && screen.scale > NEAR_SCALE;
    if (labelsFirst) {
      for (const item of items) space.occupy(item.box);
      labelled.push(...drawTieLabels(false));
    }
    for (const item of first) {
      if (!highlight.isHighlightedNode(item.id)) labelDrawing.drawName(ctx, space, item, { ...style, nodes: nodeSpace, alpha: nameAlpha(item) });
    }
    if (!labelsFirst) for (const item of items) space.occupy(item.box);
    for (const item of items.slice(0, MAX_NAMES)) {
      if (first.includes(item) || filter.isFaint(item.id)) continue;
      labelDrawing.drawName(ctx, space, item, { ...style, alpha: nameAlpha(item), mustShow: labelsFirst });
    }
    if (!labelsFirst) labelled.push(...drawTieLabels(false));
    return labelled;
  }

  /** Return the nodes in the view with their places on the screen, those with most ties first. */
  function nodesInView(screen, curves) {
    const items = [];
    for (const node of data.nodes) {
      if (filter.isHidden(node.id)) continue;
      const { x, y } = screen.place(node.id);
      if (x < -VIEW_MARGIN || x > screen.width + VIEW_MARGIN || y < -VIEW_MARGIN || y > screen.height + VIEW_MARGIN) continue;
      const r = nodes.radius(node, screen.scale);
      items.push({ id: node.id, label: node.label, lines: node.lines, size: node.size, x, y, r, box: [x - r, y - r, x + r, y + r] });
    }
    if (curves.size < MAX_TIES_TO_COUNT) countTiesBySide(new Map(items.map((item) => [item.id, item])), curves);
    const weight = (item) => item.size + (highlight.isNeighbour(item.id) ? 100 : 0);
    return items.sort((a, b) => weight(b) - weight(a));
  }

  /** Count the ties that leave each node below, above, right and left of it, where its name could be. */
  function countTiesBySide(items, curves) {
    for (const item of items.values()) item.tiesBySide = [0, 0, 0, 0];
    const side = (dx, dy) => (Math.abs(dy) * 1.6 > Math.abs(dx) ? (dy > 0 ? 0 : 1) : dx > 0 ? 2 : 3);
    for (const [tie, c] of curves) {
      const [from, to] = [items.get(tie.subject), items.get(tie.object)];
      if (from) from.tiesBySide[side(c[2] - c[0], c[3] - c[1])] += 1;
      if (to) to.tiesBySide[side(c[4] - c[6], c[5] - c[7])] += 1;
    }
  }

  /**
   * Draw the labels of the highlighted ties (`mustShow`) or those of the others, which need few ties or a near view. At
   * any zoom, planned and feared ties have theirs, or that word alone, where there is room: a reader who does not know
   * the marks would take them for actual ties. Return the ids of the ties that have a label.
   */
  function labelTies(ctx, space, screen, curves, { halo, lanes, mustShow }) {
    const { selected } = highlight.state;
    // A little smaller from far away, so that labels still fit their ties.
    const fontSize = mustShow ? HIGHLIGHTED_LABEL_SIZE : Math.max(MIN_LABEL_SIZE, LABEL_SIZE * Math.min(1, screen.scale));
    const isInView = (x, y) => x > 0 && y > 0 && x < screen.width && y < screen.height;
    const isCalm = lanes ? !selected.node : screen.scale > NEAR_SCALE && !selected.node && !selected.tie;
    const labelled = [];
    const labelTie = (tie, c) => {
      if (highlight.isHighlightedTie(tie) !== mustShow) return;
      const isFree = isCalm || (tie.mode !== "actual" && !selected.node && !selected.tie);
      if (!mustShow && !isFree && !highlight.touchesHighlightedNode(tie)) return;
      if (!mustShow && !isInView(c[0], c[1]) && !isInView(c[6], c[7])) return;
      const colour = theme.roleColour(tie === selected.tie ? "accent" : mustShow ? "text" : "secondary");
      const alpha = !mustShow && selected.tie ? 0.6 : 1;
      const style = { halo, colour, fontSize, alpha, mustShow, lanes: mustShow ? null : lanes, tie };
      const texts = tie.mode === "actual" ? [tie.label] : [tie.label, tie.mode];
      if (texts.some((text) => labelDrawing.drawTieLabel(ctx, space, text, c, style))) labelled.push(tie.id);
    };
    // Planned and feared ties first; of very many in the view, only those that are highlighted.
    if (mustShow || curves.size < MAX_TIES_TO_COUNT) for (const [tie, c] of curves) if (tie.mode !== "actual") labelTie(tie, c);
    for (const [tie, c] of curves) if (tie.mode === "actual") labelTie(tie, c);
    return labelled;
  }

  cg.labelLayout = { drawLabels };
})(cg);
