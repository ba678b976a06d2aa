// Who owns what: a tree from those whom nobody owns down, each step with the facts that state it.

const ownershipPart = byId("ownership");
const rootsAtOnce = 60;
const openDepth = 3;

/** Owner -> owned -> the facts that say so; what is only known beforehand has none. */
function holdings() {
  const found = new Map();
  const held = (owner, owned) => {
    if (!found.has(owner)) found.set(owner, new Map());
    const its = found.get(owner);
    if (!its.has(owned)) its.set(owned, []);
    return its.get(owned);
  };
  for (const fact of passingFacts()) {
    if (fact.type !== "ownership") continue;
    for (const owner of actorsOf(fact)) for (const owned of targetsOf(fact)) if (owner !== owned) held(owner, owned).push(fact);
  }
  if (state.background) for (const [owner, owned] of page.parents) held(owner, owned);
  return found;
}

/** Those whom nobody owns, the ones with the most below them first; of a ring of owners the first. */
function rootsOf(found) {
  const owned = new Set([...found.values()].flatMap((its) => [...its.keys()]));
  const below = (id, seen = new Set()) => {
    for (const next of found.get(id)?.keys() ?? []) if (!seen.has(next)) below(next, seen.add(next));
    return seen;
  };
  const roots = [...found.keys()].filter((id) => !owned.has(id));
  const reached = new Set(roots.flatMap((id) => [id, ...below(id)]));
  for (const id of [...found.keys()].sort()) {
    if (reached.has(id)) continue;
    roots.push(id);
    for (const other of [id, ...below(id)]) reached.add(other);
  }
  const size = new Map(roots.map((id) => [id, below(id).size]));
  return roots.sort((a, b) => size.get(b) - size.get(a) || (a < b ? -1 : 1));
}

/** The step from an owner to what it owns: its kinds, leading to the quotes. */
function holdingStep(told) {
  if (!told.length) return make("span", { class: "step quiet" }, say("known-parent"));
  const kinds = [...new Set(told.map(factLabel))].join(say("comma"));
  const firmness = [...new Set(told.map((fact) => fact.modality))].map((modality) => label("codes", modality)).join(say("comma"));
  const text = told.length > 1 ? `${kinds} ×${told.length}` : kinds;
  return make("span", { class: "step" }, make("button", { type: "button", class: "link", click: () => openFacts(told, text) }, capital(text)), make("span", { class: "quiet" }, ` ${firmness}`));
}

function branch(id, found, path) {
  const its = [...(found.get(id) ?? new Map())];
  const name = entityButton(id);
  if (!its.length) return [name];
  if (path.includes(id)) return [name, " ", make("span", { class: "quiet" }, say("ownership-again"))];
  const items = its.map(([owned, told]) => make("li", {}, holdingStep(told), " ", branch(owned, found, [...path, id])));
  return [name, make("details", { open: path.length < openDepth }, make("summary", {}, say("owns", { count: its.length })), make("ul", { class: "branch" }, items))];
}

function renderOwnership() {
  const found = holdings();
  const roots = rootsOf(found);
  const tree = make("ul", { class: "tree" });
  const more = make("button", { type: "button", class: "tool more", click: () => grow() });
  const grow = () => {
    const have = tree.childElementCount;
    tree.append(...roots.slice(have, have + rootsAtOnce).map((id) => make("li", {}, branch(id, found, []))));
    more.hidden = tree.childElementCount === roots.length;
    more.textContent = say("ownership-more", { count: roots.length - tree.childElementCount });
  };
  grow();
  ownershipPart.replaceChildren(make("h2", {}, say("ownership")), roots.length ? tree : make("p", { class: "quiet" }, say("ownership-none")), more);
}
