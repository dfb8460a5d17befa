//! Asking the device where it is.

use crate::domain::reports::request::Place;
use js_sys::Promise;
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Position, PositionError, PositionOptions};

/// A measured place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Located {
    /// Where.
    pub place: Place,
    /// Within how many metres.
    pub metres: f64,
}

/// Why there is no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocateFault {
    /// The resident or the device does not allow it.
    Denied,
    /// The device cannot tell.
    Unavailable,
    /// The device did not answer in time.
    TooLate,
}

impl LocateFault {
    /// The key of its sentence.
    pub fn key(self) -> &'static str {
        match self {
            Self::Denied => "report.place.denied",
            Self::Unavailable => "report.place.unavailable",
            Self::TooLate => "report.place.too_late",
        }
    }
}

/// How long a device may take, in milliseconds.
const PATIENCE: u32 = 10_000;

/// Asks once; the browser asks the resident first.
pub async fn locate() -> Result<Located, LocateFault> {
    let device = window()
        .navigator()
        .geolocation()
        .map_err(|_| LocateFault::Unavailable)?;
    let options = PositionOptions::new();
    options.set_enable_high_accuracy(true);
    options.set_timeout(PATIENCE);
    options.set_maximum_age(60_000);
    let answer = Promise::new(&mut |found, failed| {
        let failed_at_once = failed.clone();
        let asked = device.get_current_position_with_error_callback_and_options(
            &found,
            Some(&failed),
            &options,
        );
        if let Err(error) = asked {
            let _ = failed_at_once.call1(&JsValue::UNDEFINED, &error);
        }
    });
    match JsFuture::from(answer).await {
        Ok(position) => {
            let at = position.unchecked_into::<Position>().coords();
            let place = Place {
                lat: at.latitude(),
                long: at.longitude(),
            };
            if place.is_known() {
                Ok(Located {
                    place,
                    metres: at.accuracy(),
                })
            } else {
                Err(LocateFault::Unavailable)
            }
        }
        Err(error) => Err(fault(&error)),
    }
}

fn fault(error: &JsValue) -> LocateFault {
    // Browsers call it GeolocationPositionError now, so its type says nothing.
    if !error.is_object() {
        return LocateFault::Unavailable;
    }
    match error.unchecked_ref::<PositionError>().code() {
        PositionError::PERMISSION_DENIED => LocateFault::Denied,
        PositionError::TIMEOUT => LocateFault::TooLate,
        _ => LocateFault::Unavailable,
    }
}
