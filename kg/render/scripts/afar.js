// Seen from afar: names as large as they can be read, the strongest first, each where there is room; discs of clusters, and grounds of open ones.

const farScale = 0.42;
const mostFarNames = 70;
let farNames = [];
let handles = [];

function paintCluster(ctx, node, x, y) {
  return {
    drawNode() {
      ctx.globalAlpha = faded(node.id, "nodes") ? 0.25 : 1;
      if (node.id === hovered || node.id === current) halo(ctx, x, y, node.radius * 1.15, ink.accent);
      ctx.beginPath();
      ctx.arc(x, y, node.radius, 0, 2 * Math.PI);
      ctx.lineWidth = 1.5 / network.getScale();
      paint(ctx, ink["accent-soft"], ink.accent);
    },
    drawExternalLabel() {},
    nodeDimensions: { width: 2 * node.radius, height: 2 * node.radius },
  };
}

/** The grounds of open clusters. */
function paintGrounds(ctx) {
  ctx.lineWidth = 1.5 / network.getScale();
  ctx.strokeStyle = ink.rule;
  for (const cluster of opened) {
    const { x, y } = at(cluster);
    ctx.beginPath();
    ctx.arc(x, y, cluster.radius, 0, 2 * Math.PI);
    ctx.stroke();
  }
}

/** What a name seen from afar says: of a cluster how many it holds, too. */
const farText = (node) => (node.kind === "cluster" ? `${clusterNames(node.cluster, 1)[0]} · ${node.cluster.count}` : nameOf(node)[0]);
const shortened = (text) => (text.length > 26 ? `${text.slice(0, 25)}…` : text);

/** The order in which nodes may write their names. */
const byStrength = (a, b) => (b.id === hovered) - (a.id === hovered) || (b.id === current) - (a.id === current) || b.focus - a.focus || (b.kind === "cluster") - (a.kind === "cluster") || b.radius - a.radius;

function paintFarNames(ctx) {
  farNames = [];
  const scale = network.getScale();
  const faint = (node) => faded(node.id, "nodes");
  const inView = ({ x, y }) => x > view.left && x < view.right && y > view.top && y < view.bottom;
  const wanted = drawnNodes.filter((node) => left.nodes.has(node.id) && node.kind !== "situation" && !faint(node) && (scale < farScale || node.kind === "cluster") && inView(at(node)));
  ctx.save();
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  for (const node of wanted.sort(byStrength)) {
    if (farNames.length >= mostFarNames) break;
    paintFarName(ctx, node, scale);
  }
  ctx.restore();
}

function paintFarName(ctx, node, scale) {
  const text = shortened(farText(node));
  const { x, y } = at(node);
  const [weight, size] = node.focus ? [700, 14] : [600, 12];
  const half = textWidth(text, `${weight} ${size}px ${ink.font}`) / 2 / scale + 4 / scale;
  const middle = node.kind === "cluster" ? y : y + node.radius + 11 / scale;
  const box = { id: node.id, left: x - half, right: x + half, top: middle - 9 / scale, bottom: middle + 9 / scale };
  if (!within(box, view) || farNames.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom)) return;
  farNames.push(box);
  ctx.font = `${weight} ${size / scale}px ${ink.font}`;
  ctx.direction = runs(text);
  ctx.lineJoin = "round";
  ctx.lineWidth = 3.5 / scale;
  ctx.strokeStyle = node.kind === "cluster" ? ink["accent-soft"] : ink.paper;
  ctx.strokeText(text, x, middle);
  ctx.fillStyle = ink.ink;
  ctx.fillText(text, x, middle);
}

/** A handle at the top of each open cluster, by which it is closed. */
function paintHandles(ctx) {
  handles = [];
  const scale = network.getScale();
  ctx.save();
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  for (const cluster of opened) {
    const { x, y } = at(cluster);
    const text = `✕ ${say("cluster-close")}`;
    const half = (textWidth(text, `500 12px ${ink.font}`) / 2 + 10) / scale;
    const top = y - cluster.radius - 11 / scale;
    const box = { cluster, left: x - half, right: x + half, top, bottom: top + 22 / scale };
    if (half > cluster.radius) continue;
    handles.push(box);
    ctx.beginPath();
    ctx.roundRect(box.left, top, 2 * half, 22 / scale, 11 / scale);
    ctx.lineWidth = 1 / scale;
    paint(ctx, ink.surface, ink.muted);
    ctx.fillStyle = ink.ink;
    ctx.font = `500 ${12 / scale}px ${ink.font}`;
    ctx.direction = root.dir;
    ctx.fillText(text, x, top + 11 / scale);
  }
  ctx.restore();
}

const handleAt = ({ x, y }) => handles.find((box) => within({ left: x, right: x, top: y, bottom: y }, box))?.cluster;
