// The pieces of Leaflet the map is made of, and nothing else of it: no controls, no popups,
// no canvas, no pictures of its own.
import "leaflet/src/map/handler/Map.DoubleClickZoom.js";
import "leaflet/src/map/handler/Map.Drag.js";
import "leaflet/src/map/handler/Map.Keyboard.js";
import "leaflet/src/map/handler/Map.ScrollWheelZoom.js";
import "leaflet/src/map/handler/Map.TouchZoom.js";
import { Map } from "leaflet/src/map/Map.js";
import { SVG } from "leaflet/src/layer/vector/SVG.js";

// Leaflet's own way of finding a renderer brings the one for canvas along.
Map.include({
  getRenderer() {
    this._renderer ??= new SVG({ padding: 0.4 });
    if (!this.hasLayer(this._renderer)) this.addLayer(this._renderer);
    return this._renderer;
  },
});

export { Map };
export { LatLngBounds } from "leaflet/src/geo/LatLngBounds.js";
export { LayerGroup } from "leaflet/src/layer/LayerGroup.js";
export { DivIcon } from "leaflet/src/layer/marker/DivIcon.js";
export { Marker } from "leaflet/src/layer/marker/Marker.js";
export { TileLayer } from "leaflet/src/layer/tile/TileLayer.js";
export { Polygon } from "leaflet/src/layer/vector/Polygon.js";
export { Polyline } from "leaflet/src/layer/vector/Polyline.js";
