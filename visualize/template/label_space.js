// Which areas of the screen are occupied, so that no name and no label covers another. Boxes are arrays
// [left, top, right, bottom] in CSS pixels.
((cg) => {
  const { geometry } = cg;
  // Boxes are kept in a coarse grid with cells of this size, so that a look-up compares only a few of them.
  const CELL_SIZE = 80;
  // In the view is what keeps this distance from its borders.
  const VIEW_PADDING = 2;
  // The curve of a tie occupies small boxes at about this distance, at most this many.
  const LANE_STEP = 8;
  const MAX_LANE_STEPS = 150;

  const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

  /** Return a space in which nothing is occupied. `screen` has the width and height in pixels. */
  function createSpace(screen) {
    const cells = new Map();
    const cellsOf = (box) => {
      const keys = [];
      for (let x = Math.floor(box[0] / CELL_SIZE); x <= Math.floor(box[2] / CELL_SIZE); x += 1) {
        for (let y = Math.floor(box[1] / CELL_SIZE); y <= Math.floor(box[3] / CELL_SIZE); y += 1) keys.push(`${x},${y}`);
      }
      return keys;
    };
    const blocks = (entry, box, owner) => overlap(box, entry.box) && !(owner && entry.owner === owner);
    return {
      isInView: (box) =>
        box[0] > VIEW_PADDING && box[1] > VIEW_PADDING && box[2] < screen.width - VIEW_PADDING && box[3] < screen.height - VIEW_PADDING,
      /** Return whether a box overlaps nothing, except what belongs to the same owner. */
      isFree: (box, owner) => cellsOf(box).every((key) => !(cells.get(key) || []).some((entry) => blocks(entry, box, owner))),
      occupy(box, owner) {
        for (const key of cellsOf(box)) {
          if (!cells.has(key)) cells.set(key, []);
          cells.get(key).push({ box, owner });
        }
      },
    };
  }

  /** Return a space that the lines of the ties occupy, so that labels keep off other ties. Each tie owns its line. */
  function createTieLanes(screen, curves) {
    const lanes = createSpace(screen);
    for (const [tie, c] of curves) {
      const steps = Math.max(2, Math.min(MAX_LANE_STEPS, Math.ceil(geometry.approximateLength(c) / LANE_STEP)));
      for (let step = 0; step <= steps; step += 1) {
        const [x, y] = geometry.point(c, step / steps);
        lanes.occupy([x - 1, y - 1, x + 1, y + 1], tie);
      }
    }
    return lanes;
  }

  /** Return the area of a slanted line of text, with its middle at a place, as a row of small upright boxes. */
  function boxesAlong({ x, y, dx, dy }, width, height) {
    const count = Math.max(1, Math.ceil(width / height));
    return Array.from({ length: count }, (_, index) => {
      const distance = ((index + 0.5) / count - 0.5) * width;
      const [boxX, boxY] = [x + dx * distance, y + dy * distance];
      return [boxX - height / 2, boxY - height / 2, boxX + height / 2, boxY + height / 2];
    });
  }

  cg.labelSpace = { createSpace, createTieLanes, boxesAlong };
})(cg);
