//! The calls over real connections: what a server does, and what is known after it.

mod answers;
mod any_answer;
mod calls;
mod deadlines;
mod every_call;
mod handover;
mod lists;
mod page;
mod recordings;
mod replies;
mod server;
mod told;
mod trust;
