// Search, filters, legend, and the buttons of the head.

const search = byId("search");
const names = byId("names");
const filters = byId("filters");

const mostNames = 150;

const announce = (text) => (byId("status").textContent = text);

/** Of a large graph, how much of it is drawn. */
function drawnNow() {
  const shown = [...left.nodes].filter((id) => nodeById.get(id).kind === "entity").length;
  return say("drawn-now", { shown, all: entityCount, closed: clusters.length - opened.length });
}

/** Everything that depends on the filters, again. */
function apply() {
  const passing = passingFacts();
  const shown = say("shown", { shown: passing.length, all: facts.length });
  const undrawn = page.undrawn.facts ? ` · ${say("not-drawn", { count: page.undrawn.facts })}` : "";
  const drawn = large ? ` · ${drawnNow()}` : "";
  announce(passing.length ? shown + undrawn + drawn : say("facts-none"));
  redraw();
  renderNames();
  for (const { part } of Object.values(views)) part?.replaceChildren();
  views[shownView].render?.();
  if (openPanel && !panel.contains(document.activeElement)) showPanel(openPanel);
}

function renderNames() {
  const found = findNames(search.value);
  const rest = found.length - mostNames;
  names.replaceChildren(...found.slice(0, mostNames).map(([node, count]) => nameEntry(node, count)));
  if (rest > 0) names.append(make("li", { class: "quiet" }, say("entities-more", { count: rest })));
  if (!found.length) names.replaceChildren(make("li", { class: "quiet" }, say("entities-none")));
}

function nameEntry(node, count) {
  const name = nameOf(node);
  const other = node.names.find(([text, code, part]) => code !== name[1] && part === "main" && text !== name[0]);
  return make("li", {}, make("button", { type: "button", "data-node": node.id, click: () => chooseName(node.id) },
    shapeIcon(node.type),
    make("span", { class: "name" }, words(name[0], name[1]), other ? make("span", { class: "quiet" }, words(other[0], other[1])) : ""),
    make("span", { class: "count" }, plain(String(count)))));
}

function chooseName(id) {
  document.body.classList.remove("with-side");
  openNode(id, { byKeyboard: true });
}

search.addEventListener("input", () => {
  search.dir = search.value ? "auto" : root.dir;
  renderNames();
});
search.addEventListener("keydown", (event) => {
  const first = names.querySelector("button");
  if (event.key === "ArrowDown" && first) first.focus();
  else if (event.key === "Enter" && first) first.click();
  else return;
  event.preventDefault();
});
names.addEventListener("keydown", (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const buttons = [...names.querySelectorAll("button")];
  const next = buttons.indexOf(document.activeElement) + step;
  (next < 0 ? search : buttons[Math.min(next, buttons.length - 1)]).focus();
  event.preventDefault();
});

// --- filters

function check(set, value, content) {
  const box = make("input", { type: "checkbox", checked: set.has(value), change: () => {
    if (box.checked) set.add(value); else set.delete(value);
    apply();
  } });
  return make("label", { class: "check" }, box, make("span", { class: "check-text" }, content));
}

function flag(name, content) {
  const box = make("input", { type: "checkbox", name, checked: state[name], change: () => {
    state[name] = box.checked;
    apply();
  } });
  return make("label", { class: "check" }, box, make("span", { class: "check-text" }, content));
}

function day(name) {
  const field = make("input", { type: "date", name, value: state[name] || undefined, change: () => {
    state[name] = field.value;
    apply();
  } });
  return make("label", { class: "day" }, make("span", {}, say(name)), field);
}

const group = (key, ...content) => make("fieldset", { class: "block", "data-group": key }, make("legend", { class: "block-name" }, say(key)), content);

/** The clusters, each to be opened and closed, for whoever cannot use the drawing. */
function renderClusters() {
  byId("clusters").hidden = !large;
  if (!large) return;
  const focused = document.activeElement?.dataset.cluster;
  byId("cluster-list").replaceChildren(...clusters.map((cluster) => {
    const name = make("span", { class: "name" }, make("bdi", {}, clusterName(cluster)));
    return make("li", {}, make("button", { type: "button", "data-cluster": cluster.id, "aria-expanded": String(isOpen(cluster)), click: () => chooseCluster(cluster) }, name, make("span", { class: "count" }, plain(String(cluster.count)))));
  }));
  if (focused) byId("cluster-list").querySelector(`[data-cluster="${focused}"]`)?.focus();
}

function chooseCluster(cluster) {
  document.body.classList.remove("with-side");
  if (shownView !== "graph") chooseView("graph");
  toggleCluster(cluster);
}

