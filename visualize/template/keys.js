// The keyboard: `/` search, `T` table, `F` fit, Esc back to the whole picture.
((cg) => {
  const { byId } = cg.dom;
  const typing = (target) => target instanceof HTMLInputElement || target.isContentEditable;

  const KEYS = {
    "/": () => byId("search").focus(),
    t: () => cg.table.show(!cg.table.shown()),
    f: () => cg.view.fit(),
    Escape: () => {
      delete document.body.dataset.filter;
      cg.open({});
    },
  };

  document.addEventListener("keydown", (event) => {
    if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = KEYS[event.key] || KEYS[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });
})(cg);
