//! The form renderer: draws the pages of a [`FormDefinition`] with the building
//! blocks of `ui`, reads and writes an [`AnswerStore`].
//!
//! A field's first input has the element id `f-<field>`, a part of a record
//! `f-<field>-<row>-<part>`: the paths of [`FieldFault`] with `-` for `.`.
//!
//! [`FormDefinition`]: crate::domain::forms::definition::FormDefinition
//! [`AnswerStore`]: crate::state::answers::AnswerStore
//! [`FieldFault`]: crate::domain::forms::check::FieldFault

mod answer_words;
mod answers_list;
mod element;
mod entries;
mod faults;
mod field_view;
mod page_view;
mod periods;
mod slot;
mod table;

pub use answer_words::answer_words;
pub use answers_list::AnswersList;
pub use element::element_id;
pub use faults::{fault_items, sentence};
pub use field_view::{FieldNote, FieldSkip, Scope};
pub use page_view::{Form, FormPageView};
