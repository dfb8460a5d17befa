//! Where the API is; `config.json` says so.

use crate::domain::map::Map;
use crate::domain::reports::extension::Extension;
use std::cell::RefCell;

/// The addresses every request starts from.
#[derive(Clone, Debug, PartialEq)]
pub struct Endpoints {
    /// The city's API, as `/api/v1`, without a slash at the end.
    pub api: String,
    /// The Open311 endpoint.
    pub open311: Open311Endpoint,
}

/// An Open311 GeoReport v2 endpoint.
#[derive(Clone, Debug, PartialEq)]
pub struct Open311Endpoint {
    /// Its address, as `/open311/v2`, without a slash at the end.
    pub address: String,
    /// Which city, where one endpoint serves several.
    pub jurisdiction: Option<String>,
    /// The key that names this portal to the endpoint.
    pub api_key: Option<String>,
    /// Which extensions it has, by their words.
    pub extensions: Vec<String>,
    /// What to send for fields it demands and the resident leaves empty.
    pub fill: Map<String, String>,
}

impl Open311Endpoint {
    /// Whether it has an extension.
    pub fn has(&self, extension: Extension) -> bool {
        self.extensions.iter().any(|word| word == extension.word())
    }
}

impl Default for Endpoints {
    fn default() -> Self {
        Self {
            api: "/api/v1".to_owned(),
            open311: Open311Endpoint {
                address: "/open311/v2".to_owned(),
                jurisdiction: None,
                api_key: None,
                extensions: Vec::new(),
                fill: Map::new(),
            },
        }
    }
}

thread_local! {
    static ENDPOINTS: RefCell<Endpoints> = RefCell::default();
}

/// Sets the addresses, once at the start.
pub fn configure(endpoints: Endpoints) {
    ENDPOINTS.set(endpoints);
}

/// An address of the city's API; `path` starts with a slash.
pub(super) fn api(path: &str) -> String {
    ENDPOINTS.with_borrow(|endpoints| format!("{}{path}", endpoints.api))
}

/// The Open311 endpoint.
pub(super) fn open311() -> Open311Endpoint {
    ENDPOINTS.with_borrow(|endpoints| endpoints.open311.clone())
}
