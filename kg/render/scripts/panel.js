// The panel beside the drawing: a fact with its sentence, an entity with its facts, a line with what it gathers, the contradictions.

const panel = byId("panel");
let openPanel = null;
let returnTo = null;

/** Show what `build` makes; it is built again when the language or a filter changes. */
function showPanel(build, { byKeyboard = false } = {}) {
  if (panel.hidden) returnTo = document.activeElement;
  openPanel = build;
  const [title, ...content] = build();
  panel.replaceChildren(
    make("div", { class: "panel-head" }, make("h2", { tabindex: "-1" }, title), closeButton()),
    make("div", { class: "panel-body", tabindex: "0", role: "group" }, content),
  );
  panel.hidden = false;
  panel.scrollTop = 0;
  document.body.classList.add("with-panel");
  if (byKeyboard) panel.querySelector("h2").focus();
}

const closeButton = () => {
  const cross = svgNode("svg", { viewBox: "0 0 20 20", "aria-hidden": "true" });
  cross.append(svgNode("path", { d: "M5 5l10 10M15 5L5 15", stroke: "currentColor", "stroke-width": "1.8", fill: "none", "stroke-linecap": "round" }));
  return make("button", { type: "button", class: "tool icon", id: "close-panel", "aria-label": say("close"), click: () => closePanel() }, cross);
};

function closePanel() {
  if (lit !== null) light(null);
  current = null;
  if (panel.hidden) return;
  const inside = panel.contains(document.activeElement);
  panel.hidden = true;
  openPanel = null;
  document.body.classList.remove("with-panel");
  if (inside && returnTo?.isConnected) returnTo.focus();
}

function openNode(id, options) {
  const node = nodeById.get(id);
  if (node.kind === "cluster") return toggleCluster(node.cluster);
  history.replaceState(null, "", `#${encodeURIComponent(id)}`);
  if (node.kind === "situation" && node.facts.length === 1) return openFact(node.facts[0], options);
  showPanel(() => (node.kind === "situation" ? situationPanel(node) : nodePanel(node)), options);
  if (large && !byId("drawing").hidden) bringIn([id]);
  if (drawnIds.has(id)) return lightNode(id);
  return lightFacts(factsOf(id).map((fact) => fact.id));
}

function openFact(id, options) {
  history.replaceState(null, "", `#${encodeURIComponent(id)}`);
  showPanel(() => [factTitle(factById.get(id)), factCard(factById.get(id), { whole: true })], options);
  lightFacts([id]);
  markRow(id);
}

/** Several facts at once, under a name of their own. */
function openFacts(told, title) {
  showPanel(() => [[title], cards(told.filter(passes)), hiddenNote(told.length - told.filter(passes).length)], { byKeyboard: true });
  if (shownView === "graph") lightFacts(told.map((fact) => fact.id));
}

function openLine(edge, options) {
  if (isBackground(edge)) {
    showPanel(() => [edge.labels[language], make("p", { class: "quiet" }, say("background")), neighbourLine(edge)], options);
    return light([edge.from, edge.to], [edge.id]);
  }
  showPanel(() => (isTie(edge) ? tiePanel(edge) : linePanel(edge)), options);
  light([edge.from, edge.to], [edge.id]);
  reveal([edge.from, edge.to]);
}

function linePanel(edge) {
  const passing = edge.facts.map((id) => factById.get(id)).filter(passes);
  const title = passing.length === 1 ? factTitle(passing[0]) : [edge.labels[language]];
  return [title, ...passing.map((fact) => factCard(fact, { whole: passing.length === 1 })), hiddenNote(edge.facts.length - passing.length)];
}

const atOnce = 40;

/** Cards of facts, a number of them at once: a button below asks for more. */
function cards(found) {
  const shown = make("div", { class: "cards" });
  const more = make("button", { type: "button", class: "tool more", click: () => grow() });
  const grow = () => {
    const have = shown.childElementCount;
    shown.append(...found.slice(have, have + atOnce).map((fact) => factCard(fact)));
    more.hidden = shown.childElementCount === found.length;
    more.textContent = say("more", { count: found.length - shown.childElementCount });
  };
  grow();
  return [shown, more];
}

