// What is drawn at present. A large graph is drawn in clusters: each is one disc until it is opened, and then all of its members.

const clusters = page.clusters;
const clusterById = new Map(clusters.map((cluster) => [cluster.id, cluster]));
const homes = new Map(clusters.flatMap((cluster) => cluster.members.map((id) => [id, cluster])));
const entityCount = homes.size;
const mostTies = 400;

/** The nodes and lines of the drawing as it stands. */
let drawnNodes = page.nodes;
let drawnEdges = page.edges;
let drawnIds = new Set();
let edgeById = new Map();
let undrawnTies = 0;
const opened = [];

for (const cluster of clusters) {
  const node = { id: cluster.id, kind: "cluster", type: "cluster", names: [], facts: [], focus: false, x: cluster.x, y: cluster.y, side: "below", tall: { ...cluster.tall, side: "below" } };
  nodeById.set(cluster.id, Object.assign(node, { radius: Math.round(cluster.radius * 0.85), half: cluster.radius, height: 0, rows: {}, cluster }));
  factsByParty.set(cluster.id, []);
}
if (large) for (const fact of facts) for (const home of new Set([...parties.get(fact.id)].map((id) => homes.get(id)))) if (home) factsByParty.get(home.id).push(fact);

const isOpen = (cluster) => opened.includes(cluster);
const homeOf = (id) => homes.get(id);

/** What a cluster is called: by its strongest members. */
const clusterNames = (cluster, count = 2) => cluster.members.slice(0, count).map((id) => nameOf(nodeById.get(id))[0]);
const clusterName = (cluster) => clusterNames(cluster).join(say("comma")) + (cluster.members.length > 2 ? " …" : "");

/** Read the members of a cluster, which take the places of what was known of them before. */
function readMembers(cluster) {
  if (cluster.nodes) return;
  const { nodes, edges } = readLater(`cluster-${clusters.indexOf(cluster)}`);
  cluster.nodes = nodes.map((node) => {
    const known = nodeById.get(node.id);
    if (known) return Object.assign(known, node, { folded: known.folded });
    homes.set(node.id, cluster);
    nodeById.set(node.id, node);
    indexNode(node);
    return node;
  });
  cluster.edges = edges;
}

/** Open clusters, the last ones first of what may stay open: the oldest close where too much would be drawn. Gives those closed. */
function openClusters(wanted) {
  for (const cluster of wanted) readMembers(cluster);
  const order = [...opened.filter((cluster) => !wanted.includes(cluster)), ...wanted];
  let room = page.mostDrawn;
  const kept = order.reverse().filter((cluster, place) => (room -= cluster.count) >= 0 || place === 0);
  const closed = opened.filter((cluster) => !kept.includes(cluster));
  opened.splice(0, opened.length, ...kept.reverse());
  compose();
  return closed;
}

function closeCluster(cluster) {
  opened.splice(opened.indexOf(cluster), 1);
  compose();
}

/** Put together what is drawn: members of open clusters, discs for the others, and lines that gather what runs to a closed one. */
function compose() {
  if (large) {
    drawnNodes = clusters.flatMap((cluster) => (isOpen(cluster) ? cluster.nodes : [nodeById.get(cluster.id)]));
    const lines = new Map(opened.flatMap((cluster) => cluster.edges).map((edge) => [edge.id, edge]));
    const inside = (id) => !homeOf(id) || isOpen(homeOf(id));
    const own = [...lines.values()].filter((edge) => inside(edge.from) && inside(edge.to));
    const outward = [...lines.values()].filter((edge) => !isBackground(edge) && inside(edge.from) !== inside(edge.to));
    drawnEdges = [...own, ...gatherTies(outward, inside), ...tiesBetween()];
  }
  drawnIds = new Set(drawnNodes.map((node) => node.id));
  edgeById = new Map(drawnEdges.map((edge) => [edge.id, edge]));
}

/** One line for all that tie a member to a closed cluster. */
function gatherTies(edges, inside) {
  const found = new Map();
  for (const edge of edges) {
    const [from, to] = [edge.from, edge.to].map((id) => (inside(id) ? id : homeOf(id).id));
    const tie = found.get(`${from} ${to}`) ?? tieOf(from, to);
    for (const id of edge.facts) tie.facts.push(id);
    found.set(`${from} ${to}`, tie);
  }
  return [...found.values()].map(labelTie);
}

/** The strongest of the lines between closed clusters. */
function tiesBetween() {
  const all = closedTies().filter(({ from, to }) => !isOpen(clusterById.get(from)) && !isOpen(clusterById.get(to)));
  undrawnTies = Math.max(0, all.length - mostTies);
  return all.slice(0, mostTies);
}

let allTies = null;
function closedTies() {
  if (allTies) return allTies;
  const found = new Map();
  for (const fact of facts) {
    for (const from of actorsOf(fact).map(homeOf)) {
      for (const to of targetsOf(fact).map(homeOf)) {
        if (!from || !to || from === to) continue;
        const tie = found.get(`${from.id} ${to.id}`) ?? tieOf(from.id, to.id);
        tie.facts.push(fact.id);
        found.set(`${from.id} ${to.id}`, tie);
      }
    }
  }
  allTies = [...found.values()].map(labelTie).sort((a, b) => b.facts.length - a.facts.length || (a.id < b.id ? -1 : 1));
  return allTies;
}

const straight = { enabled: false, type: "curvedCW", roundness: 0 };
const tieOf = (from, to) => ({ id: `tie ${from} ${to}`, from, to, type: "tie", role: "", firmness: "tie", dashes: false, facts: [], against: [], labels: {}, smooth: straight, stand: 0.5, free: false, tall: { smooth: straight, stand: 0.5, free: false } });
function labelTie(tie) {
  tie.facts = [...new Set(tie.facts)];
  for (const code of page.languages) tie.labels[code] = `×${tie.facts.length}`;
  return tie;
}

const isTie = (edge) => edge.firmness === "tie";
const isBackground = (edge) => edge.firmness === "";
const stands = (edge) => !isBackground(edge) && (!edge.role || state.side) && edge.facts.some((id) => passes(factById.get(id)));

/** The drawn nodes and edges that are left by the filters. */
function remaining() {
  const edges = new Set(drawnEdges.filter(stands).map((edge) => edge.id));
  const nodes = new Set([...edges].flatMap((id) => [edgeById.get(id).from, edgeById.get(id).to]));
  for (const node of drawnNodes) if (node.kind !== "entity" && factsOf(node.id).some(passes)) nodes.add(node.id);
  if (state.background) {
    for (const edge of drawnEdges) if (isBackground(edge) && nodes.has(edge.from) && nodes.has(edge.to)) edges.add(edge.id);
  }
  return { nodes, edges };
}

/** The closed clusters of these nodes are opened, as far as there is room for them; whether any was. */
function bringIn(ids) {
  const wanted = [...new Set(ids.map(homeOf))].filter((cluster) => cluster && !isOpen(cluster)).slice(0, 3);
  if (!wanted.length) return false;
  changeClusters(() => openClusters(wanted));
  return true;
}

if (large) openClusters([clusters[0]]);
else compose();
