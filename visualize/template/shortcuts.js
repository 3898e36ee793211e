// The keyboard: `/` searches, `T` shows the table or the picture, `F` fits the picture, Esc closes what is open.
((cg) => {
  const { byId } = cg.dom;
  const isTextField = (target) => target instanceof HTMLInputElement || target.isContentEditable;

  const SHORTCUTS = {
    "/": () => byId("search").focus(),
    t: () => cg.table.show(!cg.table.isShown()),
    f: () => cg.viewport.fit(),
    Escape: () => {
      delete document.body.dataset.filter;
      cg.open({});
    },
  };

  document.addEventListener("keydown", (event) => {
    if (isTextField(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const run = SHORTCUTS[event.key] || SHORTCUTS[event.key.toLowerCase()];
    if (!run) return;
    event.preventDefault();
    run();
  });
})(cg);
