// The filter of articles: all of them where they are few, else those that a search finds.

const mostArticles = 30;

function articleBoxes(entries) {
  return entries.map(([place, article]) => check(state.articles, place, [words(article.title, article.language)]));
}

/** The boxes, and above them a search where there are too many to read. */
function articleFilter() {
  const entries = [...page.articles.entries()];
  if (entries.length <= mostArticles) return articleBoxes(entries);
  const field = make("input", { type: "search", class: "field", "aria-label": say("articles-search"), placeholder: say("articles-search"), autocomplete: "off" });
  const boxes = make("div", { class: "boxes" });
  const all = (on) => make("button", { type: "button", class: "tool", click: () => {
    for (const [place] of found()) if (on) state.articles.add(place); else state.articles.delete(place);
    show();
    apply();
  } }, on ? say("articles-all") : say("articles-none"));
  const found = () => entries.filter(([, { title, source, id }]) => fold(`${title} ${source} ${id}`).includes(fold(field.value)));
  const show = () => {
    const matching = found();
    const rest = matching.length - mostArticles;
    boxes.replaceChildren(...articleBoxes(matching.slice(0, mostArticles)), rest > 0 ? make("p", { class: "quiet" }, say("entities-more", { count: rest })) : "");
  };
  field.addEventListener("input", show);
  show();
  return [field, make("div", { class: "pair-of-tools" }, all(true), all(false)), boxes];
}
