//! A uContact on loopback, for demonstrations and tests: it takes uploads as the vendor's page says, reads each line as the
//! far end would, and shows what it holds.
//!
//! It is stricter than the real one, and says why: whatever a dialer would lose in silence, or read otherwise than it was
//! meant, is answered with `0` and kept as a refusal with its reason. It is as forgetful as the real one, too: the same
//! content under a new name is accepted again, because that is how people get called twice; the list then says of which
//! other it is the double.
//!
//! | | |
//! |---|---|
//! | `GET /` | a page for people: the lists and the refusals, numbers masked |
//! | `GET /lists` | JSON of every list with its contacts, numbers whole: an oracle for tests, on loopback alone |
//! | `GET /refusals` | JSON of every refused upload with its reason |
//!
//! Everything else is the vendor's: `ucontact::path` names the calls.
//!
//! ```
//! use ucontact::{Base, Client, Deadlines, Outcome, Secret};
//!
//! # let store = tempfile::tempdir()?;
//! # let store = store.path();
//! let sandbox = sandbox::Sandbox::start(0, store)?;
//! let client = Client::new(sandbox.address().parse()?, Deadlines::default())?;
//! let token = client.sign_in(sandbox::USER, &Secret::from(sandbox::PASSWORD))?;
//! let base = Base {
//!     filename: "demo.csv",
//!     campaign: "Demo->",
//!     lines: 1,
//!     username: "loads",
//!     time_zone: None,
//!     content: b"Demo->;098344484;name=Ana;;9999;\n",
//! };
//! assert!(matches!(client.upload(&token, &base, || Ok(())), Outcome::Accepted));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod error;
mod page;
mod reader;
mod server;
mod store;

pub use error::Error;

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::thread::JoinHandle;
use store::Store;
use tokio::sync::oneshot;

/// A user that may sign in. Any other name may too.
pub const USER: &str = "demo";

/// The one password, of every user.
pub const PASSWORD: &str = "sandbox";

/// A sandbox that is running, on a thread of its own. It stops when it is dropped.
#[derive(Debug)]
pub struct Sandbox {
    at: SocketAddr,
    /// Dropping it stops the server.
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Sandbox {
    /// Starts a sandbox on `127.0.0.1`, at `port` or, for 0, at any that is free.
    ///
    /// What it is given it keeps in `sandbox.db` in the directory `store`, which is made if it is not there; a later start
    /// goes on with it. The file is for its owner alone.
    ///
    /// # Errors
    /// Where the port is taken, or the store cannot be used.
    pub fn start(port: u16, store: &Path) -> Result<Self, Error> {
        let store = Store::open(store)?;
        let taken = |source| Error::Port { port, source };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(taken)?;
        let at = listener.local_addr().map_err(taken)?;
        listener.set_nonblocking(true).map_err(taken)?;

        let runtime =
            tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Error::Thread)?;
        let (stop, stopped) = oneshot::channel::<()>();
        let serve = move || runtime.block_on(server::serve(listener, store, stopped));
        let thread = std::thread::Builder::new().name("sandbox".to_owned()).spawn(serve);
        Ok(Self { at, stop: Some(stop), thread: Some(thread.map_err(Error::Thread)?) })
    }

    /// Where it listens, as clients write it: `http://127.0.0.1:8085`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://{}", self.at)
    }

    /// Stops it. Connections that are open are cut.
    pub fn stop(self) {
        drop(self);
    }

    /// Waits as long as it runs: until the process ends.
    pub fn wait(mut self) {
        self.join();
    }

    fn join(&mut self) {
        if let Some(thread) = self.thread.take() {
            // A server that panicked has stopped too.
            drop(thread.join());
        }
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        drop(self.stop.take());
        self.join();
    }
}

#[cfg(test)]
mod tests;
