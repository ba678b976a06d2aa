// The list: the same facts, under the same filters, as a table for whoever cannot use a drawing, and for paper.

const listPart = byId("facts");

function fillersOf(fact, role) {
  const found = fact.roles.find(([name]) => name === role);
  return found ? list(found[1].map((filler) => fillerPart(filler, fact))) : [];
}

/** Who, and whom or what; where nobody is at the far end, what the fact is about. */
function endsOf(fact) {
  const [from, to] = page.ends[fact.type];
  const far = [to, "object", "about", "requires", "affects", "amount"].map((role) => fillersOf(fact, role)).find((parts) => parts.length);
  return [fillersOf(fact, from), far ?? []];
}

function factRow(fact) {
  const article = page.articles[fact.article];
  const [who, whom] = endsOf(fact);
  const cell = (key, ...content) => make("td", { "data-name": say(key) }, make("div", {}, content));
  const rivals = contradicted(fact).map((link) => make("p", { class: "versus" }, `≠ ${factLabel(factById.get(link.other))}`));
  return make("tr", { "data-fact": fact.id },
    make("th", { scope: "row" }, make("button", { type: "button", class: "link", click: () => openFact(fact.id, { byKeyboard: true }) }, capital(factLabel(fact))), rivals),
    cell("who", who.length ? who : "–"),
    cell("whom", whom.length ? whom : "–"),
    cell("when", fact.when ? make("time", { title: fact.when }, make("bdi", {}, dateText(fact.when))) : "–"),
    cell("firmness", firmnessBadge(fact)),
    cell("words", make("q", { lang: article.language, dir: article.direction }, visibleParts(fact.passages[0].quote))),
    cell("source", plain(article.id)));
}

/** Mark the row of the fact that the panel shows and keep it in view beside the panel. */
function markRow(id) {
  for (const row of listPart.querySelectorAll("[aria-current]")) row.removeAttribute("aria-current");
  const row = listPart.querySelector(`tr[data-fact="${CSS.escape(id)}"]`);
  row?.setAttribute("aria-current", "true");
  if (!listPart.hidden) row?.scrollIntoView({ block: "nearest" });
}

const rowsAtOnce = 250;

/** The table, its first rows or, on paper, all of them; a button below asks for more. */
function renderList({ whole = false } = {}) {
  const passing = passingFacts();
  const body = make("tbody", {});
  const more = make("button", { type: "button", class: "tool more", click: () => grow(rowsAtOnce) });
  const grow = (by) => {
    const have = body.childElementCount;
    body.append(...passing.slice(have, have + by).map(factRow));
    const rest = passing.length - body.childElementCount;
    more.hidden = rest === 0;
    more.textContent = say("more", { count: rest });
  };
  grow(whole ? passing.length : rowsAtOnce);
  const heads = ["what", "who", "whom", "when", "firmness", "words", "source"].map((key) => make("th", { scope: "col" }, say(key)));
  listPart.replaceChildren(
    make("h2", {}, say("facts")),
    passing.length
      ? make("table", { class: "cards-when-narrow" }, make("colgroup", {}, heads.map((_, place) => make("col", { class: `column-${place}` }))), make("thead", {}, make("tr", {}, heads)), body)
      : make("p", { class: "quiet" }, say("facts-none")),
    more);
}
