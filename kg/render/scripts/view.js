// What part of the drawing is in view: everything that is drawn has its rectangle, names and labels of lines included.

let tall = false;

/** Places and bends for the present shape of the canvas. */
const at = (item) => (tall ? item.tall : item);
const shapeOfCanvas = () => canvas.clientHeight > 1.1 * canvas.clientWidth;

const air = 5;
const leastScale = 0.6;
const mostScale = 1.25;

/** Where the name of a node stands, around (0, 0). */
function nameBox({ radius, half, height, ...node }) {
  const near = radius + air + (node.focus ? 8 : 0);
  const [wide, far] = [near + 2 * half, near + height];
  return {
    below: { left: -half, top: near, right: half, bottom: far },
    above: { left: -half, top: -far, right: half, bottom: -near },
    right: { left: near, top: -height / 2, right: wide, bottom: height / 2 },
    left: { left: -wide, top: -height / 2, right: -near, bottom: height / 2 },
  }[at(node).side];
}

const around = (boxes) => ({
  left: Math.min(...boxes.map((box) => box.left)), top: Math.min(...boxes.map((box) => box.top)),
  right: Math.max(...boxes.map((box) => box.right)), bottom: Math.max(...boxes.map((box) => box.bottom)),
});
const moved = (box, { x, y }) => ({ left: box.left + x, top: box.top + y, right: box.right + x, bottom: box.bottom + y });
const within = (box, room) => box.left >= room.left && box.right <= room.right && box.top >= room.top && box.bottom <= room.bottom;

/** The part of that rectangle that the name takes in the font and the language of the page. */
function writtenBox(node) {
  const box = nameBox(node);
  const rows = nodeRows(node);
  if (!rows.length) return { left: 0, top: 0, right: 0, bottom: 0 };
  const width = Math.min(6 + Math.max(...rows.map((row) => widthOf(row, node))), box.right - box.left);
  const { side } = at(node);
  const start = side === "right" ? box.left : side === "left" ? box.right - width : -width / 2;
  return { ...box, left: start, right: start + width };
}

/** The rectangle of a node with its name. */
function nodeBox(id) {
  const node = nodeById.get(id);
  const shape = node.radius + (node.focus ? 10 : 4);
  return moved(around([writtenBox(node), { left: -shape, top: -shape, right: shape, bottom: shape }]), network.getPosition(id));
}

/** The rectangle of a line, its bend and its label included. */
function lineBox(edge) {
  const points = [0.15, 0.3, 0.5, 0.7, 0.85].map((part) => pointOn(edge, part));
  const label = pointOn(edge, at(edge).stand);
  const wide = at(edge).free ? 8 + 3.4 * edge.labels[language].length : 0;
  return around([...points.map(({ x, y }) => ({ left: x, top: y, right: x, bottom: y })), { left: label.x - wide, top: label.y - 10, right: label.x + wide, bottom: label.y + 10 }]);
}

/** The part of the canvas that the panel does not cover. */
function freeRoom() {
  const room = { left: 0, top: 0, right: canvas.clientWidth, bottom: canvas.clientHeight };
  if (panel.hidden) return room;
  const [over, under] = [panel.getBoundingClientRect(), canvas.getBoundingClientRect()];
  if (over.width > 0.9 * under.width) room.bottom = over.top - under.top;
  else if (root.dir === "rtl") room.left = over.right - under.left;
  else room.right = over.left - under.left;
  return room;
}

/** That part in the coordinates of the drawing. */
function viewed() {
  const room = freeRoom();
  const [{ x: left, y: top }, { x: right, y: bottom }] = [network.DOMtoCanvas({ x: room.left, y: room.top }), network.DOMtoCanvas({ x: room.right, y: room.bottom })];
  return { left, top, right, bottom };
}

/** The rectangle around nodes and all remaining lines between them. */
function boxOf(ids) {
  const chosen = new Set(ids);
  const lines = drawnEdges.filter((edge) => !isTie(edge) && left.edges.has(edge.id) && chosen.has(edge.from) && chosen.has(edge.to));
  return around([...ids.map(nodeBox), ...lines.map(lineBox)]);
}

const padding = () => Math.min(18, 0.03 * canvas.clientWidth);

