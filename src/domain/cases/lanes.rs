//! On which line of the timeline each step stands: that of the community or that of
//! the department. A whistle crosses over, a return comes back.

use super::event::EventKind;

/// A line of the timeline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lane {
    /// The community's, on the left.
    #[default]
    Community,
    /// The department's, on the right.
    Department,
}

/// The lane of each step, in order, and at the end of the one who has the case then.
pub fn lanes(steps: &[EventKind]) -> Vec<Lane> {
    let mut has_it = Lane::Community;
    let mut lanes = Vec::with_capacity(steps.len() + 1);
    for step in steps {
        let (stands, then) = match step {
            EventKind::Community => (Lane::Community, Lane::Community),
            EventKind::Whistle => (Lane::Community, Lane::Department),
            EventKind::Department | EventKind::Handover => (Lane::Department, Lane::Department),
            EventKind::Return => (Lane::Department, Lane::Community),
            // To whom it goes back is said by the next step; whoever urges, waits or
            // answers does it where the case is.
            EventKind::Resident
            | EventKind::Office
            | EventKind::Pause
            | EventKind::Resume
            | EventKind::Answer
            | EventKind::Reopened
            | EventKind::Urge
            | EventKind::StepBack => (has_it, has_it),
        };
        lanes.push(stands);
        has_it = then;
    }
    lanes.push(has_it);
    lanes
}

/// Whether any of it is with a department.
pub fn cross(lanes: &[Lane]) -> bool {
    lanes.contains(&Lane::Department)
}

#[cfg(test)]
mod tests {
    use super::*;
    use EventKind::*;
    use Lane::{Community as C, Department as D};

    #[test]
    fn a_whistle_crosses_over_and_a_return_comes_back() {
        let steps = [
            Resident, Community, Whistle, Department, Pause, Resume, Handover, Return, Community,
        ];
        assert_eq!(lanes(&steps), [C, C, C, D, D, D, D, D, C, C]);
    }

    #[test]
    fn a_department_answers_on_its_own_line() {
        assert_eq!(lanes(&[Whistle, Answer, Urge]), [C, D, D, D]);
        assert_eq!(lanes(&[Community, Answer]), [C, C, C]);
    }

    #[test]
    fn without_a_department_there_is_one_line() {
        assert!(!cross(&lanes(&[Resident, Office, Community, Answer])));
        assert!(cross(&lanes(&[Resident, Whistle])));
        assert_eq!(lanes(&[]), [C]);
    }
}
