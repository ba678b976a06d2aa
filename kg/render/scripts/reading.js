// How a fact was read: how sure the reading is, by which rule, where in the file, and why each name is taken for what it is.

const confidenceWord = (confidence) => (confidence >= 0.85 ? say("confidence-high") : confidence >= 0.7 ? say("confidence-fair") : say("confidence-low"));

function readingPart(fact) {
  const { start, end } = fact.passages[0];
  return make("div", { class: "reading" },
    make("p", {}, `${say("confidence")}: `, make("strong", {}, confidenceWord(fact.confidence)), " ", plain(fact.confidence.toFixed(2)), " · ",
      `${say("rule")} `, make("code", {}, plain(fact.rule)), " · ", sayWith("characters", { start: plain(String(start)), end: plain(String(end)), article: plain(page.articles[fact.article].id) })),
    namesPart(fact),
    make("h5", {}, say("fact-id")),
    commandLine(`kg explain ${fact.id}`));
}

/** The words of the article for each entity, what they are read as, and why. */
function namesPart(fact) {
  const fillers = [...fact.roles.flatMap(([, found]) => found), ...fact.speakers].filter((filler) => filler.id && filler.because);
  const once = [...new Map(fillers.map((filler) => [JSON.stringify([filler.text, filler.id, filler.because]), filler])).values()];
  const { language: code } = page.articles[fact.article];
  return once.length
    ? [make("h5", {}, say("readings")), make("ul", {}, once.map((filler) => make("li", {}, words(filler.text, code), " → ", entityName(filler), ": ", reasonText(filler.because))))]
    : "";
}

const entityName = (filler) => {
  const node = nodeById.get(filler.id);
  const [text, code] = node ? nameOf(node) : [filler.name, ""];
  return words(text, code);
};

/** A reason in the language of the page, where it is a known one: the name that it quotes stays as it is. */
function reasonText(because) {
  const quoted = /(["'])(.*)\1/su.exec(because);
  const known = page.reasons[quoted ? because.replace(quoted[0], () => "{name}") : because];
  if (!known) return make("bdi", { lang: "en" }, visibleParts(because));
  return known[language].split("{name}").flatMap((part, place) => (place ? [quoted ? words(quoted[2], "") : "", part] : [part]));
}

/** A command to copy; where the page may not copy, it is selected for the keyboard. */
function commandLine(text) {
  const command = make("code", { dir: "ltr" }, text);
  const copy = make("button", { type: "button", class: "tool copy", click: async () => {
    try {
      await navigator.clipboard.writeText(text);
      announce(say("copied"));
    } catch {
      getSelection().selectAllChildren(command);
      announce(say("selected"));
    }
  } }, say("copy"));
  return make("p", { class: "command" }, command, copy);
}
