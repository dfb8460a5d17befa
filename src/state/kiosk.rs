//! A machine in a hall, which many people use one after the other.
//!
//! Whether the portal runs on one is said by `config.json` of the address the machine
//! opens, and by nothing else. A link cannot turn a phone into a kiosk, and nobody at
//! a kiosk can leave it: there is no address, no switch and nothing in the storage to
//! say so, and erasing the storage changes nothing. The hall serves the same build
//! under an address of its own with a `kiosk` in its configuration.
//!
//! On a kiosk nothing is stored (see [`crate::storage::keep_nothing`]): drafts and
//! unsent reports live in memory, there is no way back in the history, and browsers
//! are asked to remember nothing that is typed. Between two people everything is
//! erased, see [`wipe`]; that happens at the start too, because a machine may have been
//! switched off in the middle.
//!
//! What is needed only there is in a part of the program that nobody else downloads.

pub mod presence;
pub mod wipe;

use crate::funnel::effect;
use crate::state::{looks, rooted};
use crate::storage;
use leptos::prelude::*;
use std::sync::LazyLock;

/// How a kiosk stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Switched on: what the last person may have left is being erased.
    Starting,
    /// Somebody may use it. Every other device is always here.
    Open,
    /// Somebody has finished or gone: everything is being erased.
    Ending,
}

static STAGE: LazyLock<ArcRwSignal<Stage>> = LazyLock::new(|| {
    ArcRwSignal::new(if keeps_nothing() {
        Stage::Starting
    } else {
        Stage::Open
    })
});

/// Whether this is a kiosk: then nothing of a person may be stored, remembered or
/// shown after they have gone.
pub fn keeps_nothing() -> bool {
    storage::keeps_nothing()
}

/// How it stands.
pub fn stage() -> ArcReadSignal<Stage> {
    STAGE.read_only()
}

/// This is a kiosk. Before anything is read or stored.
pub fn begin() {
    storage::keep_nothing();
    looks::look_like_kiosk();
}

/// Ends what somebody has begun: everything is erased, which is shown, and the first
/// page comes.
pub fn end() {
    if STAGE.get_untracked() == Stage::Open {
        STAGE.set(Stage::Ending);
    }
}

/// Everything is erased: the next one may come.
fn open() {
    STAGE.set(Stage::Open);
}

/// Runs `what` once for as long as the portal runs.
fn watch(what: impl FnMut() + 'static) {
    rooted(|| effect(what));
}
