// What happens when the page opens, and what its buttons do.

const side = (open) => {
  document.body.classList.toggle("with-side", open);
  byId("open-filters").setAttribute("aria-expanded", open);
  (open ? byId("close-filters") : byId("open-filters")).focus();
};

let onScreen = "light";

byId("open-filters").addEventListener("click", () => side(true));
byId("close-filters").addEventListener("click", () => side(false));
byId("open-contradictions").addEventListener("click", () => openContradictions({ byKeyboard: true }));
for (const name of Object.keys(views)) byId(`view-${name}`).addEventListener("click", () => chooseView(name));
byId("switch-theme").addEventListener("click", () => chooseTheme(root.dataset.theme === "dark" ? "light" : "dark"));
byId("switch-language").addEventListener("click", () => {
  language = page.languages[(page.languages.indexOf(language) + 1) % page.languages.length];
  translate();
});
byId("zoom-in").addEventListener("click", () => zoom(1.25));
byId("zoom-out").addEventListener("click", () => zoom(0.8));
byId("fit").addEventListener("click", showAll);
byId("outside").addEventListener("click", showAll);
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  if (saveMenu.open) {
    saveMenu.open = false;
    saveMenu.querySelector("summary").focus();
  } else if (document.body.classList.contains("with-side")) side(false);
  else if (large && panel.hidden && current !== null && document.activeElement === canvas && homeOf(current) && isOpen(homeOf(current))) toggleCluster(homeOf(current));
  else closePanel();
});
darkness.addEventListener("change", () => chooseTheme(darkness.matches ? "dark" : "light"));
addEventListener("beforeprint", () => {
  renderList({ whole: true });
  onScreen = root.dataset.theme;
  chooseTheme("light");
});
addEventListener("afterprint", () => chooseTheme(onScreen));
document.querySelector(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  chooseView("list");
  listPart.focus();
});

root.dataset.theme = darkness.matches ? "dark" : "light";
startDrawing();
translate();
if (page.view !== "graph") chooseView(page.view);

/** Open what the address names after its #: the id of an entity or of a fact, as the page itself writes it there. */
const named = [...nodeById.keys(), ...factById.keys()].find((id) => `#${encodeURIComponent(id)}` === location.hash);
if (nodeById.has(named)) openNode(named);
else if (factById.has(named)) openFact(named);
