// The timeline of the explorer: draw over several bars to choose from the first to the last.
// Each bar is a link and works without this; the drawing names the form whose fields
// "since" and "until" it sets (data-timeline), so that all else that is chosen stays.

const ENOUGH = 6; // pixels: less is a click

function begin(drawing) {
  const form = document.getElementById(drawing.dataset.timeline);
  const bars = [...drawing.querySelectorAll("[data-since]")];
  const brush = drawing.querySelector(".brush");
  let from = null;
  let moved = false;

  const at = (event) => event.clientX - drawing.getBoundingClientRect().x;
  const edges = (event) => [Math.min(from, at(event)), Math.max(from, at(event))];

  const stop = () => {
    from = null;
    brush.removeAttribute("width");
  };
  drawing.addEventListener("dragstart", (event) => event.preventDefault());
  drawing.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    from = at(event);
    moved = false;
  });
  drawing.addEventListener("pointermove", (event) => {
    if (from === null) return;
    const [low, high] = edges(event);
    if (high - low < ENOUGH && !moved) return;
    moved = true;
    drawing.setPointerCapture(event.pointerId);
    brush.setAttribute("x", low);
    brush.setAttribute("width", high - low);
  });
  drawing.addEventListener("pointerup", (event) => {
    if (from === null) return;
    const [low, high] = edges(event);
    const origin = drawing.getBoundingClientRect().x;
    stop();
    if (!moved) return;
    const under = bars.filter((bar) => {
      const box = bar.getBoundingClientRect();
      return box.x - origin < high && box.x + box.width - origin > low;
    });
    if (under.length === 0) return;
    form.elements.since.value = under.map((bar) => bar.dataset.since).sort()[0];
    form.elements.until.value = under.map((bar) => bar.dataset.until).sort().at(-1);
    form.requestSubmit();
  });
  drawing.addEventListener("pointercancel", stop);
  // What ends a drawing is no click on a bar.
  drawing.addEventListener("click", (event) => moved && event.preventDefault(), true);
}

for (const drawing of document.querySelectorAll("[data-timeline]")) begin(drawing);
