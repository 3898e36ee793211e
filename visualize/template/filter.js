// What is muted, and what that leaves to be seen. Muted ties vanish; an entity that loses all its ties stays
// as a faint mark, so that nothing moves and nothing is forgotten; a muted kind vanishes with its ties.
((cg) => {
  const { data, model } = cg;
  const GROUPS = ["kind", "type", "standing", "mode", "source"];
  const muted = Object.fromEntries(GROUPS.map((group) => [group, new Set()]));
  const listeners = [];
  let seen;

  function tieShown(tie) {
    return !(
      muted.type.has(tie.edge_type.id) ||
      muted.standing.has(tie.standing) ||
      muted.mode.has(tie.mode) ||
      muted.kind.has(model.entity(tie.subject).kind) ||
      muted.kind.has(model.entity(tie.object).kind) ||
      [...tie.sources].every((source) => muted.source.has(source))
    );
  }

  function look() {
    const ties = new Set(data.ties.filter(tieShown));
    const lively = new Set();
    for (const tie of ties) lively.add(tie.subject).add(tie.object);
    const faint = new Set();
    const hidden = new Set();
    for (const node of data.nodes) {
      if (muted.kind.has(node.group)) hidden.add(node.id);
      else if (!lively.has(node.id) && model.tiesOf(node.id).length) faint.add(node.id);
    }
    seen = { ties, faint, hidden };
  }

  function change() {
    look();
    for (const listener of listeners) listener();
  }

  /** Mute what is not muted yet; where all of them are, show them again. */
  function toggle(group, values) {
    const all = values.every((value) => muted[group].has(value));
    for (const value of values) muted[group][all ? "delete" : "add"](value);
    change();
  }

  /** Show only these of their group; asked twice, show the whole group again. */
  function only(group, values, every) {
    const others = every.filter((value) => !values.includes(value));
    const already = others.every((value) => muted[group].has(value)) && !values.some((v) => muted[group].has(v));
    muted[group] = new Set(already ? [] : others);
    change();
  }

  look();
  cg.filter = {
    toggle,
    only,
    all() {
      for (const group of GROUPS) muted[group].clear();
      change();
    },
    any: () => GROUPS.some((group) => muted[group].size),
    mutes: (group, values) => values.every((value) => muted[group].has(value)),
    ties: () => seen.ties,
    sees: (tie) => seen.ties.has(tie),
    faint: (id) => seen.faint.has(id),
    hidden: (id) => seen.hidden.has(id),
    onChange: (listener) => listeners.push(listener),
  };
})(cg);
