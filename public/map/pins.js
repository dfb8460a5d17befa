// Pins, built of elements: `{id, at, kind, label, mark, opens}`.
import { DivIcon, Marker } from "./leaflet.js";

const SVG = "http://www.w3.org/2000/svg";
const CLASS = {
  own: "map__pin map__pin--own",
  picked: "map__pin map__pin--picked",
  outside: "map__pin map__pin--outside",
  seen: "map__pin map__pin--seen",
};
const DROP = "M20 46C11 34 4 27 4 18a16 16 0 0 1 32 0c0 9-7 16-16 28z";

function element(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** A drop with its point on the place, or a ring around it for what others have reported. */
function picture({ kind, mark }) {
  const isRing = kind === "seen";
  const svg = element("svg", { viewBox: isRing ? "0 0 28 28" : "0 0 40 48", class: CLASS[kind], "aria-hidden": "true", focusable: "false" });
  if (isRing) svg.append(element("circle", { class: "map__ring", cx: 14, cy: 14, r: 10 }));
  else svg.append(element("path", { class: "map__drop", d: DROP }));
  if (kind === "outside") svg.append(element("path", { class: "map__cross", d: "M14 12l12 12M26 12L14 24" }));
  else if (mark) {
    const text = element("text", { class: "map__mark", x: isRing ? 14 : 20, y: isRing ? 18.5 : 23 });
    text.textContent = mark;
    svg.append(text);
  } else if (!isRing) svg.append(element("circle", { class: "map__dot", cx: 20, cy: 18, r: 5.5 }));
  return { svg, size: isRing ? [28, 28] : [40, 48], anchor: isRing ? [14, 14] : [20, 46] };
}

export class Pins {
  #field;
  #open;
  #shown = new Map();

  constructor(field, open) {
    this.#field = field;
    this.#open = open;
  }

  /** Shows these and no others; one that stays as it is keeps its element and the focus. */
  show(pins) {
    const wanted = new Map(pins.map((pin) => [pin.id, [pin, JSON.stringify(pin)]]));
    for (const [id, { marker, is }] of this.#shown) {
      if (wanted.get(id)?.[1] === is) continue;
      marker.off().remove();
      this.#shown.delete(id);
    }
    for (const [id, [pin, is]] of wanted) if (!this.#shown.has(id)) this.#shown.set(id, { is, marker: this.#made(pin) });
  }

  #made(pin) {
    const { svg, size, anchor } = picture(pin);
    const icon = new DivIcon({ html: svg, className: pin.opens ? "map__at map__at--opens" : "map__at", iconSize: size, iconAnchor: anchor });
    const marker = new Marker(pin.at, { icon, interactive: pin.opens, keyboard: pin.opens, zIndexOffset: pin.kind === "seen" ? 0 : 1000 });
    if (pin.opens) {
      marker.on("click", () => this.#open(pin.id));
      marker.on("keydown", ({ originalEvent }) => {
        if (originalEvent.key !== " " && originalEvent.key !== "Enter") return;
        originalEvent.preventDefault();
        this.#open(pin.id);
      });
    }
    marker.addTo(this.#field);
    const at = marker.getElement();
    at.setAttribute("aria-label", pin.label);
    if (!pin.opens) at.setAttribute("role", "img");
    return marker;
  }
}
