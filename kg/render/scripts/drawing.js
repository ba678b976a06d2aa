// The drawing: vis-network moves and picks; nodes, names and labels of lines are painted here, where words have their room.

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

/** Names of a node: first those in the language of the interface; situations have one only. */
function nodeRows(node) {
  const order = Object.keys(node.rows).sort((a, b) => (b === language) - (a === language));
  const shown = node.kind === "situation" ? order.slice(0, 1) : order;
  return shown.flatMap((code, place) => node.rows[code].map((text) => ({ text, main: place === 0 })));
}

function paintNode({ ctx, id, x, y }) {
  const node = nodeById.get(id);
  const shape = shapeOf[node.kind === "situation" ? "situation" : node.type] ?? "circle";
  return {
    drawNode() {
      ctx.globalAlpha = faded(id, "nodes") ? 0.18 : 1;
      if (node.focus) ring(ctx, x, y, node.radius + 7, ink[`entity-${node.type}`]);
      if (id === hovered || id === current) halo(ctx, x, y, node.radius + 9, ink.accent);
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
      if (node.facts.length > 1) paintCount(ctx, node, x, y);
    },
    drawExternalLabel() {
      ctx.globalAlpha = faded(id, "nodes") ? 0.18 : 1;
      paintRows(ctx, node, x, y);
    },
    nodeDimensions: { width: 2 * node.radius + 6, height: 2 * node.radius + 6 },
  };
}

