//! Photos of other servers: which addresses may be shown, and how.

/// A photo of a report, safe to put on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Medium {
    /// Its address: `https:`, `http:` or a path of the page's own host.
    pub address: String,
    /// Whether it may stand on the page. A plain `http:` photo on an `https:` page
    /// is refused by browsers, so it is a link.
    pub is_shown: bool,
}

/// An address as a server gives it, for a page that came by `https:` or not.
/// Nothing where following it could do anything but fetch: `javascript:`, `data:`.
pub fn medium(address: &str, page_is_https: bool) -> Option<Medium> {
    let address = address.trim();
    let scheme = |name: &str| {
        address
            .get(..name.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(name))
    };
    let hidden = |c: char| c.is_whitespace() || c.is_control() || c == '\\';
    let same_host = address.starts_with('/') && !address.starts_with("//");
    let safe = same_host || scheme("https://") || scheme("http://");
    (safe && !address.contains(hidden)).then(|| Medium {
        address: address.to_owned(),
        is_shown: !(page_is_https && scheme("http://")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn deviation_16_http_photos_on_an_https_page_are_links() {
        let shown = |address, https| medium(address, https).map(|medium| medium.is_shown);
        assert_eq!(shown("http://a.example/1.jpg ", true), Some(false));
        assert_eq!(shown("HTTP://a.example/1.jpg", true), Some(false));
        assert_eq!(shown("http://a.example/1.jpg", false), Some(true));
        assert_eq!(shown("https://a.example/1.jpg", true), Some(true));
        assert_eq!(shown("/media/1.jpg", true), Some(true));
    }

    #[test]
    fn deviation_16_addresses_that_do_anything_else_are_none() {
        for address in [
            "",
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "//evil.example/1.jpg",
            "/\\evil.example/1.jpg",
            "https://a.example/\u{0}x",
            "ftp://a.example/1.jpg",
            "1.jpg",
        ] {
            assert_eq!(medium(address, true), None, "{address}");
        }
    }
}