function renderFilters() {
  filters.replaceChildren(...[
    group("types", typesUsed.map((type) => check(state.types, type, [lineIcon(type, "firm"), capital(label("types", type))]))),
    group("modalities", modalitiesUsed.map((modality) => check(state.modalities, modality, [lineIcon("", firmnessOf(modality)), capital(label("codes", modality))]))),
    group("articles", articleFilter()),
    languagesUsed.length > 1 ? group("languages", languagesUsed.map((code) => check(state.languages, code, [languageName(code)]))) : "",
    group("dates", make("div", { class: "days" }, day("since"), day("until")), flag("undated", say("undated"))),
    group("lines", flag("side", [make("span", { class: "line-side" }), say("side")]), (large || page.edges.some(isBackground)) ? flag("background", [make("span", { class: "line-background" }), say("background")]) : "",
      contradictions.length ? flag("contradicted", [make("span", { class: "versus" }, "≠"), say("contradicted")]) : ""),
    make("button", { type: "button", class: "tool", id: "reset", click: () => {
      state = emptyState();
      search.value = "";
      renderFilters();
      apply();
    } }, say("reset")),
  ].filter((part) => part !== ""));
}

filters.addEventListener("submit", (event) => event.preventDefault());

function renderLegend() {
  const shapes = page.entityTypes.map((type) => make("li", {}, shapeIcon(type), capital(label("entityTypes", type))));
  if (large || page.nodes.some((node) => node.kind === "situation")) shapes.push(make("li", {}, shapeIcon("situation"), say("situation")));
  byId("legend").replaceChildren(...shapes);
  const { facts: lost, entities, unconnected, refused } = page.undrawn;
  const unlabelled = drawnEdges.filter((edge) => !at(edge).free && !edge.role && !isBackground(edge) && !isTie(edge)).length;
  const notes = [
    large ? say("clusters-note", { most: page.mostDrawn }) : "",
    undrawnTies ? say("ties-note", { count: undrawnTies }) : "",
    lost || entities ? say("undrawn", { facts: lost, entities }) : "",
    unlabelled ? say("unlabelled", { count: unlabelled }) : "",
    unconnected ? say("unconnected", { count: unconnected }) : "",
    refused ? say("refused", { count: refused }) : "",
  ];
  byId("notes").replaceChildren(...notes.filter(Boolean).map((note) => make("p", {}, note)));
}

// --- the head

const views = {
  graph: {},
  list: { part: listPart, render: renderList },
  timeline: { part: timelinePart, render: renderTimeline },
  ownership: { part: ownershipPart, render: renderOwnership },
  matrix: { part: matrixPart, render: renderMatrix },
};
let shownView = "graph";

function chooseView(name) {
  shownView = name;
  document.body.classList.toggle("with-list", name !== "graph");
  byId("drawing").hidden = name !== "graph";
  for (const [other, { part }] of Object.entries(views)) {
    if (part) part.hidden = other !== name;
    byId(`view-${other}`).setAttribute("aria-pressed", String(other === name));
  }
  for (const picture of ["save-png", "save-svg"]) byId(picture).hidden = name !== "graph";
  if (name === "graph") network.redraw();
  else views[name].render();
}

function translate() {
  root.lang = language;
  root.dir = say("direction");
  document.title = page.titles[language];
  byId("title").textContent = page.titles[language];
  for (const element of document.querySelectorAll("[data-text]")) element.textContent = say(element.dataset.text);
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
    if (element.tagName === "BUTTON") element.title = say(element.dataset.label);
  }
  const next = page.languages[(page.languages.indexOf(language) + 1) % page.languages.length];
  byId("switch-language").replaceChildren(make("span", { lang: next }, page.texts["language-name"][next]));
  byId("open-contradictions").replaceChildren(make("span", { class: "badge-count" }, String(contradictions.length)), " ", make("span", { class: "only-wide" }, say("contradictions")), make("span", { class: "only-narrow versus", "aria-hidden": "true" }, "≠"));
  byId("open-contradictions").setAttribute("aria-label", `${contradictions.length} ${say("contradictions")}`);
  byId("open-contradictions").hidden = !contradictions.length;
  const entities = [...nodeById.values()].filter((node) => node.kind === "entity").length;
  byId("counts").textContent = say("counts", { facts: facts.length, entities, articles: page.articles.length });
  search.dir = search.value ? "auto" : root.dir;
  search.placeholder = say("search-hint");
  canvas.setAttribute("aria-label", say("drawing-help"));
  renderClusters();
  renderFilters();
  renderLegend();
  if (openPanel) showPanel(openPanel);
  apply();
}

const darkness = matchMedia("(prefers-color-scheme: dark)");

function chooseTheme(theme) {
  root.dataset.theme = theme;
  readColours();
  redraw();
}
