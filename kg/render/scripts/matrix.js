// Which authority acts on whom: a table of measures, each cell leading to the quotes behind it.

const matrixPart = byId("matrix");
const rowsOfMatrix = 20;
const columnsOfMatrix = 12;
const unnamed = "";

/** Authority -> target -> measures; an end that is not named is a row or a column of its own. */
function measuresByEnds() {
  const cells = new Map();
  const count = { rows: new Map(), columns: new Map() };
  const add = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);
  for (const fact of passingFacts()) {
    if (fact.type !== "measure") continue;
    const [rows, columns] = [actorsOf(fact), targetsOf(fact)].map((ids) => (ids.length ? ids : [unnamed]));
    for (const id of rows) add(count.rows, id);
    for (const id of columns) add(count.columns, id);
    for (const row of rows) for (const column of columns) cells.set(`${row} ${column}`, [...(cells.get(`${row} ${column}`) ?? []), fact]);
  }
  const ranked = (map) => [...map.keys()].sort((a, b) => (a === unnamed) - (b === unnamed) || map.get(b) - map.get(a) || (a < b ? -1 : 1));
  return { cells, rows: ranked(count.rows), columns: ranked(count.columns) };
}

const endName = (id) => (id === unnamed ? make("span", { class: "quiet" }, say("not-named")) : entityButton(id));
const endText = (id) => (id === unnamed ? say("not-named") : nameOf(nodeById.get(id))[0]);

function matrixCell(row, column, told) {
  if (!told) return make("td", {});
  const kinds = [...new Set(told.map(factLabel))].join(say("comma"));
  const name = `${endText(row)} – ${endText(column)}: ${kinds}`;
  return make("td", { class: `level-${Math.min(4, Math.ceil(Math.log2(told.length + 1)))}` },
    make("button", { type: "button", class: "cell", title: name, "aria-label": `${told.length}: ${name}`, click: () => openFacts(told, name) }, plain(String(told.length))));
}

function renderMatrix({ whole = false } = {}) {
  const { cells, rows, columns } = measuresByEnds();
  const shownRows = whole ? rows : rows.slice(0, rowsOfMatrix);
  const shownColumns = whole ? columns : columns.slice(0, columnsOfMatrix);
  const head = make("tr", {}, make("th", { scope: "col" }, say("matrix-corner")), shownColumns.map((id) => make("th", { scope: "col" }, endName(id))));
  const body = shownRows.map((row) => make("tr", {}, make("th", { scope: "row" }, endName(row)), shownColumns.map((column) => matrixCell(row, column, cells.get(`${row} ${column}`)))));
  const rest = { rows: rows.length - shownRows.length, columns: columns.length - shownColumns.length };
  matrixPart.replaceChildren(
    make("h2", {}, say("matrix")),
    rows.length
      ? make("div", { class: "wide", tabindex: "0", role: "region", "aria-label": say("matrix") }, make("table", { class: "matrix" }, make("thead", {}, head), make("tbody", {}, body)))
      : make("p", { class: "quiet" }, say("matrix-none")),
    rest.rows || rest.columns ? make("p", { class: "quiet" }, say("matrix-rest", rest)) : "",
    rest.rows || rest.columns ? make("button", { type: "button", class: "tool more", click: () => renderMatrix({ whole: true }) }, say("matrix-all")) : "");
}
