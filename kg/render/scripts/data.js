// What the page knows, indexed, and which of it passes the filters.

const facts = page.facts;
const factById = new Map(facts.map((fact) => [fact.id, fact]));
const nodeById = new Map([...page.nodes, ...page.others].map((node) => [node.id, node]));
const edgeById = new Map(page.edges.map((edge) => [edge.id, edge]));
const drawnIds = new Set(page.nodes.map((node) => node.id));
const linksOf = new Map(facts.map((fact) => [fact.id, []]));
for (const link of page.links) {
  linksOf.get(link.first).push({ ...link, other: link.second });
  linksOf.get(link.second).push({ ...link, other: link.first });
}
const contradictions = page.links.filter((link) => link.relation === "contradiction");
const corroborated = (fact) => linksOf.get(fact.id).filter((link) => link.relation === "corroboration");
const contradicted = (fact) => linksOf.get(fact.id).filter((link) => link.relation === "contradiction");

const partyIds = (fact) => new Set([...fact.roles.flatMap(([, fillers]) => fillers), ...fact.speakers].map((filler) => filler.id).filter(Boolean));
const parties = new Map(facts.map((fact) => [fact.id, partyIds(fact)]));
const factsByParty = new Map([...nodeById.values()].map((node) => [node.id, (node.facts ?? []).map((id) => factById.get(id))]));
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

const isBackground = (edge) => edge.firmness === "";
const stands = (edge) => !isBackground(edge) && (!edge.role || state.side) && edge.facts.some((id) => passes(factById.get(id)));

/** The drawn nodes and edges that are left by the filters. */
function remaining() {
  const edges = new Set(page.edges.filter(stands).map((edge) => edge.id));
  const nodes = new Set([...edges].flatMap((id) => [edgeById.get(id).from, edgeById.get(id).to]));
  for (const node of page.nodes) if (node.kind === "situation" && factsOf(node.id).some(passes)) nodes.add(node.id);
  if (state.background) {
    for (const edge of page.edges) if (isBackground(edge) && nodes.has(edge.from) && nodes.has(edge.to)) edges.add(edge.id);
  }
  return { nodes, edges };
}

/** Entities whose name matches, in any script, the ones in most facts first. */
function findNames(query) {
  const wanted = fold(query);
  const standing = new Set(passingFacts().flatMap((fact) => [...parties.get(fact.id)]));
  const found = [...nodeById.values()].filter((node) => node.kind === "entity" && standing.has(node.id));
  const count = new Map(found.map((node) => [node.id, factsOf(node.id).filter(passes).length]));
  const matching = found.filter((node) => !wanted || node.folded.some((name) => name.includes(wanted)));
  return matching.sort((a, b) => count.get(b.id) - count.get(a.id) || (a.id < b.id ? -1 : 1)).map((node) => [node, count.get(node.id)]);
}
