//! What an answer means for a report, and when to try again.

use super::entry::{Entry, Stage};
use super::photo::PhotoStage;
use super::turn::Now;
use crate::domain::problem::Problem;
use crate::domain::receipt::{Receipt, ReceivedFile};
use crate::domain::retry;
use crate::domain::upload::UploadFault;

/// A photo that failed so often in a row is left out: one bad photo must not keep
/// a report from the city.
pub const MOST_PHOTO_TRIES: u32 = 5;

/// No wait of our own choosing is longer, in milliseconds.
const CAP: f64 = 300_000.0;

/// What came of sending a report.
#[derive(Clone, Debug, PartialEq)]
pub enum Reply {
    /// The server has it.
    Received(Receipt),
    /// No answer, or none that can be read.
    Silence,
    /// A success that names nothing.
    Unclear,
    /// The server said why not.
    Problem(Problem),
}

impl Entry {
    /// Takes in what came of sending the report. `random` is uniform in `0..1`.
    pub fn replied(&mut self, reply: Reply, now: &Now<'_>, random: f64) {
        match reply {
            Reply::Received(receipt) => self.received(receipt),
            Reply::Unclear => self.stage = Stage::Unclear,
            Reply::Silence if now.keyed => self.wait(now, random, None),
            Reply::Silence => self.stage = Stage::Unclear,
            Reply::Problem(problem) => self.problem(problem, now, random),
        }
    }

    fn problem(&mut self, problem: Problem, now: &Now<'_>, random: f64) {
        let running = problem.slug() == "idempotency-key-in-progress";
        if !running && !retry::is_worth_another_try(problem.status) {
            self.stage = Stage::Refused(problem);
        } else if now.keyed {
            self.wait(now, random, problem.retry_after);
        } else if matches!(problem.status, 429 | 503) {
            // Turned away at the door: not even without a key can it be there.
            self.sent_at = None;
            self.wait(now, random, problem.retry_after);
        } else {
            self.stage = Stage::Unclear;
        }
    }

    fn received(&mut self, receipt: Receipt) {
        // What was reported is with the city now and need not lie around here.
        self.fields.clear();
        self.answers.clear();
        self.stage = Stage::Received(receipt);
    }

    fn wait(&mut self, now: &Now<'_>, random: f64, rest: Option<u32>) {
        self.tries = self.tries.saturating_add(1);
        self.next_at = now.device + u64::from(retry::pause(self.tries, random, rest, CAP));
    }

    /// Takes in what came of sending the photo that stands at `at`.
    pub fn photo_replied(
        &mut self,
        at: usize,
        reply: Result<ReceivedFile, UploadFault>,
        now: &Now<'_>,
        random: f64,
    ) {
        let Some(photo) = self.photos.get_mut(at) else {
            return;
        };
        match reply {
            Ok(file) => {
                photo.stage = PhotoStage::Received(file);
                photo.tries = 0;
            }
            Err(UploadFault::Offline) => {}
            Err(fault) => {
                photo.tries = photo.tries.saturating_add(1);
                if photo.tries >= MOST_PHOTO_TRIES || !fault.may_be_tried_again() {
                    photo.stage = PhotoStage::LeftOut;
                } else {
                    self.next_at =
                        now.device + u64::from(retry::pause(photo.tries, random, None, CAP));
                }
            }
        }
    }

    /// The resident wants it tried now; where it is not clear whether it is there,
    /// that is the decision to send it again.
    pub fn try_now(&mut self, now: &Now<'_>) {
        let again = self.stage == Stage::Unclear || self.turn(now) == super::Turn::Ask;
        if again {
            self.stage = Stage::Waiting;
            self.sent_at = None;
        }
        self.next_at = 0;
    }
}
