// What the page knows, indexed, and which of it passes the filters.

const facts = page.facts;
const large = page.clusters.length > 0;

/** Of a large graph the words of each fact stand apart in the file and are read, with those beside them, when they are first asked for. */
const toldLater = {};
for (const name of page.toldLater ?? []) {
  Object.defineProperty(toldLater, name, { get() {
    tell(this.chunk);
    return this[name];
  } });
}

/** A value that stands apart in the file; its text is let go. */
function readLater(name) {
  const element = byId(name);
  const value = JSON.parse(element.textContent);
  element.remove();
  return value;
}

function tell(chunk) {
  readLater(`told-${chunk}`).forEach((told, place) => {
    const fact = facts[chunk * page.chunk + place];
    for (const [name, value] of Object.entries(told)) Object.defineProperty(fact, name, { value, enumerable: true });
  });
}

if (large) {
  facts.forEach((fact, place) => {
    Object.setPrototypeOf(fact, toldLater);
    fact.chunk = Math.floor(place / page.chunk);
  });
}

const factById = new Map(facts.map((fact) => [fact.id, fact]));
const nodeById = new Map([...page.nodes, ...page.others].map((node) => [node.id, node]));
const linksOf = new Map(facts.map((fact) => [fact.id, []]));
for (const link of page.links) {
  linksOf.get(link.first).push({ ...link, other: link.second });
  linksOf.get(link.second).push({ ...link, other: link.first });
}
const contradictions = page.links.filter((link) => link.relation === "contradiction");
const corroborated = (fact) => linksOf.get(fact.id).filter((link) => link.relation === "corroboration");
const contradicted = (fact) => linksOf.get(fact.id).filter((link) => link.relation === "contradiction");

const idsIn = (fact, role) => (fact.roles.find(([name]) => name === role)?.[1] ?? []).map((filler) => filler.id).filter((id) => nodeById.has(id));
const idsAt = (places) => places.map((place) => page.others[place].id);

/** The entities at the acting and at the far end of a fact. */
const actorsOf = (fact) => (large ? idsAt(fact.from) : idsIn(fact, page.ends[fact.type][0]));
const targetsOf = (fact) => (large ? idsAt(fact.to) : idsIn(fact, page.ends[fact.type][1]));
const partyIds = (fact) =>
  new Set(large ? idsAt(fact.parties) : [...fact.roles.flatMap(([, fillers]) => fillers), ...fact.speakers].map((filler) => filler.id).filter(Boolean));
const parties = new Map(facts.map((fact) => [fact.id, partyIds(fact)]));
const factsByParty = new Map();
const indexNode = (node) => factsByParty.set(node.id, (node.facts ?? []).map((id) => factById.get(id)));
for (const node of nodeById.values()) indexNode(node);
for (const fact of facts) for (const id of parties.get(fact.id)) factsByParty.get(id)?.push(fact);
const factsOf = (id) => factsByParty.get(id) ?? [];
const modalitiesUsed = page.modalities.filter((modality) => facts.some((fact) => fact.modality === modality));
const typesUsed = page.types.filter((type) => facts.some((fact) => fact.type === type));
const languagesUsed = [...new Set(page.articles.map((article) => article.language))].sort();

const emptyState = () => ({
  types: new Set(typesUsed),
  modalities: new Set(modalitiesUsed),
  articles: new Set(page.articles.keys()),
  languages: new Set(languagesUsed),
  since: "",
  until: "",
  undated: true,
  side: true,
  background: true,
  contradicted: false,
});
let state = emptyState();

const inTime = (fact) => {
  if (!state.since && !state.until) return true;
  if (!fact.since) return state.undated;
  return (!state.since || fact.until >= state.since) && (!state.until || fact.since <= state.until);
};
const passes = (fact) =>
  state.types.has(fact.type) &&
  state.modalities.has(fact.modality) &&
  state.articles.has(fact.article) &&
  state.languages.has(page.articles[fact.article].language) &&
  inTime(fact) &&
  (!state.contradicted || contradicted(fact).length > 0);
const passingFacts = () => facts.filter(passes);

/** Entities whose name matches, in any script, the ones in most facts first. */
function findNames(query) {
  const wanted = fold(query);
  const count = new Map();
  for (const fact of passingFacts()) for (const id of parties.get(fact.id)) count.set(id, (count.get(id) ?? 0) + 1);
  const matches = (node) => !wanted || (node.folded ??= node.names.map(([name]) => fold(name))).some((name) => name.includes(wanted));
  const found = [...count.keys()].map((id) => nodeById.get(id)).filter((node) => node && matches(node));
  return found.sort((a, b) => count.get(b.id) - count.get(a.id) || (a.id < b.id ? -1 : 1)).map((node) => [node, count.get(node.id)]);
}
