// What is shown, as a file: the drawing as a picture of points or of lines, the facts that pass the filters as a table for spreadsheets.

const saveMenu = byId("save");

function save(blob, name) {
  const link = make("a", { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  saveMenu.open = false;
  announce(say("saved", { name }));
}

function savePng() {
  const painted = canvas.querySelector("canvas");
  const copy = make("canvas", { width: painted.width, height: painted.height });
  const ctx = copy.getContext("2d");
  ctx.fillStyle = ink.paper;
  ctx.fillRect(0, 0, copy.width, copy.height);
  ctx.drawImage(painted, 0, 0);
  copy.toBlob((blob) => save(blob, "graph.png"), "image/png");
}

/** Takes the strokes that a canvas takes and keeps them as elements of SVG. */
class Strokes {
  constructor(svg) {
    this.parts = [svg];
    this.kept = [];
    Object.assign(this, { globalAlpha: 1, lineWidth: 1, font: "", textAlign: "left", direction: "ltr", dash: [], path: "" });
  }

  put(tag, attributes) {
    const node = svgNode(tag, attributes);
    if (this.globalAlpha !== 1) node.setAttribute("opacity", this.globalAlpha);
    this.parts[0].append(node);
    return node;
  }

  save() { this.kept.push({ ...this }); }
  restore() { Object.assign(this, this.kept.pop()); }
  setLineDash(dash) { this.dash = dash; }
  beginPath() { this.path = ""; }
  moveTo(x, y) { this.path += `M${x} ${y}`; }
  lineTo(x, y) { this.path += `L${x} ${y}`; }
  quadraticCurveTo(a, b, x, y) { this.path += `Q${a} ${b} ${x} ${y}`; }
  closePath() { this.path += "Z"; }
  arc(x, y, r) { this.path += `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`; }
  roundRect(x, y, width, height) { this.path += `M${x} ${y}h${width}v${height}h${-width}Z`; }
  fill() { this.put("path", { d: this.path, fill: this.fillStyle }); }
  stroke() { this.put("path", { d: this.path, fill: "none", stroke: this.strokeStyle, "stroke-width": this.lineWidth, ...(this.dash.length ? { "stroke-dasharray": this.dash.join(" ") } : {}) }); }
  fillRect(x, y, width, height) { this.put("rect", { x, y, width, height, fill: this.fillStyle }); }

  strokeText(text, x, y) { this.write(text, x, y, { fill: "none", stroke: this.strokeStyle, "stroke-width": this.lineWidth, "stroke-linejoin": "round" }); }
  fillText(text, x, y) { this.write(text, x, y, { fill: this.fillStyle }); }

  write(text, x, y, look) {
    const [, style, weight, size, family] = /^(italic )?(?:(\d+) )?([\d.]+px) (.*)$/su.exec(this.font);
    const start = this.direction === "rtl" ? "end" : "start";
    this.put("text", { x, y, ...look, direction: this.direction, "unicode-bidi": "plaintext", "dominant-baseline": "central", "text-anchor": this.textAlign === "center" ? "middle" : start,
      "font-size": size, "font-weight": weight ?? "400", "font-family": family, ...(style ? { "font-style": "italic" } : {}) }).textContent = text;
  }
}

function strokeLine(ctx, edge) {
  const [from, middle, to] = [0, 0.5, 1].map((part) => pointOn(edge, part));
  const via = { x: 2 * middle.x - (from.x + to.x) / 2, y: 2 * middle.y - (from.y + to.y) / 2 };
  const { color, width } = edgeLook(edge);
  ctx.globalAlpha = color.opacity;
  ctx.strokeStyle = ctx.fillStyle = color.color;
  ctx.lineWidth = width;
  ctx.setLineDash(edge.dashes || []);
  ctx.beginPath();
  ctx.moveTo(from.x, from.y);
  ctx.quadraticCurveTo(via.x, via.y, to.x, to.y);
  ctx.stroke();
  ctx.setLineDash([]);
  if (!isBackground(edge) && !isTie(edge)) arrowhead(ctx, via, to, nodeById.get(edge.to).radius + 3);
  ctx.globalAlpha = 1;
}

function arrowhead(ctx, via, to, gap) {
  const length = Math.hypot(to.x - via.x, to.y - via.y) || 1;
  const [dx, dy] = [(to.x - via.x) / length, (to.y - via.y) / length];
  const [x, y] = [to.x - dx * gap, to.y - dy * gap];
  ctx.beginPath();
  ctx.moveTo(x, y);
  ctx.lineTo(x - 9 * dx - 4 * dy, y - 9 * dy + 4 * dx);
  ctx.lineTo(x - 9 * dx + 4 * dy, y - 9 * dy - 4 * dx);
  ctx.closePath();
  ctx.fill();
}

/** The whole drawing as it stands, also what is out of view. */
function svgPicture() {
  const room = { ...boxOf([...left.nodes]) };
  const [pad, before] = [20 / network.getScale(), view];
  const [x, y, width, height] = [room.left - pad, room.top - pad, room.right - room.left + 2 * pad, room.bottom - room.top + 2 * pad];
  const svg = svgNode("svg", { xmlns: "http://www.w3.org/2000/svg", viewBox: [x, y, width, height].map(Math.round).join(" "), role: "img" });
  svg.append(svgNode("title", {}));
  svg.firstChild.textContent = byId("title").textContent;
  const ctx = new Strokes(svg);
  ctx.fillStyle = ink.paper;
  ctx.fillRect(x, y, width, height);
  view = { left: x, top: y, right: x + width, bottom: y + height };
  paintGrounds(ctx);
  for (const edge of drawnEdges) if (left.edges.has(edge.id)) strokeLine(ctx, edge);
  const painters = [...left.nodes].map((id) => paintNode({ ctx, id, ...network.getPosition(id) }));
  for (const painter of painters) painter.drawNode();
  for (const painter of painters) painter.drawExternalLabel();
  ctx.globalAlpha = 1;
  paintLabels(ctx);
  paintFarNames(ctx);
  view = before;
  network.redraw();
  return svg;
}

const saveSvg = () => save(new Blob([new XMLSerializer().serializeToString(svgPicture())], { type: "image/svg+xml" }), "graph.svg");

// --- spreadsheets

/** A cell that a spreadsheet would take for a formula gets an apostrophe in front, as `kg.lines` has it. */
function cellText(value) {
  const text = String(value ?? "");
  const guarded = /^ *[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text;
  return `"${guarded.replaceAll('"', '""')}"`;
}

function factCells(fact) {
  const article = page.articles[fact.article];
  const namesOf = (ids, role) => (ids.length ? ids.map((id) => nameOf(nodeById.get(id))[0]) : (fact.roles.find(([name]) => name === role)?.[1] ?? []).map((filler) => filler.text)).join(" | ");
  const [from, to] = page.ends[fact.type];
  return [fact.id, label("types", fact.type), factLabel(fact), namesOf(actorsOf(fact), from), namesOf(targetsOf(fact), to), fact.when, label("codes", fact.modality),
    fact.speakers.map((filler) => filler.name).join(" | "), fact.confidence.toFixed(2), fact.passages[0].quote, article.id, article.title, article.source, article.published];
}

function saveCsv() {
  const heads = ["fact-number", "about-what", "what", "who", "whom", "when", "firmness", "who-says", "confidence", "words", "source", "title-of-article", "published-by", "published-on"].map((key) => say(key));
  const rows = [heads, ...passingFacts().map(factCells)].map((cells) => cells.map(cellText).join(","));
  save(new Blob([`\ufeff${rows.join("\r\n")}\r\n`], { type: "text/csv" }), "facts.csv");
}

byId("save-png").addEventListener("click", savePng);
byId("save-svg").addEventListener("click", saveSvg);
byId("save-csv").addEventListener("click", saveCsv);
