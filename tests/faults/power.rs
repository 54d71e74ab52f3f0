//! Power loss: what was not synced is gone, and still nobody is loaded twice and nobody is lost.

mod calls;
mod disk;
mod story;
