// Land, water, roads and borders, each with the class of its kind.
import { Polygon, Polyline } from "./leaflet.js";

// From the ground up. What a map of tiles shows anyway is not drawn over it.
const GROUND = ["city", "water", "creek", "street", "road"];
const BORDERS = ["community", "unit"];
const AREAS = new Set(["city", "water", "community", "unit"]);
const CLASS = {
  city: "map__city",
  water: "map__water",
  creek: "map__creek",
  street: "map__street",
  road: "map__road",
  community: "map__community",
  unit: "map__unit",
};

export class Shapes {
  #areas = new Map();

  constructor(field, shapes, tiled) {
    for (const kind of [...(tiled ? ["city"] : GROUND), ...BORDERS]) {
      for (const { id, lines } of shapes.filter((shape) => shape.kind === kind)) {
        // The style sheet colours them.
        const className = tiled ? `${CLASS[kind]} map__tiled` : CLASS[kind];
        const drawn = (Kind, of) => new Kind(of, { className, interactive: false, smoothFactor: 1 }).addTo(field);
        if (AREAS.has(kind)) this.#areas.set(`${kind} ${id}`, drawn(Polygon, lines));
        else for (const line of lines) drawn(Polyline, line);
      }
    }
  }

  /** Marks where the pin is: the unit and the community with these ids. */
  mark({ unit, community }) {
    const here = [`unit ${unit}`, `community ${community}`];
    for (const [name, area] of this.#areas) area.getElement()?.classList.toggle("map__here", here.includes(name));
    for (const name of here) this.#areas.get(name)?.bringToFront();
  }
}
