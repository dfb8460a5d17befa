//! `config.json`: which city the same build serves.

use crate::api::{ApiError, Endpoints, Open311Endpoint, configure, shell};
use crate::domain::map::Map;
use crate::domain::read::readable;
use std::cell::RefCell;
use std::rc::Rc;

/// The configuration, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// The city's API, as `/api/v1`.
    pub api: String,
    /// Where reports go.
    pub open311: Open311Config,
    /// Tags of the languages offered, the first being the original. Each has a
    /// file in `/locales`.
    pub languages: Vec<String>,
}

readable!(Config {
    api: need,
    open311: need,
    languages: need
});

/// An Open311 city.
#[derive(Clone, Debug, PartialEq)]
pub struct Open311Config {
    /// Address of the GeoReport v2 endpoint.
    pub endpoint: String,
    /// Which city, where one endpoint serves several.
    pub jurisdiction: Option<String>,
    /// The key that names this portal to the endpoint.
    pub api_key: Option<String>,
    /// Which extensions it has, see [`crate::domain::reports::extension`].
    pub extensions: Vec<String>,
    /// What to send for fields it demands and the resident leaves empty, see
    /// [`crate::domain::reports::filler`].
    pub fill: Map<String, String>,
}

readable!(Open311Config {
    endpoint: need,
    jurisdiction: optional,
    api_key: optional,
    extensions: or_default,
    fill: or_default
});

/// Why there is no configuration.
#[derive(Clone, Debug, PartialEq)]
pub enum ConfigFault {
    /// The file did not come.
    Missing(ApiError),
    /// The file came, but says nothing the portal can work with.
    Broken,
}

impl Config {
    /// What the portal cannot work without.
    fn checked(self) -> Result<Self, ConfigFault> {
        // Browsers take the own machine for as safe as https.
        let safe = ["/", "https://", "http://localhost:", "http://127.0.0.1:"];
        let is_address = |address: &str| safe.iter().any(|start| address.starts_with(start));
        let is_tag = |tag: &String| {
            !tag.is_empty()
                && tag
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
        };
        let good = is_address(&self.api)
            && is_address(&self.open311.endpoint)
            && !self.languages.is_empty()
            && self.languages.iter().all(is_tag);
        if good {
            Ok(self)
        } else {
            Err(ConfigFault::Broken)
        }
    }

    fn endpoints(&self) -> Endpoints {
        let bare = |address: &str| address.trim_end_matches('/').to_owned();
        Endpoints {
            api: bare(&self.api),
            open311: Open311Endpoint {
                address: bare(&self.open311.endpoint),
                jurisdiction: self.open311.jurisdiction.clone(),
                api_key: self.open311.api_key.clone(),
                extensions: self.open311.extensions.clone(),
                fill: self.open311.fill.clone(),
            },
        }
    }
}

thread_local! {
    static CONFIG: RefCell<Option<Rc<Config>>> = const { RefCell::new(None) };
}

/// Fetches the configuration and puts it into use.
pub async fn start() -> Result<(), ConfigFault> {
    let config = match shell::config::<Config>().await {
        Ok(config) => config.checked()?,
        Err(ApiError::Unreadable) => return Err(ConfigFault::Broken),
        Err(error) => return Err(ConfigFault::Missing(error)),
    };
    configure(config.endpoints());
    CONFIG.set(Some(Rc::new(config)));
    Ok(())
}

/// Tags of the languages offered.
pub fn languages() -> Vec<String> {
    CONFIG
        .with_borrow(|config| config.as_ref().map(|config| config.languages.clone()))
        .unwrap_or_default()
}
