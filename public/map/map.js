// The map: its own script, fetched by the pages that show one (src/ui/map). It knows no
// words and no rules: it is told what to draw and tells what the resident does.
// Everything is drawn with classes, so that style/map colours it in every theme.
import { LatLngBounds, Map as Field, TileLayer } from "./leaflet.js";
import { Labels } from "./labels.js";
import { Pins } from "./pins.js";
import { Shapes } from "./shapes.js";

// Near enough to see houses; far enough to see the whole city on a phone.
const [NEAREST, CLOSE, FARTHEST] = [18, 16, 10];
const STILL = matchMedia("(prefers-reduced-motion: reduce)");

/**
 * Draws a map into `element`. `{shapes, tiles, picks}` stays; what changes is given to the
 * function that is returned, and nothing at all removes the map. `tell` is called with
 * `{pick: [lat, long]}` or `{open: id}`.
 */
window.portalMap = (element, { shapes, tiles, picks }, tell) => {
  const field = new Field(element, {
    attributionControl: false,
    zoomControl: false,
    minZoom: FARTHEST,
    maxZoom: NEAREST,
    zoomSnap: 0.25,
    // A page may be left at any moment: an animation that ends after it finds no map.
    zoomAnimation: false,
    fadeAnimation: false,
    markerZoomAnimation: false,
    inertia: !STILL.matches,
    keyboardPanDelta: 60,
    wheelPxPerZoomLevel: 120,
  });
  if (tiles) new TileLayer(tiles, { maxZoom: NEAREST, referrerPolicy: "no-referrer" }).addTo(field);
  const drawn = new Shapes(field, shapes, Boolean(tiles));
  const pins = new Pins(field, (id) => tell({ open: id }));
  const labels = tiles ? undefined : new Labels(field, shapes);

  const pick = ({ lat, lng }) => tell({ pick: [lat, lng] });
  const put = () => pick(field.getCenter());
  if (picks) {
    field.on("click", (event) => pick(event.latlng));
    // Two taps zoom; they are not two places.
    field.doubleClickZoom.disable();
  }

  // The cross in the middle is for those who have no pointer: it is there while the keyboard
  // is on the map or on its buttons.
  const aim = document.createElement("span");
  aim.className = "map__aim";
  element.append(aim);
  const around = element.closest(".map") ?? element;
  let typing = false;
  const show = () => around.classList.toggle("map--aim", picks && typing && around.contains(document.activeElement));
  const by = (keys) => () => {
    typing = keys;
    show();
  };
  const key = (event) => {
    if (!picks || event.target !== element || event.key !== "Enter") return;
    event.preventDefault();
    put();
  };
  const away = new AbortController();
  const on = { signal: away.signal };
  document.addEventListener("keydown", by(true), { ...on, capture: true });
  document.addEventListener("pointerdown", by(false), { ...on, capture: true });
  around.addEventListener("focusin", show, on);
  around.addEventListener("focusout", () => requestAnimationFrame(show), on);
  element.addEventListener("keydown", key, on);
  const size = new ResizeObserver(() => field.invalidateSize({ animate: false }));
  size.observe(element);

  // Streets are as wide as they look from there.
  const near = () => {
    element.toggleAttribute("data-near", field.getZoom() >= 15);
    element.toggleAttribute("data-far", field.getZoom() < 12.5);
  };
  field.on("zoomend", near);

  let placed = false;
  const look = ({ at, all }) => {
    if (at) return field.setView(at, placed ? Math.max(field.getZoom(), CLOSE) : CLOSE, { animate: placed && !STILL.matches });
    const bounds = new LatLngBounds(all);
    if (bounds.isValid()) field.fitBounds(bounds, { padding: [12, 12], maxZoom: CLOSE, animate: false });
    return field;
  };

  return (change) => {
    if (change === undefined) {
      away.abort();
      size.disconnect();
      labels?.remove();
      field.stop();
      field.remove();
      aim.remove();
      around.classList.remove("map--aim");
      return;
    }
    const { view, here, zoom, puts, pins: all } = change;
    if (view && (view.at || view.all.length)) {
      look(view);
      placed = true;
    }
    if (!placed) return;
    if (zoom) field.setZoom(field.getZoom() + zoom);
    if (puts) put();
    if (here !== undefined) drawn.mark(here);
    if (all) pins.show(all);
    labels?.arrange();
  };
};
