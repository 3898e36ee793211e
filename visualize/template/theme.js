// The light or dark theme: the reader's choice, or else what the system prefers.
((cg) => {
  const { tokens } = cg;
  const { byId } = cg.dom;
  const prefersDark = window.matchMedia("(prefers-color-scheme: dark)");
  const listeners = [];
  const button = byId("theme");

  function currentTheme() {
    return document.documentElement.dataset.theme || (prefersDark.matches ? "dark" : "light");
  }

  function onThemeChanged() {
    button.textContent = currentTheme() === "dark" ? "Light" : "Dark";
    button.setAttribute("aria-label", `Change to ${button.textContent.toLowerCase()} colours`);
    for (const listener of listeners) listener();
  }

  function toggleTheme() {
    document.documentElement.dataset.theme = currentTheme() === "dark" ? "light" : "dark";
    onThemeChanged();
  }

  button.addEventListener("click", toggleTheme);
  prefersDark.addEventListener("change", onThemeChanged);
  onThemeChanged();

  cg.theme = {
    /** Return the colour of a part of the page: canvas, text, ... */
    roleColour: (name) => tokens.colours[name][currentTheme()],
    /** Return the colour of a kind of entity. */
    kindColour: (kind) => tokens.kinds[kind][currentTheme()],
    onChange: (listener) => listeners.push(listener),
  };
})(cg);
