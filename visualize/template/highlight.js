// What is selected and what is under the pointer, and how strongly nodes and ties are therefore drawn.
((cg) => {
  const { lookups, filter, theme } = cg;
  const listeners = [];
  // Each has a `node`, the id of an entity, or a `tie`, or neither.
  const state = { selected: {}, hovered: {} };
  // The selected entity and all that a visible tie joins to it.
  let neighbours = new Set();

  const touches = (tie, id) => id !== undefined && (tie.subject === id || tie.object === id);
  const isHighlightedTie = (tie) => tie === state.selected.tie || tie === state.hovered.tie;
  const touchesHighlightedNode = (tie) => touches(tie, state.selected.node) || touches(tie, state.hovered.node);

  /** Return whether a node, or a tie of it, is selected or under the pointer. */
  function isHighlightedNode(id) {
    const { selected, hovered } = state;
    return id === selected.node || id === hovered.node || [selected.tie, hovered.tie].some((tie) => tie && touches(tie, id));
  }

  function nodeAlpha(id) {
    if (filter.isFaint(id)) return 0.14;
    if (state.selected.node) return neighbours.has(id) ? 1 : 0.25;
    return state.selected.tie && !isHighlightedNode(id) ? 0.55 : 1;
  }

  /** Return the colour and alpha of a tie's line, and whether it is selected. */
  function tieStyle(tie) {
    const { selected, hovered } = state;
    if (tie === selected.tie) return { colour: theme.roleColour("accent"), alpha: 1, isSelected: true };
    if (tie === hovered.tie || touches(tie, hovered.node)) return { colour: theme.roleColour("text"), alpha: 1 };
    const colour = theme.roleColour("secondary");
    if (selected.node) return { colour, alpha: touches(tie, selected.node) ? 1 : 0.12 };
    return { colour, alpha: selected.tie ? 0.3 : 0.7 };
  }

  function onSelectionChanged() {
    const id = state.selected.node;
    neighbours = new Set([id]);
    for (const tie of lookups.tiesOf(id)) if (filter.isVisible(tie)) neighbours.add(tie.subject).add(tie.object);
    for (const listener of listeners) listener();
  }

  filter.onChange(onSelectionChanged);

  cg.highlight = {
    state,
    touchesHighlightedNode,
    isHighlightedTie,
    isHighlightedNode,
    isNeighbour: (id) => Boolean(state.selected.node) && neighbours.has(id),
    nodeAlpha,
    tieStyle,
    /** Select what is open: the entity or the tie with this id, or nothing. */
    select(openItem) {
      state.selected = { node: openItem.node, tie: openItem.tie && lookups.tie(openItem.tie) };
      onSelectionChanged();
    },
    /** Set what is under the pointer. Return whether that is something new. */
    hover(target) {
      const isNew = target.node !== state.hovered.node || target.tie !== state.hovered.tie;
      state.hovered = target;
      return isNew;
    },
    onChange: (listener) => listeners.push(listener),
  };
})(cg);
