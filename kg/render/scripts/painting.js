// How nodes, names and labels of lines are painted: where words have their room.

/** Names of a node: first those in the language of the interface; situations have one only. */
function nodeRows(node) {
  const order = Object.keys(node.rows).sort((a, b) => (b === language) - (a === language));
  const shown = node.kind === "situation" ? order.slice(0, 1) : order;
  return shown.flatMap((code, place) => node.rows[code].map((text) => ({ text, main: place === 0 })));
}

function paintNode({ ctx, id, x, y }) {
  const node = nodeById.get(id);
  if (node.kind === "cluster") return paintCluster(ctx, node, x, y);
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
const widths = new Map();
/** How wide a text is in a font, measured once. */
function textWidth(text, font) {
  const key = `${font}\n${text}`;
  if (!widths.has(key)) {
    pencil.font = font;
    widths.set(key, pencil.measureText(text).width);
  }
  return widths.get(key);
}
const widthOf = ({ text, main }, node) => textWidth(text, fontOf(node, main));

/** The name beside its shape, on a ground of its own; a name that the edge of the view would cut is left out until it is in view. */
function paintRows(ctx, node, x, y) {
  const box = moved(nameBox(node), { x, y });
  if (network.getScale() < farScale || isCut(moved(writtenBox(node), { x, y }))) return;
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
    const width = textWidth(text, ctx.font);
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
  return chosen || (at(edge).free && network.getScale() >= farScale);
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
  const shown = drawnEdges.filter((edge) => left.edges.has(edge.id) && labelled(edge));
  for (const edge of shown.sort((a, b) => (b.id === hovered) - (a.id === hovered) || !!a.role - !!b.role)) paintLabel(ctx, edge);
  ctx.restore();
}

function paintLabel(ctx, edge) {
  const { x, y } = pointOn(edge, at(edge).stand);
  const text = lineLabel(edge);
  const strong = edge.against.length > 0;
  ctx.font = strong ? `600 11.5px ${ink.signs}` : `500 11.5px ${ink.font}`;
  ctx.direction = runs(text);
  const width = textWidth(text, ctx.font) + 12;
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
  farNames.find((name) => within({ left: x, right: x, top: y, bottom: y }, name))?.id ??
  [...left.nodes].find((id) => within({ left: x, right: x, top: y, bottom: y }, moved(writtenBox(nodeById.get(id)), network.getPosition(id))));
