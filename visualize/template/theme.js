// Light or dark: the reader's choice where there is one, else what the system prefers.
((cg) => {
  const { byId } = cg.dom;
  const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");
  const listeners = [];
  const button = byId("theme");
  cg.data = JSON.parse(byId("data").textContent);
  const { tokens } = cg.data;

  function current() {
    return document.documentElement.dataset.theme || (prefersDark.matches ? "dark" : "light");
  }

  function changed() {
    button.textContent = current() === "dark" ? "Light" : "Dark";
    button.setAttribute("aria-label", `Change to ${button.textContent.toLowerCase()} colours`);
    for (const listener of listeners) listener();
  }

  function toggle() {
    document.documentElement.dataset.theme = current() === "dark" ? "light" : "dark";
    changed();
  }

  button.addEventListener("click", toggle);
  prefersDark.addEventListener("change", changed);
  changed();

  cg.theme = {
    role: (name) => tokens.roles[name][current()],
    kind: (name) => tokens.kinds[name][current()],
    onChange: (listener) => listeners.push(listener),
  };
})(cg);
