// Choosing in the drawing: what is chosen is lit and brought into view; the arrow keys go from entity to entity.

let current = null;

/** Light a node with what is next to it, or an edge with its ends; null lights everything. */
function light(nodes, edges) {
  lit = nodes === null ? null : { nodes: new Set(nodes), edges: new Set(edges) };
  redraw();
}

function lightNode(id) {
  const edges = drawnEdges.filter((edge) => left.edges.has(edge.id) && (edge.from === id || edge.to === id));
  light([id, ...edges.flatMap((edge) => [edge.from, edge.to])], edges.map((edge) => edge.id));
  current = id;
  reveal([id, ...edges.flatMap((edge) => [edge.from, edge.to]).filter((other) => other !== id)]);
}

const situationsOf = (wanted) => drawnNodes.filter((node) => node.facts.some((id) => wanted.has(id))).map((node) => node.id);
const situationName = (node) => (node.facts.length === 1 ? factLabel(factById.get(node.facts[0])) : `${label("types", node.type)}: ${node.rows[language].join(" ")}`);

function lightFacts(ids) {
  if (large && !byId("drawing").hidden) bringIn(ids.slice(0, 1).flatMap((id) => [...parties.get(id)]));
  const wanted = new Set(ids);
  const edges = drawnEdges.filter((edge) => edge.facts.some((id) => wanted.has(id)));
  const nodes = edges.flatMap((edge) => [edge.from, edge.to]);
  if (!nodes.length && !situationsOf(wanted).length) return light(null);
  light([...nodes, ...situationsOf(wanted)], edges.map((edge) => edge.id));
  return reveal(nodes.length ? nodes : situationsOf(wanted));
}

const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** The nearest node in a direction. */
function nearest(from, [dx, dy]) {
  const start = network.getPosition(from);
  let best = null;
  for (const id of left.nodes) {
    const { x, y } = network.getPosition(id);
    const length = Math.hypot(x - start.x, y - start.y);
    const ahead = ((x - start.x) * dx + (y - start.y) * dy) / (length || 1);
    const cost = length * (2.2 - ahead);
    if (id !== from && ahead > 0.4 && (best === null || cost < best.cost)) best = { id, cost };
  }
  return best?.id;
}

function pointTo(id) {
  lightNode(id);
  const node = nodeById.get(id);
  if (node.kind === "cluster") return announce(say("cluster", { name: clusterName(node.cluster), count: node.cluster.count }));
  return announce(node.kind === "situation" ? situationName(node) : `${nameOf(node)[0]}, ${label("entityTypes", node.type)}`);
}

canvas.addEventListener("keydown", (event) => {
  if (steps[event.key]) {
    event.preventDefault();
    const start = current !== null && left.nodes.has(current) ? current : null;
    const next = start === null ? page.focus.find((id) => left.nodes.has(id)) ?? [...left.nodes][0] : nearest(start, steps[event.key]);
    if (next !== undefined) pointTo(next);
  } else if (event.key === "Enter" && current !== null) {
    openNode(current, { byKeyboard: true });
  } else if (event.key === "+" || event.key === "-") {
    zoom(event.key === "+" ? 1.25 : 0.8);
  }
});

function zoom(by) {
  network.moveTo({ scale: Math.min(3, Math.max(large ? 0.005 : 0.1, network.getScale() * by)), animation: motion() });
}
