// What happened when: the facts that have a date, the earliest first, by year.

const timelinePart = byId("timeline");

const yearOf = (fact) => (fact.since.startsWith("0001") ? "" : fact.since.slice(0, 4));

/** Who does what to whom, each leading on to its own panel. */
function toldRow(fact) {
  const [who, whom] = endsOf(fact);
  return [
    make("button", { type: "button", class: "link", click: () => openFact(fact.id, { byKeyboard: true }) }, capital(factLabel(fact))),
    make("span", { class: "told-ends" }, who.length ? who : "–", make("span", { class: "arrow", "aria-hidden": "true" }), whom.length ? whom : "–"),
    make("span", { class: "told-source" }, firmnessBadge(fact), " ", plain(page.articles[fact.article].id)),
  ];
}

function timelineEntry(fact) {
  return make("li", { class: `told fact-${fact.type}`, "data-fact": fact.id },
    make("time", { title: fact.when }, make("bdi", {}, dateText(fact.when))), make("div", {}, toldRow(fact)));
}

function renderTimeline() {
  const passing = passingFacts();
  const dated = passing.filter((fact) => fact.since).sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : a.until < b.until ? -1 : a.until > b.until ? 1 : 0));
  const years = new Map();
  for (const fact of dated) years.set(yearOf(fact), (years.get(yearOf(fact)) ?? 0) + 1);
  const whole = make("div", {});
  const more = make("button", { type: "button", class: "tool more", click: () => grow() });
  let shown = 0;
  const grow = () => {
    for (const fact of dated.slice(shown, shown + rowsAtOnce)) {
      const year = yearOf(fact);
      if (whole.lastElementChild?.dataset.year !== year) {
        const title = make("h3", {}, year ? plain(year) : say("open-beginning"), " ", make("span", { class: "quiet" }, plain(`×${years.get(year)}`)));
        whole.append(make("section", { "data-year": year }, title, make("ol", { class: "years" })));
      }
      whole.lastElementChild.lastElementChild.append(timelineEntry(fact));
    }
    shown = Math.min(dated.length, shown + rowsAtOnce);
    more.hidden = shown === dated.length;
    more.textContent = say("more", { count: dated.length - shown });
  };
  grow();
  const undated = passing.length - dated.length;
  timelinePart.replaceChildren(
    make("h2", {}, say("timeline")),
    dated.length ? whole : make("p", { class: "quiet" }, say("facts-none")),
    more,
    undated ? make("p", { class: "quiet" }, say("timeline-undated", { count: undated })) : "");
}
