// A map of incidents or places over our own base map; it asks no other host.
//
//   {% include "desk/map_head.html" %}     in {% block scripts %}: Leaflet, this file, style
//   {% include "desk/map.html" with features="#id" label=… %}           where it stands
//
// The element <div class="map" data-map …> knows:
//   data-features   "#id" of a <script type="application/json"> (Django's json_script), or
//                   an address, which is asked with ?bbox=W,S,E,N&zoom=Z when the map moves
//   data-outlines   the address of the base map (GeoJSON)
//   data-labels     the address of the names of places, asked in the same way
//   data-tiles      optional: "…/{z}/{x}/{y}" of pictures below it all, with
//                   data-tiles-zoom="0-14" and data-tiles-words, whose they are
//   data-list       optional: "#id" of a list that is filled with what is in view
//   data-remember   optional: keep place and zoom in the page's address (#map=Z/LAT/LON)
//   data-digits     "arabic" for Arabic-Indic digits
//   data-word-in, data-word-out, data-word-more    the words of the buttons
//   data-word-m, data-word-km    the units of the scale
// A list of features, or {features, bounds, …}; one feature is
//   {at: [lat, lon], radius_m, wide, label, detail, href}    a circle; dashed where wide
//     number: "1"    a candidate, with its number
//     kind: "chosen" | "candidate" | "near" | ""    how it is drawn
//   {at, count, label, box: [W,S,E,N], href}                 many in one place
// An element that is drawn has data-ready.

const L = window.L;
const LEAST = 7; // pixels: a smaller circle cannot be seen or pressed
const CLOSEST = 16;
const SMALL = 60; // pixels: a wider circle is an area, and its name lies in it

function numbers(digits) {
  return new Intl.NumberFormat(digits === "arabic" ? "ar-u-nu-arab" : "en");
}

function text(tag, words, className = "") {
  const element = document.createElement(tag);
  element.textContent = words;
  element.className = className;
  element.dir = "auto";
  return element;
}

