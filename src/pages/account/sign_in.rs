//! The form to sign in: the phone number, then the code sent to it.

use super::wrong::Wrong;
use crate::api::session::CodeSent;
use crate::domain::person::{mask_phone, parse_phone};
use crate::domain::sign_in::read_one_time_code;
use crate::funnel::{Signal, dynamic, kept};
use crate::i18n;
use crate::pages::title::titled_form;
use crate::state::{clock, session};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::error_summary::{ErrorItem, ErrorSummary};
use crate::ui::field::Asked;
use crate::ui::focus::focus_soon;
use crate::ui::notice::Notice;
use crate::ui::text_input::{TextInput, TextKind};
use crate::ui::words::{said, say};
use chrono::{DateTime, FixedOffset};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

const PHONE: &str = "phone";
const CODE: &str = "code";

/// How far signing in is.
#[derive(Clone, Debug, PartialEq)]
enum Step {
    /// The number is asked.
    Phone,
    /// A code was sent to this number at this time.
    Code {
        phone: String,
        sent: CodeSent,
        at: DateTime<FixedOffset>,
    },
}

/// Everything the two steps share; handed around by copying.
#[derive(Clone, Copy)]
struct SignIn {
    phone: RwSignal<String>,
    code: RwSignal<String>,
    step: RwSignal<Step>,
    wrong: RwSignal<Option<Wrong>>,
    busy: RwSignal<bool>,
    done: Callback<()>,
}

impl SignIn {
    fn fail(self, wrong: Wrong) {
        self.busy.try_set(false);
        self.wrong.try_set(Some(wrong));
    }

    fn send_code(self) {
        let typed = self.phone.get_untracked();
        if typed.trim().is_empty() {
            return self.fail(Wrong::PhoneMissing);
        }
        let phone = match parse_phone(&typed) {
            Ok(phone) => phone.as_str().to_owned(),
            Err(fault) => return self.fail(Wrong::Phone(fault)),
        };
        self.busy.set(true);
        self.wrong.set(None);
        spawn_local(async move {
            match session::send_code(&phone).await {
                Ok(sent) => {
                    self.busy.try_set(false);
                    self.code.try_set(String::new());
                    self.step.try_set(Step::Code {
                        phone,
                        sent,
                        at: clock::now(),
                    });
                    focus_soon(CODE);
                }
                Err(error) => self.fail(Wrong::of_sending(&error)),
            }
        });
    }

    fn sign_in(self, phone: String) {
        let code = match self.code.with_untracked(|code| read_one_time_code(code)) {
            Ok(code) => code,
            Err(fault) => return self.fail(Wrong::Code(fault)),
        };
        self.busy.set(true);
        self.wrong.set(None);
        let done = self.done;
        spawn_local(async move {
            match session::sign_in(&phone, &code).await {
                // The page may be gone; whoever left it wants to stay where they are.
                Ok(()) => {
                    done.try_run(());
                }
                Err(error) => self.fail(Wrong::of_code(&error)),
            }
        });
    }

    fn submit(self) {
        if self.busy.get_untracked() {
            return;
        }
        match self.step.get_untracked() {
            Step::Phone => self.send_code(),
            Step::Code { phone, .. } => self.sign_in(phone),
        }
    }

    fn other_phone(self) {
        self.wrong.set(None);
        self.step.set(Step::Phone);
        focus_soon(PHONE);
    }

    fn field(self) -> &'static str {
        if self.step.with(|step| *step == Step::Phone) {
            PHONE
        } else {
            CODE
        }
    }
}