/** How many facts a node stands for that stands for several, as far as they pass the filters. */
function paintCount(ctx, node, x, y) {
  ctx.font = `700 11.5px ${ink.font}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = ink.ink;
  ctx.fillText(String(factsOf(node.id).filter(passes).length), x, y + 0.5);
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

/** The ring around what the page is about. */
function ring(ctx, x, y, radius, colour) {
  halo(ctx, x, y, radius, colour);
  ctx.lineWidth = 2.5;
  ctx.strokeStyle = colour;
  ctx.stroke();
}

const fontOf = (node, main) =>
  `${node.kind === "situation" ? "italic 12px" : !main ? "12px" : node.focus ? "700 17px" : "600 14px"} ${ink.font}`;
const pencil = document.createElement("canvas").getContext("2d");
function widthOf({ text, main }, node) {
  pencil.font = fontOf(node, main);
  return pencil.measureText(text).width;
}

/** The name beside its shape, on a ground of its own; a name that the edge of the view would cut is left out until it is in view. */
function paintRows(ctx, node, x, y) {
  const box = moved(nameBox(node), { x, y });
  if (network.getScale() < 0.3 || isCut(moved(writtenBox(node), { x, y }))) return;
  const quiet = node.kind === "situation";
  const high = node.focus ? 20 : 17;
  const rows = nodeRows(node);
  const side = at(node).side;
  const full = rows.reduce((sum, { main }) => sum + (main ? high : 16), 0);
  let top = side === "above" ? box.bottom - full : side === "below" ? box.top : (box.top + box.bottom - full) / 2;
  const middle = (box.left + box.right) / 2;
  ctx.textBaseline = "middle";
  for (const { text, main } of rows) {
    ctx.font = fontOf(node, main);
    ctx.direction = runs(text);
    const width = ctx.measureText(text).width;
    const start = side === "right" ? box.left + 3 : side === "left" ? box.right - 3 - width : middle - width / 2;
    const height = main ? high : 16;
    const before = ctx.globalAlpha;
    ctx.globalAlpha = before * 0.88;
    ctx.fillStyle = ink.paper;
    ctx.fillRect(start - 3, top, width + 6, height);
    ctx.globalAlpha = before;
    ctx.textAlign = "left";
    ctx.fillStyle = main && !quiet ? ink.ink : ink.muted;
    ctx.fillText(text, start, top + height / 2 + 0.5);
    top += height;
  }
}

/** Whether a rectangle is not wholly in view; one that is larger than the view is shown as far as it goes. */
const isCut = (box) => !within(box, view) && box.right - box.left < view.right - view.left && box.bottom - box.top < view.bottom - view.top;

/** The direction of a text by its first letter. */
const runs = (text) => (/\p{L}/u.exec(text)?.[0].match(/[\p{Script=Arabic}\p{Script=Hebrew}]/u) ? "rtl" : "ltr");

/** The point at a part of an edge, on the curve that vis-network draws. */
function pointOn(edge, part) {
  const { [edge.from]: from, [edge.to]: to } = network.getPositions([edge.from, edge.to]);
  const { smooth } = at(edge);
  const bend = smooth.roundness * (smooth.type === "curvedCW" ? 1 : -1);
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
  return chosen || (at(edge).free && network.getScale() > 0.35);
};

/** What stands on a line: its count is that of the facts that pass the filters. */
function lineLabel(edge) {
  const passing = edge.facts.filter((id) => passes(factById.get(id))).length;
  return edge.labels[language].replace(` ×${edge.facts.length}`, passing > 1 ? ` ×${passing}` : "");
}

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
  const { x, y } = pointOn(edge, at(edge).stand);
  const text = lineLabel(edge);
  const strong = edge.against.length > 0;
  ctx.font = strong ? `600 11.5px ${ink.signs}` : `500 11.5px ${ink.font}`;
  ctx.direction = runs(text);
  const width = ctx.measureText(text).width + 12;
  const pill = { edge, left: x - width / 2, right: x + width / 2, top: y - 9, bottom: y + 9 };
  if (pills.some((other) => pill.left < other.right && other.left < pill.right && pill.top < other.bottom && other.top < pill.bottom) || isCut(pill)) return;
  pills.push(pill);
  ctx.beginPath();
  ctx.roundRect(x - width / 2, y - 9, width, 18, 9);
  ctx.lineWidth = 1;
  paint(ctx, strong ? ink.danger : ink.paper, strong ? ink.danger : hovered === edge.id ? ink.accent : ink.rule);
  ctx.fillStyle = strong ? ink["danger-ink"] : isBackground(edge) ? ink.muted : edgeColour(edge);
  ctx.fillText(text, x, y + 0.5);
}

const pillAt = ({ x, y }) => pills.find((pill) => pill.left <= x && x <= pill.right && pill.top <= y && y <= pill.bottom)?.edge;

const nameAt = ({ x, y }) =>
  [...left.nodes].find((id) => within({ left: x, right: x, top: y, bottom: y }, moved(writtenBox(nodeById.get(id)), network.getPosition(id))));

/** Take filters, theme and choice over into the drawing. */
function redraw() {
  left = remaining();
  nodeSet.update(page.nodes.map((node) => ({ id: node.id, hidden: !left.nodes.has(node.id) })));
  edgeSet.update(page.edges.map(edgeLook));
  network.redraw();
}

function startDrawing() {
  readColours();
  tall = shapeOfCanvas();
  nodeSet.add(page.nodes.map((node) => ({ id: node.id, x: at(node).x, y: at(node).y })));
  edgeSet.add(page.edges.map((edge) => ({ from: edge.from, to: edge.to, dashes: edge.dashes, smooth: at(edge).smooth, arrows: isBackground(edge) ? "" : "to", ...edgeLook(edge) })));
  network = new vis.Network(canvas, { nodes: nodeSet, edges: edgeSet }, {
    physics: false,
    layout: { improvedLayout: false },
    nodes: { shape: "custom", ctxRenderer: paintNode, chosen: false },
    edges: { chosen: false, arrows: { to: { scaleFactor: 0.55 } }, arrowStrikethrough: false, selectionWidth: 0, hoverWidth: 0 },
    interaction: { hover: true, selectConnectedEdges: false, keyboard: false, tooltipDelay: 1e9, hideEdgesOnDrag: page.edges.length > 1500 },
  });
  network.on("beforeDrawing", () => (view = viewed()));
  network.on("afterDrawing", paintLabels);
  network.on("afterDrawing", countOutside);
  network.on("resize", turnDrawing);
  network.on("hoverNode", ({ node }) => hover(node));
  network.on("hoverEdge", ({ edge }) => hover(edge));
  network.on("blurNode", () => hover(null));
  network.on("blurEdge", () => hover(null));
  network.on("click", ({ nodes, edges, pointer }) => {
    const pill = pillAt(pointer.canvas);
    const named = nodes[0] ?? (pill ? undefined : nameAt(pointer.canvas));
    if (named !== undefined) openNode(named);
    else if (pill) openLine(pill);
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
