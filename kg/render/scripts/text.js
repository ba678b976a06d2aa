// Words on the page: texts of the interface, names, dates, and the making of elements. Text never becomes markup here.

const root = document.documentElement;
const page = JSON.parse(document.getElementById("data").textContent);
const invisible = new RegExp(`[${page.invisible}]`, "gu");
const letters = { "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": "", "’": "'", "‘": "'", "ʼ": "'", "`": "'" };
let language = root.lang;

const byId = (id) => document.getElementById(id);
const codeOf = (character) => character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");

/** The form in which names meet, as `kg.text.fold` has it. */
function fold(text) {
  const folded = [...text.normalize("NFKC").toLowerCase()].map((c) => letters[c] ?? c).join("");
  return folded.normalize("NFKD").replace(/\p{M}/gu, "").replace(invisible, "").trim();
}

/** An element with attributes (functions become listeners) and children: nodes, strings, or lists of them. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== undefined) element.setAttribute(name, value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== ""));
  return element;
}

/** Characters that cannot be seen as elements that can. */
function visibleParts(text) {
  const parts = [];
  let from = 0;
  for (const match of text.matchAll(invisible)) {
    parts.push(text.slice(from, match.index), make("span", { class: "control", dir: "ltr" }, `U+${codeOf(match[0])}`));
    from = match.index + match[0].length;
  }
  return [...parts, text.slice(from)];
}

/** Words of an article or a name, kept apart from the direction of what stands around them. */
const words = (text, code) => make("bdi", { lang: code || undefined }, visibleParts(text));
const plain = (text) => make("bdi", { dir: "ltr" }, text);

/** A text of the interface as a string, its {places} filled. */
const say = (key, values = {}) => page.texts[key][language].replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** The same with elements in its places. */
const sayWith = (key, values) => page.texts[key][language].split(/\{(\w+)\}/).map((part, place) => (place % 2 ? values[part] : part));

/** A word of the vocabulary: of "codes", "types", "entityTypes" or "roles". */
const label = (part, name) => page.labels[part][name]?.[language] ?? name.replace(/[-_]/g, " ");
const capital = (text) => make("span", { class: "capital" }, text);
const factLabel = (fact) => (fact.kind && fact.kind !== "other" ? label("codes", fact.kind) : label("types", fact.type));

const languageName = (code) => {
  try {
    return new Intl.DisplayNames([language], { type: "language" }).of(code);
  } catch {
    return code;
  }
};

/** A date of EDTF as people write it, as far as it is a plain one. */
function dateText(edtf) {
  const plainDate = /^(\d{4})(?:-(0[1-9]|1[0-2]))?(?:-(\d\d))?$/.exec(edtf);
  if (!plainDate) return edtf;
  const [, year, month, day] = plainDate;
  const shape = { timeZone: "UTC", year: "numeric", month: month && "short", day: day && "numeric" };
  return new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, shape).format(Date.UTC(+year, +(month ?? 1) - 1, +(day ?? 1)));
}

/** The name of a node in the language of the interface, with its language, or the first there is. */
function nameOf(node) {
  const rank = (name) => (name[1] === language ? 0 : name[1] === "en" ? 10 : 20) + ["main", "alternative", "acronym"].indexOf(name[2]);
  return [...node.names].sort((a, b) => rank(a) - rank(b))[0] ?? [node.id, "", "main"];
}
