//! The stand-in from the outside: the real program on a free port with a
//! database of its own, asked over plain HTTP.

mod after;
mod applications;
mod attachments;
mod cases;
mod city;
mod fact_corrections;
mod faults;
mod headers;
mod http;
mod idempotency;
mod kill;
mod reports;
mod restart;
mod sessions;
mod static_files;
