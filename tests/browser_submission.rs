//! One intent is one key from the first try to the receipt.
#![cfg(target_arch = "wasm32")]

use leptos::prelude::GetUntracked;
use longgang_portal::api::{ApiError, sleep};
use longgang_portal::domain::problem::Problem;
use longgang_portal::domain::receipt::Receipt;
use longgang_portal::state::submission::{Submission, SubmissionState};
use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// A server that answers as told and remembers the keys it was asked under.
#[derive(Clone)]
struct Server {
    answers: Rc<RefCell<VecDeque<Result<Receipt, ApiError>>>>,
    keys: Rc<RefCell<Vec<String>>>,
}

impl Server {
    fn new(answers: impl IntoIterator<Item = Result<Receipt, ApiError>>) -> Self {
        let answers = Rc::new(RefCell::new(answers.into_iter().collect()));
        Self {
            answers,
            keys: Rc::default(),
        }
    }

    fn submit(&self, submission: &Submission, content: &str) {
        let server = self.clone();
        submission.submit(
            content,
            move |key| {
                server.keys.borrow_mut().push(key.to_string());
                let answer = server.answers.borrow_mut().pop_front();
                async move {
                    sleep(10).await;
                    answer.expect("an answer for each try")
                }
            },
            |_| {},
        );
    }

    fn keys(&self) -> Vec<String> {
        self.keys.borrow().clone()
    }
}

fn receipt() -> Receipt {
    serde_json::from_str(
        r#"{"number":"LG26-0312-0105","access_code":"408217","received_at":"2026-03-12T10:36:00+08:00"}"#,
    )
    .expect("a receipt")
}

fn problem(status: u16, retry_after: Option<u32>) -> ApiError {
    ApiError::Problem(Problem {
        status,
        retry_after,
        ..Problem::default()
    })
}

async fn until(submission: &Submission, wanted: impl Fn(&SubmissionState) -> bool) {
    for _ in 0..400 {
        if wanted(&submission.state().get_untracked()) {
            return;
        }
        sleep(20).await;
    }
    panic!("still {:?}", submission.state().get_untracked());
}

fn is_refused(state: &SubmissionState) -> bool {
    matches!(state, SubmissionState::Refused(_))
}

fn is_done(state: &SubmissionState) -> bool {
    *state == SubmissionState::Done(receipt())
}

#[wasm_bindgen_test]
async fn an_answer_that_was_lost_is_asked_for_again_under_the_same_key() {
    let server = Server::new([
        Err(ApiError::Unreachable),
        Err(ApiError::Unreadable),
        Ok(receipt()),
    ]);
    let submission = Submission::new();
    server.submit(&submission, "a");
    until(&submission, is_done).await;
    let keys = server.keys();
    assert_eq!(keys.len(), 3);
    assert!(keys.iter().all(|key| *key == keys[0]), "{keys:?}");
}

#[wasm_bindgen_test]
async fn pressing_twice_sends_once() {
    let server = Server::new([Ok(receipt())]);
    let submission = Submission::new();
    server.submit(&submission, "a");
    server.submit(&submission, "a");
    server.submit(&submission, "b");
    until(&submission, is_done).await;
    server.submit(&submission, "a");
    sleep(50).await;
    assert_eq!(server.keys().len(), 1);
}

#[wasm_bindgen_test]
async fn a_refusal_keeps_the_key_until_the_content_changes() {
    let refused = || Err(problem(422, None));
    let server = Server::new([refused(), refused(), Ok(receipt())]);
    let submission = Submission::new();
    server.submit(&submission, "a");
    until(&submission, is_refused).await;
    server.submit(&submission, "a");
    until(&submission, |state| *state == SubmissionState::Sending).await;
    until(&submission, is_refused).await;
    server.submit(&submission, "b");
    until(&submission, is_done).await;
    let keys = server.keys();
    assert_eq!(keys[0], keys[1]);
    assert_ne!(keys[1], keys[2]);
}

#[wasm_bindgen_test]
async fn too_many_requests_is_a_refusal_only_where_nothing_can_have_been_taken() {
    let too_many = || Err(problem(429, None));
    // The first answer of one is lost: what it asked for may have been done.
    let lost = Server::new(
        [Err(ApiError::Unreachable)]
            .into_iter()
            .chain((0..4).map(|_| too_many())),
    );
    let refused = Server::new((0..5).map(|_| too_many()));
    let (one, other) = (Submission::new(), Submission::new());
    lost.submit(&one, "a");
    refused.submit(&other, "a");
    let over = |state: &SubmissionState| {
        matches!(
            state,
            SubmissionState::Unknown | SubmissionState::Refused(_)
        )
    };
    // Five tries with their pauses.
    for submission in [&one, &other] {
        for _ in 0..1_000 {
            if over(&submission.state().get_untracked()) {
                break;
            }
            sleep(20).await;
        }
    }
    assert_eq!(one.state().get_untracked(), SubmissionState::Unknown);
    assert!(matches!(
        other.state().get_untracked(),
        SubmissionState::Refused(_)
    ));
    assert_eq!((lost.keys().len(), refused.keys().len()), (5, 5));
}

#[wasm_bindgen_test]
async fn a_rest_that_was_asked_for_is_kept_and_can_be_cut_short_by_hand() {
    let server = Server::new([Err(problem(503, Some(60))), Ok(receipt())]);
    let submission = Submission::new();
    server.submit(&submission, "a");
    let waits = |state: &SubmissionState| matches!(state, SubmissionState::Waiting { tries: 1, next_in } if *next_in >= 59);
    until(&submission, waits).await;
    submission.retry();
    until(&submission, is_done).await;
    let keys = server.keys();
    assert_eq!(keys.len(), 2);
    assert_eq!(keys[0], keys[1]);
}

#[wasm_bindgen_test]
async fn a_key_without_an_answer_is_used_again_after_a_reload_and_then_no_more() {
    let server = Server::new([
        Err(ApiError::Unclear),
        Err(problem(401, None)),
        Ok(receipt()),
        Err(problem(400, None)),
        Ok(receipt()),
    ]);
    // As many visits of the same form, each with what was typed anew.
    let is_unclear = |state: &SubmissionState| *state == SubmissionState::Unclear;
    let after: [fn(&SubmissionState) -> bool; 5] =
        [is_unclear, is_refused, is_done, is_refused, is_done];
    for (visit, after) in after.into_iter().enumerate() {
        let submission = Submission::of("submission/again");
        server.submit(&submission, &visit.to_string());
        until(&submission, after).await;
    }
    let keys = server.keys();
    assert_eq!(keys[0], keys[1], "unclear whether it was taken");
    assert_eq!(keys[0], keys[2], "nobody was signed in to be told");
    assert_ne!(keys[2], keys[3], "it was received");
    assert_ne!(keys[3], keys[4], "it was refused");
}
