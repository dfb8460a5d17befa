//! Following a report on this device, and no more.

use crate::domain::identity::CaseNumber;
use crate::domain::reports::followed::{Followed, Seen};
use crate::domain::reports::listed::ServiceRequest;
use crate::funnel::dynamic;
use crate::state::{clock, followed, followed_news};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::focus::focus_soon;
use crate::ui::words::say;
use leptos::prelude::*;

/// Element id of the button; one takes the other's place.
const BUTTON: &str = "follow";

/// The button with what it means; nothing on a device that belongs to nobody. Who sees
/// it has looked at the report.
pub fn follow_button(number: &CaseNumber, request: &ServiceRequest) -> AnyView {
    if !followed_news::is_allowed() {
        return ().into_any();
    }
    followed_news::put(number, request);
    followed::looked_at(number, &Seen::from(request));
    let (number, request) = (number.clone(), request.clone());
    let button = move || {
        let is_followed = followed::is_followed(&number);
        let (number, request) = (number.clone(), request.clone());
        let on_press = Callback::new(move |()| {
            if is_followed {
                followed::unfollow(&number);
            } else {
                followed::follow(Followed::new(number.clone(), &request, clock::now()));
            }
            focus_soon(BUTTON);
        });
        let (kind, words, hint) = if is_followed {
            (ButtonKind::Plain, "report.follow.stop", "report.follow.on")
        } else {
            (
                ButtonKind::Second,
                "report.follow.start",
                "report.follow.hint",
            )
        };
        view! {
            <div class="stack-small">
                <p class="small soft" role="status">
                    {say(hint)}
                </p>
                <Button id=BUTTON kind on_press>
                    {say(words)}
                </Button>
            </div>
        }
        .into_any()
    };
    dynamic(button)
}
