// Files dropped or chosen are sent piece by piece, so that they may be of any size and
// a piece that was lost is sent again.  Without this script the form sends them all.

const PIECE = 4 * 1024 * 1024;
const TRIES = 4;

const form = document.getElementById("import-form");
const drop = document.getElementById("drop");
const input = document.getElementById("files");
const list = document.getElementById("chosen");
const sending = document.getElementById("sending");
const token = form.elements.csrfmiddlewaretoken.value;
const words = form.dataset;
const units = words.units.split("|");
const language = words.digits === "arabic" ? "ar-u-nu-arab" : "en";
let files = [];

function sized(bytes) {
  let unit = 0;
  while (bytes >= 1000 && unit < units.length - 1) {
    bytes /= 1000;
    unit += 1;
  }
  const most = bytes >= 10 || unit === 0 ? 0 : 1;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: most });
  return `${number.format(bytes)} ${units[unit]}`;
}

function show() {
  list.hidden = files.length === 0;
  list.replaceChildren(
    ...files.slice(0, 200).map((file, at) => {
      const item = document.createElement("li");
      const name = document.createElement("bdi");
      const size = document.createElement("bdi");
      const remove = document.createElement("button");
      name.textContent = file.name;
      size.textContent = sized(file.size);
      size.className = "soft";
      remove.type = "button";
      remove.className = "button quiet";
      remove.textContent = "×";
      remove.setAttribute("aria-label", `${words.remove}: ${file.name}`);
      remove.addEventListener("click", () => {
        files.splice(at, 1);
        show();
        input.focus();
      });
      item.append(name, " ", size, remove);
      return item;
    }),
  );
  if (files.length > 200) {
    const more = document.createElement("li");
    more.textContent = `… ${files.length}`;
    list.append(more);
  }
}

async function within(entry) {
  if (entry.isFile) return [await new Promise((done, failed) => entry.file(done, failed))];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (some.length === 0) break;
    for (const one of some) found.push(...(await within(one)));
  }
  return found;
}

input.addEventListener("change", () => {
  files.push(...input.files);
  input.value = "";
  show();
});

for (const name of ["dragenter", "dragover"]) {
  drop.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
}
drop.addEventListener("dragleave", () => drop.classList.remove("over"));
drop.addEventListener("drop", async (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  const entries = [...event.dataTransfer.items]
    .map((item) => item.webkitGetAsEntry?.())
    .filter(Boolean);
  if (entries.length === 0) files.push(...event.dataTransfer.files);
  for (const entry of entries) files.push(...(await within(entry)));
  show();
});

async function asked(url, body) {
  for (let tried = 1; ; tried += 1) {
    try {
      const answer = await fetch(url, {
        method: "POST",
        body,
        headers: { "X-CSRFToken": token },
        redirect: "manual",
      });
      if (answer.ok || answer.type === "opaqueredirect") return answer;
      const told = await answer.json().catch(() => ({}));
      throw Object.assign(new Error(told.fault || words.failed), { told: true });
    } catch (error) {
      if (error.told || tried === TRIES) throw error;
      await new Promise((done) => setTimeout(done, 500 * 2 ** tried));
    }
  }
}

function complain(text) {
  const notice = document.createElement("p");
  notice.className = "notice error";
  notice.setAttribute("role", "alert");
  notice.textContent = text;
  form.querySelector(":scope > .notice")?.remove();
  form.prepend(notice);
}

async function send() {
  const bar = sending.querySelector("progress");
  const told = sending.querySelector("output");
  const options = new FormData(form);
  options.delete("files");
  const { id } = await (await asked(words.begin, options)).json();
  const whole = files.reduce((sum, file) => sum + file.size, 0) || 1;
  let sent = 0;
  sending.hidden = false;
  for (const [at, file] of files.entries()) {
    let from = 0;
    do {
      const query = new URLSearchParams({ file: at + 1, at: from, name: file.name });
      const piece = file.slice(from, from + PIECE);
      await asked(`${words.import}/${id}/piece?${query}`, piece);
      from += piece.size;
      sent += piece.size;
      bar.value = sent / whole;
      told.textContent = `${sized(sent)} / ${sized(whole)} · ${file.name}`;
    } while (from < file.size);
  }
  await asked(`${words.import}/${id}/start`, new FormData());
  window.location.assign(`${words.import}/${id}`);
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (files.length === 0) {
    complain(words.none);
    input.focus();
    return;
  }
  const button = form.querySelector(".primary");
  button.disabled = true;
  try {
    await send();
  } catch (error) {
    complain(error.told ? error.message : words.failed);
    sending.hidden = true;
    button.disabled = false;
  }
});
