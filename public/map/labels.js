// Names of units and streets: as many as fit without touching each other.
import { DivIcon, Marker } from "./leaflet.js";

// From which zoom on; the more important ones take their room first.
const FROM = { unit: 10, water: 13, road: 14, street: 15 };
const GAP = 6;
const CLASS = { unit: "map__name map__name--unit", water: "map__name map__name--water" };

/** The middle of what is drawn: of a line its middle point, of an area that of its extent. */
function middle({ kind, lines: [first = []] }) {
  if (kind === "road" || kind === "street") return first[Math.floor(first.length / 2)];
  const [lats, longs] = [first.map(([lat]) => lat), first.map(([, long]) => long)];
  const half = (list) => (Math.min(...list) + Math.max(...list)) / 2;
  return [half(lats), half(longs)];
}

export class Labels {
  #field;
  #all = [];
  #arrange = () => this.arrange();

  constructor(field, shapes) {
    this.#field = field;
    for (const kind of Object.keys(FROM)) {
      for (const shape of shapes.filter((shape) => shape.kind === kind && shape.name)) {
        const at = middle(shape);
        if (!at) continue;
        const name = document.createElement("span");
        name.className = CLASS[kind] ?? "map__name";
        name.textContent = shape.name;
        const icon = new DivIcon({ html: name, className: "map__label", iconSize: null });
        this.#all.push({ kind, at, name, marker: new Marker(at, { icon, interactive: false, keyboard: false, zIndexOffset: -1000 }) });
      }
    }
    field.on("zoomend moveend", this.#arrange);
  }

  arrange() {
    const zoom = this.#field.getZoom();
    const screen = this.#field.getBounds().pad(0.3);
    const taken = [];
    for (const { kind, at, name, marker } of this.#all) {
      const wanted = zoom >= FROM[kind] && screen.contains(at);
      if (!wanted) {
        marker.remove();
        continue;
      }
      marker.addTo(this.#field);
      const { x, y } = this.#field.latLngToLayerPoint(at);
      const [width, height] = [name.offsetWidth / 2 + GAP, name.offsetHeight / 2];
      const box = [x - width, y - height, x + width, y + height];
      const touches = taken.some(([left, top, right, bottom]) => box[0] < right && left < box[2] && box[1] < bottom && top < box[3]);
      if (touches) marker.remove();
      else taken.push(box);
    }
  }

  remove() {
    this.#field.off("zoomend moveend", this.#arrange);
    this.#all = [];
  }
}