/// The form; `done` is called once somebody is signed in.
#[component]
pub(super) fn SignInForm(done: Callback<()>) -> impl IntoView {
    let form = SignIn {
        phone: RwSignal::new(String::new()),
        code: RwSignal::new(String::new()),
        step: RwSignal::new(Step::Phone),
        wrong: RwSignal::new(None),
        busy: RwSignal::new(false),
        done,
    };
    let error = Signal::derive(move || form.wrong.with(|it| it.as_ref().map(Wrong::sentence)));
    let is_wrong = Signal::derive(move || form.wrong.with(Option::is_some));
    titled_form(|| i18n::t("account.sign_in"), is_wrong);
    let items = Signal::derive(move || {
        let item = |text| ErrorItem {
            target: form.field().to_owned(),
            text,
        };
        error.get().into_iter().map(item).collect::<Vec<_>>()
    });
    // The step rebuilds the fields; the time of the code must not.
    let step = kept(move || form.step.get());
    let ran_out = session::ran_out();
    let fields = move || match step.get() {
        Step::Phone => phone_step(form, error),
        Step::Code { phone, sent, at } => code_step(form, error, &phone, sent, at),
    };
    view! {
        <div class="stack measure">
            <ErrorSummary items=items />
            <h1>{say("account.sign_in")}</h1>
            {move || {
                ran_out
                    .get()
                    .then(|| view! { <Notice>{say("account.ran_out")}</Notice> }.into_any())
            }}
            <form
                class="stack"
                novalidate
                on:submit=move |event| {
                    event.prevent_default();
                    form.submit();
                }
            >
                {dynamic(fields)}
            </form>
        </div>
    }
    .into_any()
}

fn phone_step(form: SignIn, error: Signal<Option<String>>) -> AnyView {
    let asked = Asked::new(PHONE, said("account.phone"))
        .hint(said("account.phone_hint"))
        .error(error);
    view! {
        <p class="lead">{say("account.lead")}</p>
        <TextInput
            asked=asked
            kind=TextKind::Phone
            value=form.phone
            set=Callback::new(move |typed| form.phone.set(typed))
        />
        <p class="actions">
            <Button submit=true busy=form.busy>
                {say("account.send_code")}
            </Button>
        </p>
    }
    .into_any()
}

fn code_step(
    form: SignIn,
    error: Signal<Option<String>>,
    phone: &str,
    sent: CodeSent,
    at: DateTime<FixedOffset>,
) -> AnyView {
    let masked = mask_phone(phone);
    let sent_to = move || i18n::tf("account.code_sent", &[("phone", &masked)]);
    let minutes = sent.expires_in.div_ceil(60);
    let hint = Signal::derive(move || i18n::tn("account.code_hint", minutes as usize, &[]));
    let demonstration = sent.demonstration_code.map(|code| {
        let words = move || i18n::tf("account.demonstration_code", &[("code", &code)]);
        view! { <p class="note">{dynamic(words)}</p> }.into_any()
    });
    let asked = Asked::new(CODE, said("account.code"))
        .hint(hint)
        .error(error);
    view! {
        <p role="status">{dynamic(sent_to)}</p>
        {demonstration}
        <TextInput
            asked=asked
            kind=TextKind::Code
            value=form.code
            set=Callback::new(move |typed| form.code.set(typed))
        />
        <p class="actions">
            <Button submit=true busy=form.busy>
                {say("account.sign_in")}
            </Button>
            {resend(form, sent.resend_in, at)}
            <Button
                kind=ButtonKind::Plain
                on_press=Callback::new(move |()| form.other_phone())
            >
                {say("account.other_phone")}
            </Button>
        </p>
    }
    .into_any()
}

/// Another code, once that is allowed; until then how long it takes. A code
/// that is void may be replaced at once: the server says if it is too soon.
fn resend(form: SignIn, after: u32, at: DateTime<FixedOffset>) -> AnyView {
    let now = clock::every_second();
    let left = kept(move || {
        let gone = (now.get() - at).num_seconds().max(0);
        (i64::from(after) - gone).max(0)
    });
    let may = move || {
        let void = form
            .wrong
            .with(|it| it.as_ref().is_some_and(Wrong::needs_another_code));
        left.get() == 0 || void
    };
    let may = kept(may);
    dynamic(move || {
        if may.get() {
            let again = Callback::new(move |()| form.send_code());
            view! {
                <Button kind=ButtonKind::Second busy=form.busy on_press=again>
                    {say("account.resend")}
                </Button>
            }
            .into_any()
        } else {
            let wait = move || {
                let left = usize::try_from(left.get()).unwrap_or_default();
                i18n::tn("account.resend_in", left, &[])
            };
            view! { <span class="soft small">{dynamic(wait)}</span> }.into_any()
        }
    })
}
