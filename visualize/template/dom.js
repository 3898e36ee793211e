// Elements are made here and nowhere else: whatever came from a source only ever becomes a text node or an
// attribute that cannot run.
((cg) => {
  const SVG = "http://www.w3.org/2000/svg";

  function fill(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === undefined || value === null || value === false) continue;
      if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
      else node.setAttribute(name, value === true ? "" : String(value));
    }
    for (const child of children.flat(3)) {
      if (child === undefined || child === null || child === false || child === "") continue;
      node.append(child instanceof Node ? child : document.createTextNode(String(child)));
    }
    return node;
  }

  /** Make an element: `on...` attributes are listeners, children are elements or text. */
  function el(name, attributes, ...children) {
    return fill(document.createElement(name), attributes, children);
  }

  function svg(name, attributes, ...children) {
    return fill(document.createElementNS(SVG, name), attributes, children);
  }

  /** A button that looks like a link and stays on the page. */
  function go(text, onclick, attributes) {
    return el("button", { type: "button", class: "link", onclick, ...attributes }, text);
  }

  /** A link to another site, only where the address is one of the web; else nothing. */
  function outside(url, text) {
    if (!/^https?:\/\//i.test(url || "")) return null;
    return el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text);
  }

  /** Put something between the items of a list. */
  function joined(items, between) {
    return items.flatMap((item, at) => (at ? [between, item] : [item]));
  }

  /** "20,000"; `toLocaleString` says the same, but takes longer the first time than drawing a picture. */
  const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");

  /** "1 claim", "3 claims"; "1 entity", "3 entities". */
  function counted(number, word) {
    const several = word.endsWith("y") ? `${word.slice(0, -1)}ies` : `${word}s`;
    return `${grouped(number)} ${number === 1 ? word : several}`;
  }

  function announce(text) {
    document.getElementById("live").textContent = text;
  }

  cg.dom = { el, svg, go, outside, joined, grouped, counted, announce, byId: (id) => document.getElementById(id) };
})(cg);
