// The shape and the colour of everything, once for the drawing and once for the legends.

const shapeOf = {
  person: "circle", company: "square", regulator: "diamond", "public-body": "pentagon", group: "hexagon", product: "triangle",
  place: "drop", "news-outlet": "triangle-down", law: "star", situation: "ring", other: "circle",
};
const corners = {
  square: [4, 45, 1.12], diamond: [4, 0, 1.28], pentagon: [5, 0, 1.12], hexagon: [6, 30, 1.1], triangle: [3, 0, 1.3], "triangle-down": [3, 180, 1.3],
};

/** The corners of a shape around (0, 0), null for round ones. */
function outline(shape, radius) {
  if (shape === "star") return spokes(10, 0, (place) => radius * (place % 2 ? 0.58 : 1.3));
  if (!corners[shape]) return null;
  const [count, turn, scale] = corners[shape];
  return spokes(count, turn, () => radius * scale);
}

const spokes = (count, turn, length) =>
  Array.from({ length: count }, (_, place) => {
    const angle = ((360 / count) * place + turn - 90) * (Math.PI / 180);
    return [Math.cos(angle) * length(place), Math.sin(angle) * length(place)];
  });

/** The path of a shape on a canvas. */
function trace(context, shape, x, y, radius) {
  context.beginPath();
  const points = outline(shape, radius);
  if (points) points.forEach(([dx, dy], place) => (place ? context.lineTo(x + dx, y + dy) : context.moveTo(x + dx, y + dy)));
  else context.arc(x, y, shape === "drop" ? radius * 0.8 : radius, 0, 2 * Math.PI);
  context.closePath();
}

const svgNode = (tag, attributes) => {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
};

/** A small picture of the shape of an entity type, for legends and lists. */
function shapeIcon(type) {
  const svg = svgNode("svg", { viewBox: "-10 -10 20 20", class: `icon-shape entity-${shapeOf[type] ? type : "other"}`, "aria-hidden": "true" });
  const shape = shapeOf[type] ?? "circle";
  const points = outline(shape, 6.4);
  svg.append(points ? svgNode("polygon", { points: points.map((point) => point.join(",")).join(" ") }) : svgNode("circle", { r: shape === "drop" ? 5.4 : shape === "ring" ? 5 : 6.6 }));
  if (shape === "drop") svg.append(svgNode("circle", { r: 2, class: "eye" }));
  return svg;
}

/** A small picture of a line: its colour by type of fact, its dashes by how firmly it is said. */
function lineIcon(type, firmness) {
  const svg = svgNode("svg", { viewBox: "0 0 28 8", class: `icon-line fact-${type}`, "aria-hidden": "true" });
  const dashes = { firm: "", open: "6 4", negated: "1.5 3.5" }[firmness];
  svg.append(svgNode("path", { d: "M1 4h26", "stroke-dasharray": dashes, "stroke-linecap": firmness === "negated" ? "round" : "butt" }));
  return svg;
}

const firmnessOf = (modality) => (modality === "negated" ? "negated" : page.firm.includes(modality) ? "firm" : "open");

/** The colours of the style sheet under the present theme. */
let ink = {};
function readColours() {
  const style = getComputedStyle(document.body);
  const value = (name) => style.getPropertyValue(`--${name}`).trim();
  const names = ["paper", "surface", "ink", "muted", "rule", "accent", "accent-soft", "danger", "danger-ink", "background-line"];
  const types = Object.keys(shapeOf).map((type) => `entity-${type}`);
  ink = Object.fromEntries([...names, ...types, ...page.types.map((type) => `fact-${type}`)].map((name) => [name, value(name)]));
  ink.font = style.fontFamily;
  ink.signs = value("signs");
}
