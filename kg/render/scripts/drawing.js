// The drawing: vis-network moves and picks; nodes, names and labels of lines are painted by the page itself.

const canvas = byId("canvas");
const nodeSet = new vis.DataSet();
const edgeSet = new vis.DataSet();
let network;
let lit = null;
let hovered = null;
let left = remaining();
let pills = [];
let view = { left: 0, top: 0, right: 0, bottom: 0 };

const still = matchMedia("(prefers-reduced-motion: reduce)");
const motion = () => (still.matches ? false : { duration: 260, easingFunction: "easeInOutQuad" });
const faded = (id, part) => lit !== null && !lit[part].has(id);
const edgeColour = (edge) => (edge.against.length ? ink.danger : isBackground(edge) || isTie(edge) ? ink["background-line"] : ink[`fact-${edge.type}`]);

/** Lines between clusters keep about their width on the screen when the drawing is seen from afar. */
let tieWidth = 1;
function keepTieWidth() {
  const wanted = 1 / Math.max(Math.min(network.getScale(), 1), 0.02) ** 0.5;
  if (!large || Math.abs(Math.log(wanted / tieWidth)) < 0.3) return;
  tieWidth = wanted;
  requestAnimationFrame(() => edgeSet.update(drawnEdges.filter((edge) => isTie(edge) && edgeSet.get(edge.id)).map(edgeLook)));
}

function edgeLook(edge) {
  const weight = isTie(edge) ? 1 + Math.min(4, Math.sqrt(edge.facts.length) / 2) : isBackground(edge) || edge.role ? 1 : 1.5 + Math.min(edge.facts.length - 1, 3) * 0.6;
  return {
    id: edge.id,
    hidden: !left.edges.has(edge.id),
    width: (isTie(edge) ? weight * tieWidth : weight) + (lit !== null && lit.edges.has(edge.id) ? 1 : 0),
    color: { color: edgeColour(edge), opacity: faded(edge.id, "edges") ? 0.12 : isTie(edge) ? 0.45 : isBackground(edge) || edge.role ? 0.6 : 1, inherit: false },
  };
}

/** Whether a line is to look other than it does: vis-network takes long over lines that stay as they are. */
function looksOther(look) {
  const now = edgeSet.get(look.id);
  return now.hidden !== look.hidden || now.width !== look.width || now.color.color !== look.color.color || now.color.opacity !== look.color.opacity;
}

/** Take filters, theme and choice over into the drawing. */
function redraw() {
  left = remaining();
  nodeSet.update(drawnNodes.map((node) => ({ id: node.id, hidden: !left.nodes.has(node.id) })).filter((node) => nodeSet.get(node.id).hidden !== node.hidden));
  edgeSet.update(drawnEdges.map(edgeLook).filter(looksOther));
  network.redraw();
}

const placed = (node) => ({ id: node.id, hidden: !left.nodes.has(node.id), x: at(node).x, y: at(node).y });
const lined = (edge) => ({ from: edge.from, to: edge.to, dashes: edge.dashes, smooth: at(edge).smooth, arrows: isBackground(edge) || isTie(edge) ? "" : "to", ...edgeLook(edge) });

/** Change which clusters are open, and the drawing with them. Gives what `change` gives. */
function changeClusters(change) {
  const given = change();
  // New nodes come before old ones go: vis-network paints after each step, and every line must have its ends then.
  const former = left;
  left = remaining();
  const arriving = drawnNodes.filter((node) => !nodeSet.get(node.id)).map(placed);
  left = former;
  nodeSet.add(arriving);
  left = remaining();
  edgeSet.remove(edgeSet.getIds().filter((id) => !edgeById.has(id)));
  edgeSet.add(drawnEdges.filter((edge) => !edgeSet.get(edge.id)).map(lined));
  nodeSet.remove(nodeSet.getIds().filter((id) => !drawnIds.has(id)));
  if (lit !== null) light(null);
  else redraw();
  renderClusters();
  return given;
}

/** Open a cluster and show it, or close it. */
function toggleCluster(cluster) {
  if (isOpen(cluster)) {
    changeClusters(() => closeCluster(cluster));
    current = cluster.id;
    return announce(`${say("cluster-closed", { name: clusterName(cluster) })} ${drawnNow()}`);
  }
  const closed = changeClusters(() => openClusters([cluster]));
  current = cluster.members[0] ?? null;
  showBox(boxOf(cluster.nodes.map((node) => node.id).filter((id) => left.nodes.has(id))), { animation: motion() });
  const opening = say("cluster-opened", { name: clusterName(cluster), count: cluster.count });
  const gone = closed.length ? say("clusters-gave-way", { count: closed.length }) : "";
  return announce([opening, gone, drawnNow()].filter(Boolean).join(" "));
}

function startDrawing() {
  readColours();
  tall = shapeOfCanvas();
  nodeSet.add(drawnNodes.map(placed));
  edgeSet.add(drawnEdges.map(lined));
  network = new vis.Network(canvas, { nodes: nodeSet, edges: edgeSet }, {
    physics: false,
    layout: { improvedLayout: false },
    nodes: { shape: "custom", ctxRenderer: paintNode, chosen: false },
    edges: { chosen: false, arrows: { to: { scaleFactor: 0.55 } }, arrowStrikethrough: false, selectionWidth: 0, hoverWidth: 0 },
    interaction: { hover: true, selectConnectedEdges: false, keyboard: false, tooltipDelay: 1e9, hideEdgesOnDrag: large },
  });
  network.on("beforeDrawing", (ctx) => {
    view = viewed();
    keepTieWidth();
    paintGrounds(ctx);
  });
  network.on("afterDrawing", (ctx) => {
    paintLabels(ctx);
    paintFarNames(ctx);
    paintHandles(ctx);
  });
  network.on("afterDrawing", countOutside);
  network.on("resize", turnDrawing);
  network.on("hoverNode", ({ node }) => hover(node));
  network.on("hoverEdge", ({ edge }) => hover(edge));
  network.on("blurNode", () => hover(null));
  network.on("blurEdge", () => hover(null));
  network.on("click", ({ nodes, edges, pointer }) => {
    const handle = handleAt(pointer.canvas);
    if (handle) return toggleCluster(handle);
    const pill = pillAt(pointer.canvas);
    const named = nodes[0] ?? (pill ? undefined : nameAt(pointer.canvas));
    if (named !== undefined) return openNode(named);
    if (pill) return openLine(pill);
    return edges.length ? openLine(edgeById.get(edges[0])) : closePanel();
  });
  showFocus();
}

function hover(id) {
  hovered = id;
  canvas.classList.toggle("pointing", id !== null);
  network.redraw();
}