/** What a line to or between clusters gathers. */
function tiePanel(edge) {
  const passing = edge.facts.map((id) => factById.get(id)).filter(passes);
  const ends = [edge.from, edge.to].map((id) => nodeById.get(id));
  const name = (node) => (node.kind === "cluster" ? clusterName(node.cluster) : nameOf(node)[0]);
  return [[make("bdi", {}, name(ends[0])), " – ", make("bdi", {}, name(ends[1]))], make("p", { class: "quiet" }, say("tie", { count: passing.length })), cards(passing), hiddenNote(edge.facts.length - passing.length)];
}

/** The situations that the drawing shows as one. */
function situationPanel(node) {
  const passing = factsOf(node.id).filter(passes);
  return [[capital(label("types", node.type)), " ", plain(`×${passing.length}`)], make("p", { class: "quiet" }, say("gathered")),
    cards(passing), hiddenNote(node.facts.length - passing.length)];
}

const hiddenNote = (count) => (count > 0 ? make("p", { class: "quiet" }, say("hidden-facts", { count })) : "");

// --- an entity

function nodePanel(node) {
  const about = factsOf(node.id);
  const passing = about.filter(passes);
  const name = nameOf(node);
  return [
    [words(name[0], name[1])],
    make("p", { class: "kind" }, shapeIcon(node.type), capital(label("entityTypes", node.type))),
    section("names", make("ul", { class: "chips" }, node.names.map(([text, code]) => make("li", { title: languageName(code) }, words(text, code))))),
    section("facts", cards(passing), hiddenNote(about.length - passing.length)),
    knownBackground(node),
  ];
}

const section = (key, ...content) => make("section", { class: "part" }, make("h3", {}, say(key)), content);

function knownBackground(node) {
  const edges = (homeOf(node.id)?.edges ?? drawnEdges).filter((edge) => isBackground(edge) && (edge.from === node.id || edge.to === node.id));
  return edges.length ? section("known-background", make("p", { class: "quiet" }, say("background")), edges.map(neighbourLine)) : "";
}

const neighbourLine = (edge) =>
  make("p", { class: "known" }, entityButton(edge.from), " ", make("span", { class: "quiet" }, edge.labels[language]), " ", entityButton(edge.to));

function entityButton(id) {
  const name = nameOf(nodeById.get(id));
  return make("button", { type: "button", class: "link", click: () => openNode(id, { byKeyboard: true }) }, words(name[0], name[1]));
}

// --- a fact

const factTitle = (fact) => [capital(factLabel(fact))];

function factCard(fact, { whole = false } = {}) {
  const article = page.articles[fact.article];
  return make(
    "article",
    { class: `card fact-${fact.type}`, "data-fact": fact.id },
    make("div", { class: "card-head" },
      whole ? make("span", { class: "kind" }, capital(label("types", fact.type))) : make("h4", {}, make("button", { type: "button", class: "link", click: () => openFact(fact.id, { byKeyboard: true }) }, capital(factLabel(fact)))),
      firmnessBadge(fact),
    ),
    roleList(fact),
    passageBlock(fact.passages[0], article),
    whole ? fact.passages.slice(1).map((passage) => [make("h5", {}, say("also")), passageBlock(passage, article)]) : "",
    make("p", { class: "source" }, articleLine(article)),
    contradicted(fact).map((link) => rivalBlock(fact, link)),
    whole ? corroboratedBlock(fact) : "",
    whole ? readingPart(fact) : "",
  );
}

const firmnessBadge = (fact) =>
  make("span", { class: `badge firmness-${firmnessOf(fact.modality)}` }, lineIcon(fact.type, firmnessOf(fact.modality)), capital(label("codes", fact.modality)));

