// What is muted, and what stays visible. A muted tie disappears. An entity all of whose ties are muted stays as a faint
// shape, so that nothing moves. A muted kind disappears together with its ties.
((cg) => {
  const { data, lookups } = cg;
  const GROUPS = ["kind", "type", "standing", "mode", "source"];
  const muted = Object.fromEntries(GROUPS.map((group) => [group, new Set()]));
  const listeners = [];
  let visible;

  function passes(tie) {
    return !(
      muted.type.has(tie.edgeType.id) ||
      muted.standing.has(tie.standing) ||
      muted.mode.has(tie.mode) ||
      muted.kind.has(lookups.entity(tie.subject).kind) ||
      muted.kind.has(lookups.entity(tie.object).kind) ||
      [...tie.sources].every((source) => muted.source.has(source))
    );
  }

  function update() {
    const ties = new Set(data.ties.filter(passes));
    const tiedEntities = new Set();
    for (const tie of ties) tiedEntities.add(tie.subject).add(tie.object);
    const faint = new Set();
    const hidden = new Set();
    for (const node of data.nodes) {
      if (muted.kind.has(node.group)) hidden.add(node.id);
      else if (!tiedEntities.has(node.id) && lookups.tiesOf(node.id).length) faint.add(node.id);
    }
    visible = { ties, faint, hidden };
  }

  function onFilterChanged() {
    update();
    for (const listener of listeners) listener();
  }

  /** Mute the values of a group; where all of them are muted already, show them. */
  function toggle(group, values) {
    const areMuted = values.every((value) => muted[group].has(value));
    for (const value of values) muted[group][areMuted ? "delete" : "add"](value);
    onFilterChanged();
  }

  /** Mute all values of a group except these; a second call with the same values shows the complete group. */
  function showOnly(group, values, allValues) {
    const rest = allValues.filter((value) => !values.includes(value));
    const isDone = rest.every((value) => muted[group].has(value)) && !values.some((value) => muted[group].has(value));
    muted[group] = new Set(isDone ? [] : rest);
    onFilterChanged();
  }

  /** Show everything. */
  function clear() {
    for (const group of GROUPS) muted[group].clear();
    onFilterChanged();
  }

  update();
  cg.filter = {
    toggle,
    showOnly,
    clear,
    isActive: () => GROUPS.some((group) => muted[group].size),
    areMuted: (group, values) => values.every((value) => muted[group].has(value)),
    visibleTies: () => visible.ties,
    isVisible: (tie) => visible.ties.has(tie),
    isFaint: (id) => visible.faint.has(id),
    isHidden: (id) => visible.hidden.has(id),
    onChange: (listener) => listeners.push(listener),
  };
})(cg);
