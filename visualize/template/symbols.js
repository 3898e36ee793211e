// The line of a standing and the shape of a kind as small drawings, for the legend, the panel, the search and the table.
((cg) => {
  const { tokens } = cg;
  const { svg } = cg.dom;
  // Where on the line of a symbol the mark of its mode is, from 0 to 1.
  const MARK_IN_SYMBOL = 0.4;

  /** Return the mark of a planned or feared tie, on a line at this height. */
  function modeMark(mode, x, y) {
    const { reach, line_width, gap } = tokens.mode_mark;
    const path = (attributes, width) =>
      svg("path", { d: tokens.modes[mode].path, fill: "none", "stroke-linejoin": "round", "stroke-linecap": "round", "stroke-width": width / reach, ...attributes });
    const halo = path({ class: "halo" }, line_width + gap);
    return svg("g", { class: "mode-mark", transform: `translate(${x} ${y}) scale(${reach})` }, halo, path({ stroke: "currentColor" }, line_width));
  }

  /** Return the line of a standing. That of a planned or feared tie is paler, and has an open arrow head and a mark. */
  function standingSymbol(standing, mode) {
    const isNotActual = Boolean(mode);
    const line = tokens.standings[standing];
    const [width, height] = [tokens.symbol.line_width, tokens.symbol.line_height];
    const middle = height / 2;
    const { offset } = tokens.double_line;
    const stroke = { fill: "none", stroke: "currentColor", opacity: isNotActual ? tokens.not_actual.opacity : 1 };
    const lines = (line.lines === 2 ? [middle - offset, middle + offset] : [middle]).map((y) =>
      svg("line", {
        ...stroke,
        x1: 1, x2: isNotActual ? width - 2 : width - 1, y1: y, y2: y,
        "stroke-width": line.width,
        "stroke-dasharray": line.dash.join(" ") || null,
        "stroke-linecap": line.cap,
      }),
    );
    const head = isNotActual && svg("path", { ...stroke, d: `M ${width - 8} 2 L ${width - 1} ${middle} L ${width - 8} 10`, "stroke-width": tokens.arrow.open_width });
    const mark = isNotActual && modeMark(mode, width * MARK_IN_SYMBOL, middle);
    return svg("svg", { class: "standing-symbol", viewBox: `0 0 ${width} ${height}`, width, height, "aria-hidden": "true" }, lines, head, mark);
  }

  /** Return the shape of a kind, or null for an unknown kind. */
  function kindSymbol(kind) {
    const token = tokens.kinds[kind];
    if (!token) return null;
    const { size, reach } = tokens.symbol;
    return svg(
      "svg",
      { class: "kind-symbol", viewBox: `${-reach} ${-reach} ${2 * reach} ${2 * reach}`, width: size, height: size, "aria-hidden": "true", "data-kind": kind },
      token.back && svg("path", { d: token.back, fill: "currentColor", opacity: tokens.node.back_opacity }),
      svg("path", { d: token.path, fill: "currentColor" }),
    );
  }

  cg.symbols = { standingSymbol, kindSymbol };
})(cg);
