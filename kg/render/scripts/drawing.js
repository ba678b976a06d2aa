// The drawing: vis-network moves and picks; nodes, names and labels of lines are painted here, where words have their room.

const canvas = byId("canvas");
const nodeSet = new vis.DataSet();
const edgeSet = new vis.DataSet();
let network;
let lit = null;
let hovered = null;
let left = remaining();
let pills = [];

const still = matchMedia("(prefers-reduced-motion: reduce)");
const motion = () => (still.matches ? false : { duration: 260, easingFunction: "easeInOutQuad" });
const faded = (id, part) => lit !== null && !lit[part].has(id);
const edgeColour = (edge) => (edge.against.length ? ink.danger : isBackground(edge) ? ink["background-line"] : ink[`fact-${edge.type}`]);

function edgeLook(edge) {
  const weight = isBackground(edge) || edge.role ? 1 : 1.5 + Math.min(edge.facts.length - 1, 3) * 0.6;
  return {
    id: edge.id,
    hidden: !left.edges.has(edge.id),
    width: weight + (lit !== null && lit.edges.has(edge.id) ? 1 : 0),
    color: { color: edgeColour(edge), opacity: faded(edge.id, "edges") ? 0.12 : isBackground(edge) || edge.role ? 0.6 : 1, inherit: false },
  };
}

/** Names below a node: first those in the language of the interface. */
function nodeRows(node) {
  const order = Object.keys(node.rows).sort((a, b) => (b === language) - (a === language));
  return order.flatMap((code, place) => node.rows[code].map((text) => ({ text, main: place === 0 })));
}

function paintNode({ ctx, id, x, y }) {
  const node = nodeById.get(id);
  const shape = shapeOf[node.kind === "situation" ? "situation" : node.type] ?? "circle";
  return {
    drawNode() {
      ctx.globalAlpha = faded(id, "nodes") ? 0.18 : 1;
      if (node.focus || id === hovered) halo(ctx, x, y, node.radius + 7, id === hovered ? ink.accent : ink[`entity-${node.type}`]);
      trace(ctx, shape, x, y, node.radius);
      ctx.lineWidth = 2;
      if (node.kind === "situation") paint(ctx, ink.paper, ink[`fact-${node.type}`]);
      else paint(ctx, ink[`entity-${node.type}`] || ink["entity-other"], ink.paper);
      if (shape === "drop") {
        ctx.beginPath();
        ctx.arc(x, y, node.radius * 0.28, 0, 2 * Math.PI);
        ctx.fillStyle = ink.paper;
        ctx.fill();
      }
    },
    drawExternalLabel() {
      ctx.globalAlpha = faded(id, "nodes") ? 0.18 : 1;
      paintRows(ctx, nodeRows(node), x, y + node.radius + 6, node.kind === "situation");
    },
    nodeDimensions: { width: 2 * node.radius + 6, height: 2 * node.radius + 6 },
  };
}

function paint(ctx, fill, stroke) {
  ctx.fillStyle = fill;
  ctx.strokeStyle = stroke;
  ctx.fill();
  ctx.stroke();
}

function halo(ctx, x, y, radius, colour) {
  const before = ctx.globalAlpha;
  ctx.globalAlpha = before * 0.18;
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fillStyle = colour;
  ctx.fill();
  ctx.globalAlpha = before;
}

function paintRows(ctx, rows, x, top, quiet) {
  if (network.getScale() < 0.3) return;
  ctx.textAlign = "center";
  ctx.textBaseline = "top";
  let y = top;
  for (const { text, main } of rows) {
    ctx.font = quiet ? `italic 12px ${ink.font}` : main ? `600 14px ${ink.font}` : `12px ${ink.font}`;
    ctx.direction = runs(text);
    const width = ctx.measureText(text).width + 6;
    const before = ctx.globalAlpha;
    ctx.globalAlpha = before * 0.8;
    ctx.fillStyle = ink.paper;
    ctx.fillRect(x - width / 2, y - 1, width, main ? 17 : 16);
    ctx.globalAlpha = before;
    ctx.fillStyle = main && !quiet ? ink.ink : ink.muted;
    ctx.fillText(text, x, y);
    y += main ? 17 : 16;
  }
}

/** The direction of a text by its first letter. */
const runs = (text) => (/\p{L}/u.exec(text)?.[0].match(/[\p{Script=Arabic}\p{Script=Hebrew}]/u) ? "rtl" : "ltr");

/** The point at a part of an edge, on the curve that vis-network draws. */
function pointOn(edge, part) {
  const { [edge.from]: from, [edge.to]: to } = network.getPositions([edge.from, edge.to]);
  const bend = edge.smooth.roundness * (edge.smooth.type === "curvedCW" ? 1 : -1);
  const angle = (bend * Math.PI) / 2;
  const scale = (1 + Math.abs(bend)) / 2;
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const via = {
    x: from.x + scale * (dx * Math.cos(angle) + dy * Math.sin(angle)),
    y: from.y + scale * (dy * Math.cos(angle) - dx * Math.sin(angle)),
  };
  const rest = 1 - part;
  const along = (axis) => rest * rest * from[axis] + 2 * rest * part * via[axis] + part * part * to[axis];
  return { x: along("x"), y: along("y") };
}

