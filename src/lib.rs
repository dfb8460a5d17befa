//! The map of the Longgang citizen portal.
//!
//! Arrows point one way: `pages → ui, state, api → domain`. Only `domain` and
//! `routes` are compiled without the `ui` feature; the stand-in API uses them
//! so, and the compiler keeps the rules of the city free of browsers, clocks and
//! I/O.
//!
//! | module    | holds                                                          |
//! |-----------|----------------------------------------------------------------|
//! | `domain`  | the rules of the city: points, forms, cases, reports, calendar |
//! | `api`     | the only HTTP                                                  |
//! | `storage` | what stays on the device: drafts, unsent reports, preferences  |
//! | `state`   | what outlives a page: session, locale, server clock, forms     |
//! | `i18n`    | words in the resident's language                               |
//! | `funnel`  | effects, memos and changing views, many types through one      |
//! | `ui`      | building blocks that know neither pages nor the API            |
//! | `pages`   | one folder per journey                                         |
//! | `routes`  | every page URL, built and read in one place                    |
//!
//! `app` starts the portal. `sheet_alone` is one page of it as a second, small program.
#![recursion_limit = "256"]

pub mod domain;
pub mod routes;

#[cfg(feature = "ui")]
pub mod api;
#[cfg(feature = "ui")]
pub mod app;
#[cfg(feature = "ui")]
pub mod funnel;
#[cfg(feature = "ui")]
pub mod i18n;
#[cfg(feature = "ui")]
pub mod pages;
#[cfg(feature = "ui")]
pub mod sheet_alone;
#[cfg(feature = "ui")]
pub mod state;
#[cfg(feature = "ui")]
pub mod storage;
#[cfg(feature = "ui")]
pub mod ui;
