//! The rules of the city. Pure: no browser, no network, no clock. Every
//! function that needs "now" takes it as an argument.

pub mod calendar;
pub mod cases;
pub mod city;
pub mod days_left;
pub mod decimal;
pub mod draft;
pub mod duration;
pub mod fixed;
pub mod forms;
pub mod identity;
pub mod kept_key;
pub mod lookup;
pub mod map;
pub mod moment;
pub mod outbox;
pub mod person;
pub mod points;
pub mod problem;
pub mod read;
pub mod receipt;
pub mod reports;
pub mod retry;
pub mod sign_in;
pub mod text;
pub mod upload;