async function json(address, signal) {
  const answer = await fetch(address, { signal, headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

function asked(address, map) {
  const url = new URL(address, location.href);
  const view = map.getBounds().pad(0.1);
  const box = [view.getWest(), view.getSouth(), view.getEast(), view.getNorth()];
  url.searchParams.set("bbox", box.map((n) => n.toFixed(4)).join(","));
  url.searchParams.set("zoom", Math.round(map.getZoom()));
  return url;
}

function boundsOf([west, south, east, north]) {
  return L.latLngBounds([south, west], [north, east]);
}

// The answers of an address, the newest only.
function asker(address) {
  let running = null;
  return async (map, plain = false) => {
    running?.abort();
    running = new AbortController();
    try {
      const url = plain ? new URL(address, location.href) : asked(address, map);
      return await json(url, running.signal);
    } catch (fault) {
      if (fault.name === "AbortError") return null;
      throw fault;
    }
  };
}

function pixels(map, at, metres) {
  const up = map.project(at, map.getZoom());
  const north = map.project([Math.min(89, at[0] + metres / 111_320), at[1]], map.getZoom());
  return Math.abs(up.y - north.y);
}

function circle(map, one) {
  const names = ["incident", one.kind || "", one.wide ? "wide" : ""].filter(Boolean);
  const style = { className: names.join(" "), radius: one.radius_m || 0 };
  if (!one.radius_m || pixels(map, one.at, one.radius_m) < LEAST) {
    return L.circleMarker(one.at, { ...style, radius: LEAST });
  }
  return L.circle(one.at, style);
}

function mark(one, words, className) {
  const size = one.count ? 26 + 6 * Math.log10(one.count) : 22;
  const icon = L.divIcon({ className, html: text("span", words), iconSize: [size, size] });
  return L.marker(one.at, { icon, keyboard: false });
}

function drawn(map, layer, one, format) {
  const shapes = [];
  if (one.count) shapes.push(mark(one, format.format(one.count), one.wide ? "cluster wide" : "cluster"));
  else shapes.push(circle(map, one));
  if (one.number) shapes.push(mark(one, one.number, `number ${one.kind || ""}`));
  for (const shape of shapes) {
    if (one.label) {
      const tip = text("div", one.label);
      if (one.detail) tip.append(text("div", one.detail, "soft"));
      shape.bindTooltip(tip, { sticky: true });
    }
    shape.on("click", () => choose(map, one));
    shape.addTo(layer);
  }
}

// A cluster opens; where all of it lies in one place, its list is shown instead.
function choose(map, one) {
  const box = one.box && boundsOf(one.box);
  const spread = box && !box.getSouthWest().equals(box.getNorthEast());
  if (one.count && spread && map.getZoom() < CLOSEST) {
    map.fitBounds(box, { padding: [40, 40], maxZoom: Math.max(map.getZoom() + 2, 12) });
  } else if (one.href) {
    location.assign(one.href);
  }
}

function listed(map, list, features, format, words) {
  const rows = features.map((one) => {
    const row = document.createElement("li");
    const name = one.href && !one.count ? text("a", one.label) : text("button", one.label);
    if (name.tagName === "A") name.href = one.href;
    else {
      name.type = "button";
      name.className = "button quiet";
      name.addEventListener("click", () => choose(map, one));
    }
    row.append(name);
    if (one.count) row.append(" ", text("bdi", format.format(one.count), "tag"));
    if (one.detail) row.append(" ", text("span", one.detail, "soft"));
    return row;
  });
  const most = 60;
  const more = rows.length - most;
  list.replaceChildren(...rows.slice(0, most));
  if (more > 0) list.append(text("li", `${words} ${format.format(more)}`, "soft"));
}

async function outlined(map, address) {
  map.createPane("outlines").classList.add("outlines");
  map.getPane("outlines").style.zIndex = 250;
  L.geoJSON(await json(address), {
    pane: "outlines",
    interactive: false,
    renderer: L.svg({ pane: "outlines", padding: 0.4 }),
    style: (feature) => ({ className: `outline ${feature.properties.kind}`, smoothFactor: 0.7 }),
  }).addTo(map);
}

function over(one, other) {
  return (
    one.left < other.right && other.left < one.right &&
    one.top < other.bottom && other.top < one.bottom
  );
}

// No name is under the mark of an incident: it moves below, and those that it would meet
// there are left out, as are those under the controls.
function cleared(map) {
  const box = (one) => one.getBoundingClientRect();
  const boxes = (names) => [...map.getContainer().querySelectorAll(names)].map(box);
  const marks = boxes(".number, .cluster, path.incident").filter((mark) => mark.width < SMALL);
  const names = [...(map.getPane("labels")?.querySelectorAll("span") ?? [])];
  const moved = new Set();
  for (const name of names) {
    name.style.removeProperty("--down");
    const here = box(name);
    const ends = marks.filter((mark) => over(mark, here)).map((mark) => mark.bottom);
    if (!ends.length) continue;
    name.style.setProperty("--down", `${Math.max(...ends) - here.top}px`);
    moved.add(name);
  }
  const taken = boxes(".leaflet-control");
  for (const name of [...moved, ...names.filter((one) => !moved.has(one))]) {
    const here = box(name);
    const behind = taken.some((other) => over(other, here));
    name.classList.toggle("behind", behind);
    if (moved.has(name) && !behind) taken.push(here);
  }
}

function labelled(map, address) {
  map.createPane("labels").style.zIndex = 350;
  const layer = L.layerGroup().addTo(map);
  const ask = asker(address);
  const show = async () => {
    const answer = await ask(map);
    if (answer === null) return;
    layer.clearLayers();
    for (const { at, name, rank } of answer.labels) {
      const icon = L.divIcon({ className: `place ${rank}`, html: text("span", name), iconSize: null });
      L.marker(at, { icon, pane: "labels", interactive: false, keyboard: false }).addTo(layer);
    }
    cleared(map);
  };
  map.on("moveend", show);
  return show();
}

function remembered() {
  const match = /^#map=(\d+)\/(-?[\d.]+)\/(-?[\d.]+)$/.exec(location.hash);
  return match && { zoom: Number(match[1]), at: [Number(match[2]), Number(match[3])] };
}

function remember(map) {
  map.on("moveend", () => {
    const { lat, lng } = map.getCenter();
    const place = `#map=${map.getZoom()}/${lat.toFixed(3)}/${lng.toFixed(3)}`;
    history.replaceState(history.state, "", place);
  });
}

function reach(features) {
  const bounds = L.latLngBounds([]);
  for (const { at, radius_m: radius } of features) {
    bounds.extend(radius ? L.latLng(at).toBounds(2 * radius) : L.latLng(at));
  }
  return bounds;
}

// Leaflet's own scale is in Latin letters and digits.
function scale(data, format) {
  const Scale = L.Control.Scale.extend({
    _updateMetric(most) {
      const metres = this._getRoundNum(most);
      const near = metres < 1000;
      const told = `${format.format(near ? metres : metres / 1000)} ${near ? data.wordM : data.wordKm}`;
      this._updateScale(this._mScale, told, metres / most);
    },
  });
  return new Scale({ imperial: false, position: "bottomleft" });
}

export async function open(element) {
  if (element.dataset.opened) return;
  element.dataset.opened = "";
  const data = element.dataset;
  const format = numbers(data.digits);
  const map = L.map(element, {
    attributionControl: false,
    zoomControl: false,
    minZoom: 2,
    maxZoom: CLOSEST,
    maxBounds: [[-85, -200], [85, 200]],
  }).setView([31, 40], 4);
  const start = document.dir === "rtl" ? "topright" : "topleft";
  L.control
    .zoom({ position: start, zoomInTitle: data.wordIn, zoomOutTitle: data.wordOut })
    .addTo(map);
  scale(data, format).addTo(map);
  if (data.tiles) {
    const [least, most] = (data.tilesZoom || "0-19").split("-").map(Number);
    L.tileLayer(data.tiles, { minNativeZoom: least, maxNativeZoom: most }).addTo(map);
    const whose = text("span", data.tilesWords || "").innerHTML; // escaped
    L.control.attribution({ prefix: false }).addAttribution(whose).addTo(map);
    element.classList.add("tiled");
  }
  const layer = L.layerGroup().addTo(map);
  const list = data.list && document.querySelector(data.list);
  const show = (answer) => {
    const features = Array.isArray(answer) ? answer : answer.features;
    layer.clearLayers();
    // Wide circles lie below narrow ones, so that all of them can be pressed.
    const ordered = [...features].sort((a, b) => (b.radius_m || 0) - (a.radius_m || 0));
    for (const one of ordered) drawn(map, layer, one, format);
    cleared(map);
    if (list) listed(map, list, features, format, data.wordMore || "+");
  };
  if (data.features?.startsWith("#")) {
    const features = JSON.parse(document.querySelector(data.features).textContent);
    const bounds = reach(features);
    if (bounds.isValid()) {
      map.fitBounds(bounds, { padding: [24, 24], maxZoom: 13, animate: false });
    }
    show(features);
    map.on("zoomend", () => show(features));
  } else if (data.features) {
    const ask = asker(data.features);
    const refresh = async (answer) => {
      const found = answer || (await ask(map));
      if (found !== null) show(found);
    };
    const held = "remember" in data && remembered();
    if (held) map.setView(held.at, held.zoom, { animate: false });
    else {
      const all = await ask(map, true);
      if (all?.bounds) {
        map.fitBounds(boundsOf(all.bounds), { padding: [24, 24], maxZoom: 11, animate: false });
      }
    }
    await refresh();
    map.on("moveend", () => refresh());
  }
  if ("remember" in data) remember(map);
  if (data.outlines) await outlined(map, data.outlines);
  if (data.labels) await labelled(map, data.labels);
  element.dataset.ready = "";
}

for (const element of document.querySelectorAll("[data-map]")) open(element);
