//! What servers do beside GeoReport v2, asked for only where it is said to exist.

use super::discovery::Endpoint;

/// An extension the portal makes use of. Which ones a city has is said by
/// `config.json` (`open311.extensions`) or by the endpoint itself in its discovery.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extension {
    /// One `Idempotency-Key` makes one report of any number of tries.
    Idempotency,
    /// Photos are uploaded to the city's own API first and named in the report.
    Attachments,
    /// `page` and `page_size` (Chicago, Boston, Toronto, Bloomington).
    Paging,
    /// `extensions=true` adds `notes` and attributes (Chicago, Boston, CitySDK).
    Notes,
    /// `servicerequestupdates.json` (FixMyStreet).
    Updates,
}

impl Extension {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Idempotency,
        Self::Attachments,
        Self::Paging,
        Self::Notes,
        Self::Updates,
    ];

    /// Its name in configuration and discovery.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Idempotency => "idempotency",
            Self::Attachments => "attachments",
            Self::Paging => "paging",
            Self::Notes => "notes",
            Self::Updates => "updates",
        }
    }
}

/// The extensions of an endpoint: those configured and those it names itself, each
/// once. Words nobody knows are passed over.
pub fn extensions(configured: &[String], discovered: Option<&Endpoint>) -> Vec<Extension> {
    let named = discovered.map_or(&[][..], |endpoint| &endpoint.extensions);
    let has = |one: &Extension| {
        configured
            .iter()
            .chain(named)
            .any(|word| word == one.word())
    };
    Extension::ALL.into_iter().filter(has).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_configured_and_what_is_discovered_add_up() {
        let words = |list: &[&str]| {
            list.iter()
                .map(|word| (*word).to_owned())
                .collect::<Vec<_>>()
        };
        let endpoint = Endpoint {
            extensions: words(&["updates", "paging", "teleport"]),
            ..Endpoint::default()
        };
        let both = extensions(&words(&["notes", "paging"]), Some(&endpoint));
        assert_eq!(
            both,
            [Extension::Paging, Extension::Notes, Extension::Updates]
        );
        assert_eq!(extensions(&[], None), []);
    }
}
