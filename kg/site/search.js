// Search over names in any script, and the words of a fact lit in the text. Text never becomes markup here.

const limit = 12;
const language = document.documentElement.lang;
const field = document.getElementById("search");
const found = document.getElementById("found");
const count = document.getElementById("found-count");
const up = document.body.dataset.up;
const invisible = new RegExp(`[${known.invisible}]`, "gu");
const letters = { "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": "", "’": "'", "‘": "'", "ʼ": "'", "`": "'", "ß": "ss", "ς": "σ" };

/** The form in which names meet, as `kg.text.fold` has it. */
function fold(text) {
  const folded = [...text.normalize("NFKC").toLowerCase()].map((c) => letters[c] ?? c).join("");
  return folded.normalize("NFKD").replace(/\p{M}/gu, "").replace(invisible, "");
}

/** How well a name answers: it is what was asked for, it begins with it, a word of it does, it holds it somewhere; Infinity where it does not. */
function distance(name, wanted) {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (name.includes(` ${wanted}`)) return 2;
  return name.includes(wanted) ? 3 : Infinity;
}

/** The entities with a matching name, each with that name, the nearest first. */
function search(wanted) {
  const hits = [];
  known.entities.forEach(([page, type, shown, names], place) => {
    const [near, name] = names.reduce((best, [text, folded]) => {
      const far = distance(folded, wanted);
      return far < best[0] ? [far, text] : best;
    }, [Infinity, ""]);
    if (near < Infinity) hits.push({ page, type, shown: shown[language], name, near, place });
  });
  return hits.sort((a, b) => a.near - b.near || a.place - b.place);
}

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function option(hit, number) {
  const parts = [make("bdi", {}, hit.shown)];
  const type = known.types[language][hit.type];
  if (hit.name !== hit.shown) parts.push(make("span", { class: "quiet" }, make("bdi", {}, hit.name)));
  parts.push(make("span", { class: "quiet capital" }, type));
  return make("li", { id: `found-${number}`, role: "option", "aria-selected": "false" }, make("a", { href: up + hit.page, tabindex: "-1" }, ...parts));
}

function show() {
  const wanted = fold(field.value).trim();
  const hits = wanted ? search(wanted) : [];
  const more = hits.length - limit;
  found.replaceChildren(...hits.slice(0, limit).map(option));
  if (wanted && !hits.length) found.append(make("li", { class: "quiet", role: "presentation" }, found.dataset.none));
  if (more > 0) found.append(make("li", { class: "quiet", role: "presentation" }, found.dataset.more.replace("{count}", more)));
  count.textContent = wanted ? count.dataset.found.replace("{count}", hits.length) : "";
  open(Boolean(wanted));
}

function open(shown) {
  found.hidden = !shown;
  field.setAttribute("aria-expanded", String(shown));
  field.removeAttribute("aria-activedescendant");
}

const options = () => [...found.querySelectorAll("[role=option]")];
const chosen = () => found.querySelector("[aria-selected=true]");

function choose(step) {
  const all = options();
  if (!all.length) return;
  const at = all.indexOf(chosen());
  const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : (at + step + all.length) % all.length];
  for (const one of all) one.setAttribute("aria-selected", String(one === next));
  field.setAttribute("aria-activedescendant", next.id);
  next.scrollIntoView({ block: "nearest" });
}

field.hidden = false;
field.addEventListener("input", show);
field.addEventListener("focus", show);
field.addEventListener("keydown", (event) => {
  const steps = { ArrowDown: 1, ArrowUp: -1 };
  if (event.key in steps) choose(steps[event.key]);
  else if (event.key === "Enter") (chosen() ?? options()[0])?.querySelector("a").click();
  else if (event.key === "Escape") open(false);
  else return;
  event.preventDefault();
});
document.addEventListener("click", (event) => {
  if (!event.target.closest(".search")) open(false);
});
document.addEventListener("focusin", (event) => {
  if (!event.target.closest(".search")) open(false);
});

/** The fact that the address names, by its own place or by that of its words; "" for none. */
function addressed() {
  const target = document.getElementById(location.hash.slice(1));
  return target?.classList.contains("number") ? target.hash.slice(1) : (target?.id ?? "");
}

/** Light all words of this fact. */
function light() {
  const fact = addressed();
  for (const mark of document.querySelectorAll("mark[data-facts]")) {
    mark.classList.toggle("lit", mark.dataset.facts.split(" ").includes(fact));
  }
}

/** Where the text stands beside the facts, bring the fact and its words into sight together. */
function bring() {
  light();
  const text = document.querySelector(".reader-text");
  const words = text?.querySelector(".lit");
  if (!words || getComputedStyle(text).position !== "sticky") return;
  if (location.hash !== `#${addressed()}`) document.getElementById(addressed()).scrollIntoView({ block: "start" });
  const [from, to] = [words.getBoundingClientRect(), text.getBoundingClientRect()];
  if (from.top < to.top || from.bottom > to.bottom) text.scrollTop += from.top - to.top - text.clientHeight / 3;
}

light();
addEventListener("hashchange", bring);
addEventListener("load", bring);
