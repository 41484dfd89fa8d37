// The review screen: fields and their words light one another, and words that are
// selected in the text set a field.  Offsets are code points, as everywhere in tawthiq.

const text = document.getElementById("text");
const bar = document.getElementById("selection");
const LONGEST = 500; // characters of a selection that can be a value

// Fields and their words

function light(name, on) {
  for (const one of document.querySelectorAll(`[data-of="${CSS.escape(name)}"]`)) {
    one.classList.toggle("lit", on);
  }
}

function named(target) {
  return target instanceof Element ? target.closest("[data-of]")?.dataset.of : undefined;
}

for (const [enter, leave] of [["pointerover", "pointerout"], ["focusin", "focusout"]]) {
  document.addEventListener(enter, (event) => {
    const name = named(event.target);
    if (name) light(name, true);
  });
  document.addEventListener(leave, (event) => {
    const name = named(event.target);
    if (name) light(name, false);
  });
}

function show(element) {
  element?.scrollIntoView({ block: "nearest" });
}

document.addEventListener("click", (event) => {
  if (!(event.target instanceof Element)) return;
  const name = named(event.target);
  if (!name || event.target.closest("a.edit, form")) return;
  if (event.target.closest("#text")) {
    if (getSelection().isCollapsed) show(document.getElementById(`v-${name}`));
  } else {
    document.getElementById(`s-${name}`)?.scrollIntoView({ block: "center" });
    if (event.target.closest("a[href^='#s-']")) event.preventDefault();
  }
});

// Words that are selected

// The characters of a part of the text, with those that are shown as signs.
function characters(range) {
  const part = range.cloneContents();
  for (const sign of part.querySelectorAll(".control")) {
    sign.replaceWith(String.fromCodePoint(parseInt(sign.title.slice(2), 16)));
  }
  return part.textContent;
}

// How many code points of the report stand before a place in the page.
function offset(node, at) {
  if (node === text) {
    const block = text.children[at];
    if (block) return Number(block.dataset.start);
    return offset(text.lastElementChild, text.lastElementChild.childNodes.length);
  }
  const block = (node instanceof Element ? node : node.parentElement).closest("[data-start]");
  const before = document.createRange();
  before.setStart(block, 0);
  before.setEnd(node, at);
  return Number(block.dataset.start) + [...characters(before)].length;
}

function selected() {
  const chosen = getSelection();
  if (!text || !chosen || chosen.isCollapsed || chosen.rangeCount === 0) return null;
  const range = chosen.getRangeAt(0);
  if (!text.contains(range.startContainer) || !text.contains(range.endContainer)) return null;
  const words = characters(range);
  const bare = words.trim();
  if (!bare || bare.length > LONGEST) return null;
  const skipped = [...words.slice(0, words.indexOf(bare))].length;
  const start = offset(range.startContainer, range.startOffset) + skipped;
  return { words: bare, start, range };
}

function place(range) {
  const spot = range.getBoundingClientRect();
  bar.hidden = false;
  const box = bar.getBoundingClientRect();
  const inline = Math.min(Math.max(8, spot.x), innerWidth - box.width - 8);
  const under = spot.bottom + 8;
  const block = under + box.height > innerHeight ? spot.y - box.height - 8 : under;
  bar.style.setProperty("inset", `${Math.max(8, block)}px auto auto ${inline}px`);
}

function settle() {
  const found = selected();
  const words = document.querySelector("[data-words]");
  if (found && words) {
    words.value = found.words;
    words.form.querySelector("[data-start-of-words]").value = found.start;
    words.dispatchEvent(new Event("input", { bubbles: true }));
  } else if (bar && found) {
    place(found.range);
  } else if (bar) {
    bar.hidden = true;
  }
}

function go(address, options) {
  const url = new URL(address, location.href);
  for (const [name, value] of Object.entries(options)) url.searchParams.set(name, value);
  url.hash = "form";
  location.assign(url);
}

document.addEventListener("pointerup", (event) => {
  if (event.target instanceof Element && !event.target.closest("#selection")) {
    setTimeout(settle);
  }
});
document.addEventListener("keyup", (event) => {
  if (event.shiftKey || event.code.startsWith("Shift")) settle();
});
document.addEventListener("scroll", () => { if (bar) bar.hidden = true; }, true);

// The selection is to outlive the press of a button.
bar?.addEventListener("pointerdown", (event) => event.preventDefault());
bar?.addEventListener("click", (event) => {
  const field = event.target.closest("[data-field]")?.dataset.field;
  const found = selected();
  if (!field || !found) return;
  const { words, start } = found;
  if (field === "new") go(text.dataset.new, { new: 1, words, start });
  else go(text.dataset.set, { set: field, words, start });
});
document.querySelector("[data-new-claim]")?.addEventListener("click", (event) => {
  const found = selected();
  if (!found) return;
  event.preventDefault();
  go(text.dataset.new, { new: 1, words: found.words, start: found.start });
});

// Typed words are looked for: their place is no longer that of a selection.
document.addEventListener("input", (event) => {
  if (event.isTrusted && event.target.matches("[data-words]")) {
    event.target.form.querySelector("[data-start-of-words]").value = "";
  }
});
document.addEventListener("keydown", (event) => {
  if (event.code !== "Enter" || event.shiftKey || event.isComposing) return;
  if (!event.target.matches("#form textarea")) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});

// Where the eye goes first

document.addEventListener("toggle", (event) => {
  if (!event.target.open || event.target.querySelector(".sheet :focus")) return;
  event.target.querySelector(".sheet :is(input, a, select):not([type=hidden])")?.focus();
}, true);

const form = document.getElementById("form");
show(document.querySelector(".claim-list [aria-current]"));
document.getElementById("s-trigger")?.scrollIntoView({ block: "nearest" });
const blank = form?.querySelector("[data-words]:invalid");
(blank ?? form?.querySelector(".inputs :is(input, select), [data-words]"))?.focus();
show(form);
