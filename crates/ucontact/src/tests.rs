//! The calls over real connections: what a server does, and what is known after it.

mod calls;
mod deadlines;
mod handover;
mod lists;
mod replies;
mod server;
mod told;
mod trust;
