//! The stand-in from the outside: the real program on a free port with a
//! database of its own, asked over plain HTTP.

mod after;
mod applications;
mod attachments;
mod cases;
mod city;
mod events;
mod fact_corrections;
mod faults;
mod following;
mod geo_report;
mod headers;
mod http;
mod idempotency;
mod kill;
mod listed;
mod public_list;
mod reports;
mod restart;
mod sessions;
mod static_files;