/** The scale at which a rectangle just fits into the free part of the canvas. */
function fittingScale(box) {
  const room = freeRoom();
  const pad = padding();
  return Math.max(0.004, Math.min((room.right - room.left - 2 * pad) / (box.right - box.left), (room.bottom - room.top - 2 * pad) / (box.bottom - box.top)));
}

/** The middle of what the page is about, or of a rectangle. */
function middleOf(ids, box) {
  const points = ids.map((id) => network.getPosition(id));
  const mean = (axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  return points.length ? { x: mean("x"), y: mean("y") } : { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
}

/** Show a rectangle in the free part of the canvas, these nodes as near to the middle as the rest of it allows. */
function showBox(box, { scale = Math.min(mostScale, fittingScale(box)), animation = false, nodes = [] } = {}) {
  const room = freeRoom();
  const wanted = middleOf(nodes, box);
  const near = (value, low, high, reach) => (high - low > 2 * reach ? (low + high) / 2 : Math.min(Math.max(value, high - reach), low + reach));
  const position = {
    x: near(wanted.x, box.left, box.right, ((room.right - room.left) / 2 - padding()) / scale),
    y: near(wanted.y, box.top, box.bottom, ((room.bottom - room.top) / 2 - padding()) / scale),
  };
  const offset = { x: (room.left + room.right - canvas.clientWidth) / 2, y: (room.top + room.bottom - canvas.clientHeight) / 2 };
  network.moveTo({ position, offset, scale, animation });
}

const showAll = () => left.nodes.size && showBox(boxOf([...left.nodes]), { animation: motion(), nodes: large ? [] : focusLeft() });

const focusLeft = () => page.focus.filter((id) => left.nodes.has(id));

/** Bring everything into view where it can be read then, else the focus and as much of what is next to it as can be read. */
function showFocus() {
  const all = [...left.nodes];
  if (!all.length) return;
  const scale = fittingScale(boxOf(all));
  const focused = focusLeft();
  if (large) return showBox(boxOf(opened.length ? opened[0].nodes.map((node) => node.id).filter((id) => left.nodes.has(id)) : all));
  if (scale >= (tall ? 0.28 : 0.5) || !focused.length) return showBox(boxOf(all), { nodes: focused });
  const shown = [...focused];
  const next = (id) => drawnEdges.filter((edge) => left.edges.has(edge.id) && !isBackground(edge) && (edge.from === id || edge.to === id)).map((edge) => (edge.from === id ? edge.to : edge.from));
  for (const id of new Set(focused.flatMap(next))) if (!shown.includes(id) && fittingScale(boxOf([...shown, id])) >= leastScale) shown.push(id);
  return showBox(boxOf(shown), { nodes: focused });
}

/** Move the drawing so that these nodes, the first at least, are inside it; what is in view already does not move. */
function reveal(ids) {
  requestAnimationFrame(() => {
    const shown = ids.filter((id) => drawnIds.has(id) && left.nodes.has(id));
    if (!shown.length || byId("drawing").hidden) return;
    const box = boxOf(shown);
    if (within(box, viewed())) return;
    const scale = Math.min(network.getScale(), fittingScale(box));
    if (scale >= 0.5) showBox(box, { scale: Math.max(scale, Math.min(leastScale, fittingScale(box))), animation: motion() });
    else showBox(nodeBox(shown[0]), { scale: Math.max(network.getScale(), leastScale), animation: motion() });
  });
}

/** Say how many names are out of view, on a button that brings them back. */
function countOutside() {
  const view = viewed();
  const outside = [...left.nodes].filter((id) => !within(nodeBox(id), view)).length;
  const button = byId("outside");
  button.style.visibility = outside ? "visible" : "hidden";
  const text = outside ? say("outside", { count: outside }) : "";
  if (button.textContent !== text) button.textContent = text;
}

/** Take the places for a wide or a tall canvas when its shape has changed. */
function turnDrawing() {
  if (byId("drawing").hidden || canvas.clientWidth < 100 || canvas.clientHeight < 100 || tall === shapeOfCanvas()) return;
  tall = !tall;
  nodeSet.update(drawnNodes.map(placed));
  edgeSet.update(drawnEdges.map((edge) => ({ id: edge.id, smooth: at(edge).smooth })));
  showFocus();
}
