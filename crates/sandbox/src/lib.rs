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
//! | `GET /attempts` | JSON of every upload that came: whether it came whole, what befell it, whether it was kept |
//! | `GET /behaviours` | JSON of what is due, and of all that can befall an upload |
//! | `POST /behaviours` | what shall befall the next uploads, or the next connections: `upload=hang-processed`, as often as wanted |
//! | `POST /calls` | a JSON list of call records, to be found by `getrecords` |
//! | `GET /clock`, `POST /advance` | the dialer's clock; `by=2h` or `to=2026-12-01 15:00:00` moves it on, and what is due is dialled |
//! | `GET /dialled` | JSON of every call that has ended, whole: an oracle |
//! | `GET /dialling` | JSON of whoever is in the dialer, and what became of them |
//! | `GET /blacklist` | JSON of the numbers that are not called |
//! | `GET /dispositions` | JSON of what was said of calls |
//!
//! Nobody is called before the clock is moved, and it moves only when asked, or with [`Dialling::speed`]. Whom it calls then, when
//! and with what end is drawn from a seed, so the same lists in the same hours lead to the same records: see [`Dialling`].
//!
//! Recordings lie at `/records/…` (the telephony's host) and at `/backup/records/…` (the backup's). To who calls this machine
//! `localhost` and not `127.0.0.1`, it is the backup's host altogether: two hosts for clients whose addresses have no path.
//!
//! It can misbehave as a far end does that is ill, in 26 ways: see [`Behaviour`] and [`Settings`].
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

mod behaviour;
mod choice;
mod control;
mod dialler;
mod dialling;
mod dice;
mod error;
mod front;
mod http;
mod moment;
mod outcome;
mod page;
mod reader;
mod record;
mod server;
mod settings;
mod sound;
mod store;
mod tls;
mod upload;
mod wire;

pub use behaviour::Behaviour;
pub use choice::{Chance, Choice, Order};
pub use chrono_tz::Tz as Zone;
pub use dialling::{Agent, Dialling, Disposition};
pub use error::Error;
pub use settings::{Settings, Told};
pub use store::Attempt;

use control::Control;
use front::Front;
use server::Shared;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;
use store::Store;
use tls::Tls;
use tokio::sync::{mpsc, oneshot};

/// The longest body that is read. Java servers often stop at 2 MB; this one stands in for those that do not.
const BODY_LIMIT: usize = 8 << 20;

/// A user that may sign in. Any other name may too.
pub const USER: &str = "demo";

/// The one password, of every user.
pub const PASSWORD: &str = "sandbox";

/// A sandbox that is running, on a thread of its own. It stops when it is dropped.
#[derive(Debug)]
pub struct Sandbox {
    at: SocketAddr,
    authority: Option<PathBuf>,
    /// Dropping it stops the server.
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Sandbox {
    /// Starts a sandbox that behaves, on `127.0.0.1`, at `port` or, for 0, at any that is free.
    ///
    /// What it is given it keeps in `sandbox.db` in the directory `store`, which is made if it is not there; a later start
    /// goes on with it. The file is for its owner alone.
    ///
    /// # Errors
    /// Where the port is taken, or the store cannot be used.
    pub fn start(port: u16, store: &Path) -> Result<Self, Error> {
        Self::start_with(Settings::new(port, store))
    }

    /// Starts a sandbox that does as the settings say.
    ///
    /// # Errors
    /// Where the port is taken, the store cannot be used, or no certificate can be made.
    pub fn start_with(settings: Settings) -> Result<Self, Error> {
        let store = Store::open(&settings.store)?;
        if let Some(start) = settings.dialling.start {
            let unusable = |source| Error::Database { path: settings.store.clone(), source };
            store.set_clock(moment::of_local(settings.dialling.zone, start)).map_err(unusable)?;
        }
        let tls = settings.tls.then(|| Tls::new(&settings.store)).transpose()?;
        let (tls, authority) = tls.unzip();
        let port = settings.port;
        let taken = |source| Error::Port { port, source };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(taken)?;
        let at = listener.local_addr().map_err(taken)?;
        listener.set_nonblocking(true).map_err(taken)?;

        let control = Control::new(settings.choice, tls.is_some());
        let shared = Shared::new(store, control, settings.campaigns, settings.dialling);
        let (absences, asked) = mpsc::channel(1);
        let front = Front {
            routes: server::routes(shared.clone()),
            shared,
            tls,
            address: at,
            delay: settings.delay,
            away: settings.away,
            told: settings.told,
            strange: None.into(),
            absences,
        };
        let runtime =
            tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(Error::Thread)?;
        let (stop, stopped) = oneshot::channel::<()>();
        let serve = move || runtime.block_on(front::serve(listener, front, asked, stopped));
        let thread = std::thread::Builder::new().name("sandbox".to_owned()).spawn(serve);
        Ok(Self { at, authority, stop: Some(stop), thread: Some(thread.map_err(Error::Thread)?) })
    }

    /// Where it listens, as clients write it: `http://127.0.0.1:8085`.
    #[must_use]
    pub fn address(&self) -> String {
        let scheme = if self.authority.is_some() { "https" } else { "http" };
        format!("{scheme}://{}", self.at)
    }

    /// The file with the certificate of the authority that signed its own, where it speaks TLS.
    #[must_use]
    pub fn authority(&self) -> Option<&Path> {
        self.authority.as_deref()
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
