// What the legend has muted, in words: a picture from which something is left out says so in its title, also in print
// and within another page.
((cg) => {
  const { filter } = cg;
  const MAX_LISTED = 3;

  const isMuted = (row) => filter.areMuted(row.group, row.values);
  const isPartlyMuted = (row) => !isMuted(row) && row.values.some((value) => filter.areMuted(row.group, [value]));

  function list(rows) {
    const labels = rows.map((row) => row.label);
    const rest = labels.length - MAX_LISTED;
    return (rest > 1 ? [...labels.slice(0, MAX_LISTED), `${rest} others`] : labels).join(", ");
  }

  /** Return what is muted of one group: "without denied" or, where no more is shown than muted, "only kin". */
  function describeGroup(rows) {
    const muted = rows.filter(isMuted);
    const shown = rows.filter((row) => !isMuted(row));
    if (!muted.length) return "";
    return shown.length && shown.length <= muted.length ? `only ${list(shown)}` : `without ${list(muted)}`;
  }

  /**
   * Return all that is muted: "only legal process; without denied", or "" if nothing is. Each row of the legend has a
   * `group` of the filter, the `values` that it mutes and a `label`; a row with several values stands for those rows
   * that have one of them.
   */
  cg.describeMuted = (rows) => {
    const groups = new Map();
    for (const row of rows) groups.set(row.group, [...(groups.get(row.group) || []), row]);
    const units = [...groups.values()].map((group) => {
      const families = group.filter((row) => row.isFamily);
      const isFine = !families.length || families.some(isPartlyMuted);
      return isFine ? group.filter((row) => !row.isFamily) : families;
    });
    return units.map(describeGroup).filter(Boolean).join("; ");
  };
})(cg);