function roleList(fact) {
  const rows = fact.roles.map(([role, fillers]) => [label("roles", role), fillers.map((filler) => make("div", {}, fillerPart(filler, fact)))]);
  rows.push([say("when"), whenPart(fact)]);
  if (fact.status) rows.push([say("status"), capital(label("codes", fact.status))]);
  if (fact.matter) rows.push([say("matter"), capital(label("codes", fact.matter))]);
  rows.push([say("who-says"), fact.speakers.length ? list(fact.speakers.map((filler) => fillerPart(filler, fact))) : say("the-article")]);
  return make("dl", { class: "roles" }, rows.map(([name, value]) => make("div", {}, make("dt", {}, name), make("dd", {}, value))));
}

const list = (parts) => parts.flatMap((part, place) => (place ? [make("span", { class: "quiet" }, " · "), part] : [part]));

function fillerPart(filler, fact) {
  if (filler.id && nodeById.has(filler.id)) return entityButton(filler.id);
  const text = words(filler.text, page.articles[fact.article].language);
  return filler.sum ? [text, " ", make("span", { class: "quiet" }, plain(filler.sum))] : text;
}

function whenPart(fact) {
  if (!fact.when) return make("span", { class: "quiet" }, say("no-date"));
  const date = make("time", { title: fact.when }, make("bdi", {}, dateText(fact.when)));
  const said = words(fact.whenText, page.articles[fact.article].language);
  return fact.whenText ? [date, " ", make("span", { class: "quiet" }, sayWith("when-words", { words: said }))] : date;
}

function passageBlock(passage, article) {
  return make("blockquote", { lang: article.language, dir: article.direction },
    visibleParts(passage.before.trimStart()), make("mark", {}, visibleParts(passage.quote)), visibleParts(passage.after));
}

function articleLine(article) {
  const date = article.published ? sayWith("published", { date: plain(dateText(article.published)) })
    : article.anchor ? sayWith("anchored", { date: plain(dateText(article.anchor)) }) : [];
  const parts = [[words(article.title, article.language)], article.source ? [words(article.source, "")] : [], date, [plain(article.id)]];
  return list(parts.filter((part) => part.length));
}

function rivalBlock(fact, link) {
  const other = factById.get(link.other);
  return make("div", { class: "rival" },
    make("p", { class: "rival-head" }, make("span", { class: "versus" }, `${factLabel(fact)} ≠ ${factLabel(other)}`), " ", say("contradicts")),
    passageBlock(other.passages[0], page.articles[other.article]),
    make("p", { class: "source" }, articleLine(page.articles[other.article])),
    whyLinked(link),
    make("button", { type: "button", class: "link", click: () => openFact(other.id, { byKeyboard: true }) }, say("whole")));
}

/** Why two facts are held together or against each other. */
const whyLinked = (link) => make("p", { class: "source" }, say("linked-because"), ": ", make("bdi", {}, link.because[language]));

const corroboratedBlock = (fact) =>
  corroborated(fact).map((link) => {
    const other = factById.get(link.other);
    return make("div", { class: "ally" },
      make("p", { class: "ally-head" }, say("corroborates")),
      passageBlock(other.passages[0], page.articles[other.article]),
      make("p", { class: "source" }, articleLine(page.articles[other.article])),
      whyLinked(link),
      make("button", { type: "button", class: "link", click: () => openFact(other.id, { byKeyboard: true }) }, say("whole")));
  });

// --- contradictions

function openContradictions(options) {
  showPanel(() => [[say("contradictions")], make("p", { class: "quiet" }, say("contradictions-about")), contradictions.map(pairBlock)], options);
  lightFacts(contradictions.flatMap((link) => [link.first, link.second]));
}

function pairBlock(link) {
  const pair = [link.first, link.second].map((id) => factById.get(id));
  return make("section", { class: "pair" },
    make("h3", { class: "versus" }, `${factLabel(pair[0])} ≠ ${factLabel(pair[1])}`),
    whyLinked(link),
    pair.map((fact) => {
      const article = page.articles[fact.article];
      return make("div", { class: "side-of-pair" },
        make("div", { class: "card-head" }, make("h4", {}, make("button", { type: "button", class: "link", click: () => openFact(fact.id, { byKeyboard: true }) }, capital(factLabel(fact)))), firmnessBadge(fact)),
        passageBlock(fact.passages[0], article),
        make("p", { class: "source" }, articleLine(article)));
    }));
}
