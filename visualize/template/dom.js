// All elements are made here, so that text from a source only ever becomes a text node or the value of an attribute
// that cannot run.
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

  /** Return a new HTML element. Attributes that begin with `on` are listeners; children are elements or text. */
  function el(name, attributes, ...children) {
    return fill(document.createElement(name), attributes, children);
  }

  /** Return a new SVG element, with attributes and children as for `el`. */
  function svg(name, attributes, ...children) {
    return fill(document.createElementNS(SVG, name), attributes, children);
  }

  /** Return a button that looks like a link. A name from right to left does not change the order around it. */
  function linkButton(text, onclick, attributes) {
    return el("button", { type: "button", class: "link", dir: "auto", onclick, ...attributes }, text);
  }

  /** Return a link to another site, or null where the URL is not one of the web. */
  function webLink(url, text) {
    if (!/^https?:\/\//i.test(url || "")) return null;
    return el("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, text);
  }

  /** Return the items with a separator between them. */
  function join(items, separator) {
    return items.flatMap((item, index) => (index ? [separator, item] : [item]));
  }

  /** "20,000". `toLocaleString` returns the same, but its first call takes longer than drawing a picture. */
  const groupDigits = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, ",");

  /** "1 claim", "3 claims"; "1 entity", "3 entities". */
  function pluralise(number, noun) {
    const plural = noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`;
    return `${groupDigits(number)} ${number === 1 ? noun : plural}`;
  }

  /** Let a screen reader say a text. */
  function announce(text) {
    document.getElementById("live").textContent = text;
  }

  cg.dom = { el, svg, linkButton, webLink, join, groupDigits, pluralise, announce, byId: (id) => document.getElementById(id) };
})(cg);
