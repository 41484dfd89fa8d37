// The incident screen: keys for the pair that is looked at, sheets that take the focus,
// and how many claims are chosen.  Everything works without it.

const pairs = [...document.querySelectorAll("[data-pair]")];
let current = -1;

// S, D and U judge one pair at a time: the current one.
function look(at) {
  if (at < 0 || at >= pairs.length) return;
  for (const button of document.querySelectorAll("[data-pair-key]")) {
    delete button.dataset.key;
  }
  pairs[current]?.removeAttribute("data-current");
  current = at;
  const pair = pairs[current];
  pair.dataset.current = "";
  pair.querySelector("details")?.setAttribute("open", "");
  for (const button of pair.querySelectorAll("[data-pair-key]")) {
    button.dataset.key = button.dataset.pairKey;
  }
  if (at > 0) pair.scrollIntoView({ block: "nearest" });
}

for (const [at, pair] of pairs.entries()) {
  pair.addEventListener("focusin", () => at !== current && look(at));
}
look(0);

document.addEventListener("click", (event) => {
  const step = event.target.closest("[data-pair-step]")?.dataset.pairStep;
  if (step) look(current + Number(step));
  for (const open of document.querySelectorAll("details.act[open]")) {
    if (!open.contains(event.target)) open.open = false;
  }
});

for (const act of document.querySelectorAll("details.act")) {
  // At once, not by the later event "toggle": what is typed next goes into the sheet.
  act.querySelector("summary").addEventListener("click", (event) => {
    event.preventDefault();
    act.open = !act.open;
    if (act.open) act.querySelector("input:not([type=hidden]), button.primary")?.focus();
  });
  act.addEventListener("keydown", (event) => {
    if (event.code !== "Escape") return;
    act.open = false;
    act.querySelector("summary").focus();
  });
}

const chosen = document.querySelector("[data-chosen]");
const boxes = [...document.querySelectorAll('input[form="split"]')];

function count() {
  const n = boxes.filter((box) => box.checked).length;
  if (!chosen) return;
  chosen.dataset.words ??= chosen.textContent;
  chosen.textContent = n ? `${chosen.dataset.chosen} ${n}` : chosen.dataset.words;
}

for (const box of boxes) box.addEventListener("change", count);
count();
