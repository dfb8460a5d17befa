//! The GeoJSON of a city (RFC 7946), decoded tolerantly.

use crate::domain::read::{At, Read, Unreadable, readable};
use crate::domain::reports::request::Place;
use crate::domain::text::Text;
use serde_json::Value;

/// `GET /api/v1/city/units.geojson`: what the map draws, and which unit is where.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CityShapes {
    /// In the order of the file.
    pub all: Vec<Shape>,
}

/// Something on the map.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// What it is.
    pub kind: ShapeKind,
    /// Its id, that of the unit or community where it is one.
    pub id: String,
    /// The unit a community belongs to.
    pub unit: String,
    /// Its name; empty where there is none.
    pub name: Text,
    /// The rings of an area, or lines.
    pub lines: Vec<Vec<Place>>,
}

/// What a shape is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShapeKind {
    /// The whole city.
    City,
    /// A grassroots governance unit.
    Unit,
    /// A community.
    Community,
    /// A river, a lake, the sea.
    Water,
    /// Water that is a line.
    Creek,
    /// A main road.
    Road,
    /// A street.
    Street,
}

impl ShapeKind {
    const ALL: [Self; 7] = [
        Self::City,
        Self::Unit,
        Self::Community,
        Self::Water,
        Self::Creek,
        Self::Road,
        Self::Street,
    ];

    /// Its word on the wire, which is also its class on the map.
    pub const fn word(self) -> &'static str {
        match self {
            Self::City => "city",
            Self::Unit => "unit",
            Self::Community => "community",
            Self::Water => "water",
            Self::Creek => "creek",
            Self::Road => "road",
            Self::Street => "street",
        }
    }
}

/// More corners than any city needs: what comes after them is left out.
const MOST_CORNERS: usize = 200_000;

impl Read for CityShapes {
    fn read(at: &At<'_>) -> Result<Self, Unreadable> {
        let features = at.value().get("features").and_then(Value::as_array);
        let features = features.ok_or_else(|| at.expected("a collection of features"))?;
        let mut left = MOST_CORNERS;
        let all = features.iter().filter_map(|it| shape(it, &mut left));
        Ok(Self { all: all.collect() })
    }
}

readable!(CityShapes);

/// One feature; none where nothing of it can be drawn.
fn shape(feature: &Value, left: &mut usize) -> Option<Shape> {
    let geometry = feature.get("geometry")?;
    let mut lines = Vec::new();
    collect(geometry.get("coordinates")?, &mut lines, left);
    if lines.is_empty() {
        return None;
    }
    let word = |name: &str| match feature.get("properties").and_then(|all| all.get(name)) {
        Some(Value::String(word)) => word.as_str(),
        _ => "",
    };
    let id = match (word("id"), feature.get("id")) {
        ("", Some(Value::String(id))) => id,
        (id, _) => id,
    };
    let kind = match word("kind") {
        // Of a city that says nothing of kinds, areas are units.
        "" => geometry
            .get("type")
            .and_then(Value::as_str)
            .filter(|kind| kind.ends_with("Polygon"))
            .map(|_| ShapeKind::Unit)?,
        word => ShapeKind::ALL
            .into_iter()
            .find(|kind| kind.word() == word)?,
    };
    let name = feature.get("properties").and_then(|all| all.get("name"));
    let name = name.and_then(|name| crate::domain::read::from_value(name).ok());
    Some(Shape {
        kind,
        id: id.to_owned(),
        unit: word("unit").to_owned(),
        name: name.unwrap_or_default(),
        lines,
    })
}

/// The lines in coordinates nested to any depth: a line, the rings of a polygon, those
/// of several.
fn collect(coordinates: &Value, into: &mut Vec<Vec<Place>>, left: &mut usize) {
    let Some(list) = coordinates.as_array() else {
        return;
    };
    let line: Vec<Place> = list.iter().take(*left).filter_map(corner).collect();
    if line.is_empty() {
        for inner in list {
            collect(inner, into, left);
        }
    } else {
        *left -= line.len();
        into.push(line);
    }
}

/// Longitude before latitude, as GeoJSON has it; a height is passed over.
fn corner(value: &Value) -> Option<Place> {
    let mut numbers = value.as_array()?.iter().map(Value::as_f64);
    let (long, lat) = (numbers.next()??, numbers.next()??);
    let place = Place { lat, long };
    place.is_known().then_some(place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::read::{from_value, parsed};

    fn shapes(json: &str) -> Result<CityShapes, Unreadable> {
        from_value(&parsed(json.as_bytes())?)
    }

    #[test]
    fn a_polygon_with_a_hole_and_several_polygons_are_rings() {
        let found = shapes(
            r#"{"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"kind":"unit","id":"a","name":{"zh-CN":"甲","en":"A"}},
             "geometry":{"type":"Polygon","coordinates":[[[1,1],[2,1],[2,2]],[[1.2,1.2],[1.4,1.2],[1.4,1.4]]]}},
            {"type":"Feature","properties":{"kind":"community","id":"a-1","unit":"a"},
             "geometry":{"type":"MultiPolygon","coordinates":[[[[1,1,9],[2,1,9],[2,2,9]]],[[[5,5],[6,5],[6,6]]]]}},
            {"type":"Feature","properties":{"kind":"road","name":"路"},
             "geometry":{"type":"LineString","coordinates":[[1,1],[2,2]]}}]}"#,
        )
        .expect("shapes");
        let counts: Vec<_> = found
            .all
            .iter()
            .map(|it| (it.kind, it.lines.len()))
            .collect();
        assert_eq!(
            counts,
            [
                (ShapeKind::Unit, 2),
                (ShapeKind::Community, 2),
                (ShapeKind::Road, 1)
            ]
        );
        assert_eq!(found.all[0].name.get("en"), "A");
        assert_eq!(found.all[1].unit, "a");
        let first = found.all[2].lines[0][1];
        assert_eq!((first.lat, first.long), (2.0, 2.0));
    }

    #[test]
    fn of_another_city_areas_are_units_and_the_rest_is_left_out() {
        let found = shapes(
            r#"{"features":[
            {"id":"mitte","properties":{"name":"Mitte"},"geometry":{"type":"Polygon","coordinates":[[[1,1],[2,1],[2,2]]]}},
            {"properties":null,"geometry":{"type":"Point","coordinates":[1,1]}},
            {"properties":{"kind":"forest"},"geometry":{"type":"Polygon","coordinates":[[[1,1],[2,1],[2,2]]]}},
            {"properties":{},"geometry":null}, 7,
            {"properties":{"kind":"unit"},"geometry":{"type":"Polygon","coordinates":[[["x"],[999,999]]]}}]}"#,
        )
        .expect("shapes");
        assert_eq!(found.all.len(), 1);
        assert_eq!(found.all[0].id, "mitte");
        assert_eq!(found.all[0].kind, ShapeKind::Unit);
    }

    #[test]
    fn what_is_no_collection_is_unreadable() {
        assert!(shapes("[]").is_err());
        assert!(shapes(r#"{"features": 3}"#).is_err());
        assert_eq!(shapes(r#"{"features": []}"#).expect("none").all, []);
    }
}
