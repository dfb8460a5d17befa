//! The files of an application, by the papers they are filed under. An answer that
//! was changed since may want a paper no more: its files are not sent then.

use crate::domain::points::application::Evidence;
use crate::domain::points::evidence::{Paper, papers};
use crate::domain::receipt::ReceivedFile;
use crate::pages::points::frame::Journey;
use crate::pages::upload_lines::{FileInTheWay, in_the_way};

/// The files the city has, each with the paper it is filed under. Tracked.
pub fn filed(journey: &Journey) -> Vec<(Paper, ReceivedFile)> {
    let papers = wanted(journey);
    let files = journey.desk.form.uploads.received().into_iter();
    files
        .filter_map(|(about, file)| Some((under(&papers, &about)?.clone(), file)))
        .collect()
}

/// The same as they are sent: a file for each answer its paper proves.
pub fn evidence(journey: &Journey) -> Vec<Evidence> {
    let one = |(paper, file): (Paper, ReceivedFile)| {
        paper.proves.into_iter().map(move |need| Evidence {
            fact: need.fact,
            attachment: file.id.clone(),
        })
    };
    filed(journey).into_iter().flat_map(one).collect()
}

/// The files that did not arrive or are still on their way.
pub fn papers_in_the_way(journey: &Journey) -> Vec<FileInTheWay> {
    let papers = wanted(journey);
    let mut files = in_the_way(&journey.desk.form.uploads, true);
    files.retain(|file| under(&papers, file.about()).is_some());
    files
}

fn wanted(journey: &Journey) -> Vec<Paper> {
    let purpose = &journey.purpose.id;
    journey
        .facts
        .with(|facts| papers(&journey.scheme, purpose, facts))
}

fn under<'a>(papers: &'a [Paper], about: &str) -> Option<&'a Paper> {
    papers.iter().find(|paper| paper.id.as_str() == about)
}
