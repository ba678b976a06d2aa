// What a marked passage states, shown beside it while it is pointed at or its number has the focus.

const marked = document.querySelector(".reader-text .text");
const hint = make("div", { class: "hint", id: "hint", role: "tooltip", hidden: "" });
let leaving = 0;

/** The fact of a place in the text: that of a number, or the innermost of marked words. */
function factAt(element) {
  const number = element.closest?.("a.number");
  if (number && marked.contains(number)) return [number, number.hash.slice(1)];
  const mark = element.closest?.("mark[data-facts]");
  return mark && marked.contains(mark) ? [mark, mark.dataset.facts.split(" ").at(-1)] : [null, ""];
}

function showHint(place, fact) {
  clearTimeout(leaving);
  const card = document.getElementById(fact);
  hint.replaceChildren(...[...card.querySelectorAll(":scope > .card-head, :scope > .roles")].map((part) => part.cloneNode(true)));
  hint.hidden = false;
  const [at, width] = [place.getClientRects()[0], hint.offsetWidth];
  const below = at.bottom + 6 + hint.offsetHeight < innerHeight;
  hint.style.left = `${Math.max(8, Math.min(at.left, document.documentElement.clientWidth - width - 8))}px`;
  hint.style.top = `${below ? at.bottom + 6 : Math.max(8, at.top - hint.offsetHeight - 6)}px`;
}

const hideHint = () => {
  hint.hidden = true;
};

if (marked) {
  document.querySelector("main").append(hint);
  const enter = (event) => {
    if (hint.contains(event.target)) return clearTimeout(leaving);
    const [place, fact] = factAt(event.target);
    if (place) showHint(place, fact);
  };
  const leave = () => {
    clearTimeout(leaving);
    leaving = setTimeout(hideHint, 200);
  };
  for (const [type, listener] of [["pointerover", enter], ["pointerout", leave], ["focusin", enter], ["focusout", leave]]) {
    document.addEventListener(type, (event) => {
      if (event.pointerType !== "touch") listener(event);
    });
  }
  document.addEventListener("click", hideHint);
  document.addEventListener("scroll", hideHint, { capture: true, passive: true });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hideHint();
  });
}