const labelled = (edge) => {
  const chosen = (lit !== null && lit.edges.has(edge.id)) || hovered === edge.id;
  if (lit !== null && !lit.edges.has(edge.id)) return false;
  return chosen || (edge.free && network.getScale() > 0.45);
};

function paintLabels(ctx) {
  pills = [];
  ctx.save();
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  const shown = page.edges.filter((edge) => left.edges.has(edge.id) && labelled(edge));
  for (const edge of shown.sort((a, b) => (b.id === hovered) - (a.id === hovered) || !!a.role - !!b.role)) paintLabel(ctx, edge);
  ctx.restore();
}

function paintLabel(ctx, edge) {
  const { x, y } = pointOn(edge, edge.stand);
  const text = edge.labels[language];
  const strong = edge.against.length > 0;
  ctx.font = strong ? `600 11.5px ${ink.signs}` : `500 11.5px ${ink.font}`;
  ctx.direction = runs(text);
  const width = ctx.measureText(text).width + 12;
  const pill = { edge, left: x - width / 2, right: x + width / 2, top: y - 9, bottom: y + 9 };
  if (pills.some((other) => pill.left < other.right && other.left < pill.right && pill.top < other.bottom && other.top < pill.bottom)) return;
  pills.push(pill);
  ctx.beginPath();
  ctx.roundRect(x - width / 2, y - 9, width, 18, 9);
  ctx.lineWidth = 1;
  paint(ctx, strong ? ink.danger : ink.paper, strong ? ink.danger : hovered === edge.id ? ink.accent : ink.rule);
  ctx.fillStyle = strong ? ink["danger-ink"] : isBackground(edge) ? ink.muted : edgeColour(edge);
  ctx.fillText(text, x, y + 0.5);
}

const pillAt = ({ x, y }) => pills.find((pill) => pill.left <= x && x <= pill.right && pill.top <= y && y <= pill.bottom)?.edge;

/** Take filters, theme and choice over into the drawing. */
function redraw() {
  left = remaining();
  nodeSet.update(page.nodes.map((node) => ({ id: node.id, hidden: !left.nodes.has(node.id) })));
  edgeSet.update(page.edges.map(edgeLook));
  network.redraw();
}

/** Bring everything into view where it can be read then, else the focus and what is next to it. */
function showFocus() {
  network.fit({ maxZoomLevel: 1.2, animation: false });
  if (network.getScale() > 0.62) return undefined;
  const near = page.edges.filter((edge) => !isBackground(edge) && (page.focus.includes(edge.from) || page.focus.includes(edge.to)));
  const nodes = [...new Set([...page.focus, ...near.flatMap((edge) => [edge.from, edge.to])])].filter((id) => drawnIds.has(id));
  if (!nodes.length) return undefined;
  network.fit({ nodes, maxZoomLevel: 1.2, animation: false });
  if (network.getScale() < 0.62) return network.moveTo({ position: { x: 0, y: 0 }, scale: 0.62 });
  return network.moveTo({ scale: network.getScale() * 0.95 });
}

function startDrawing() {
  readColours();
  nodeSet.add(page.nodes.map(({ id, x, y }) => ({ id, x, y })));
  edgeSet.add(page.edges.map((edge) => ({ from: edge.from, to: edge.to, dashes: edge.dashes, smooth: edge.smooth, arrows: isBackground(edge) ? "" : "to", ...edgeLook(edge) })));
  network = new vis.Network(canvas, { nodes: nodeSet, edges: edgeSet }, {
    physics: false,
    layout: { improvedLayout: false },
    nodes: { shape: "custom", ctxRenderer: paintNode, chosen: false },
    edges: { chosen: false, arrows: { to: { scaleFactor: 0.55 } }, arrowStrikethrough: false, selectionWidth: 0, hoverWidth: 0 },
    interaction: { hover: true, selectConnectedEdges: false, keyboard: false, tooltipDelay: 1e9, hideEdgesOnDrag: page.edges.length > 1500 },
  });
  network.on("afterDrawing", paintLabels);
  network.on("hoverNode", ({ node }) => hover(node));
  network.on("hoverEdge", ({ edge }) => hover(edge));
  network.on("blurNode", () => hover(null));
  network.on("blurEdge", () => hover(null));
  network.on("click", ({ nodes, edges, pointer }) => {
    const pill = pillAt(pointer.canvas);
    if (pill && !nodes.length) openLine(pill);
    else if (nodes.length) openNode(nodes[0]);
    else if (edges.length) openLine(edgeById.get(edges[0]));
    else closePanel();
  });
  showFocus();
}

function hover(id) {
  hovered = id;
  canvas.classList.toggle("pointing", id !== null);
  network.redraw();
}
