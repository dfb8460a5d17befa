//! What outlives a page: session, language, server clock, forms.

pub mod answers;
