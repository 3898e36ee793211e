// Print: the picture as it is seen, on white. The canvas itself would be stretched, or empty, on a page of another size.
((cg) => {
  const { canvas } = cg;
  const { el, byId } = cg.dom;
  let theme;

  window.addEventListener("beforeprint", () => {
    if (byId("canvas").hidden) return;
    theme = document.documentElement.dataset.theme;
    document.documentElement.dataset.theme = "light";
    canvas.network.redraw();
    const picture = canvas.container.querySelector("canvas");
    byId("canvas").after(el("img", { id: "printed-picture", alt: "", src: picture.toDataURL() }));
  });

  window.addEventListener("afterprint", () => {
    const printed = byId("printed-picture");
    if (!printed) return;
    printed.remove();
    if (theme) document.documentElement.dataset.theme = theme;
    else delete document.documentElement.dataset.theme;
    canvas.network.redraw();
  });
})(cg);
