// Keys of a page: whatever carries data-key is pressed by it.  Codes name the place of a
// key on the keyboard, so that they are the same with an Arabic layout.

const help = document.getElementById("keys");

function named(code) {
  return code.replace(/^Key|^Digit/, "").replace("Slash", "/");
}

function wanted(event) {
  const mark = event.shiftKey ? "Shift+" : "";
  return event.code === "Slash" && event.shiftKey ? "?" : mark + event.code;
}

function typing(target) {
  return target.closest("input, select, textarea, [contenteditable]") !== null;
}

// What is written on an element, without its key or what can be chosen in it.
function written(element) {
  const words = element.cloneNode(true);
  for (const part of words.querySelectorAll("kbd, select, input")) part.remove();
  return words.textContent.trim();
}

function showHelp() {
  const list = help.querySelector("dl");
  const rows = [];
  for (const element of document.querySelectorAll("[data-key]")) {
    const key = document.createElement("dt");
    const label = document.createElement("dd");
    const kbd = document.createElement("kbd");
    kbd.textContent = element.dataset.key.split("+").map(named).join(" + ");
    key.append(kbd);
    label.textContent =
      element.dataset.keyLabel || element.getAttribute("aria-label") || written(element);
    rows.push(key, label);
  }
  list.replaceChildren(...rows);
  help.showModal();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || help?.open) return;
  const key = wanted(event);
  if (typing(event.target)) {
    if (event.code === "Escape") event.target.blur();
    return;
  }
  const element = [...document.querySelectorAll("[data-key]")].find(
    (one) => one.dataset.key === key && !one.disabled,
  );
  if (!element) return;
  event.preventDefault();
  element.focus({ preventScroll: true });
  element.click();
});

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-keys-help]")) showHelp();
});
