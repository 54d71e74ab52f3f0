//! How a sandbox shall be.

use crate::{Attempt, Choice, Dialling};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Is told of an upload.
pub type Told = Box<dyn Fn(&Attempt) + Send + Sync>;

/// How a sandbox shall be. [`Settings::new`] makes those of one that behaves.
///
/// Two behaviours befall whoever would connect, because nobody knows then what a connection will bring: `refused`, and with TLS
/// `tls-failure`. They begin when the call before the upload is answered (the upload before it or, for the first, the sign-in)
/// and last for [`away`](Self::away), once for each upload that is due for one. The upload that comes when they are over is
/// answered `1`. All others wait until the head of a request says that it is an upload; so also the two at accept, which cannot
/// be told from the real ones but by a client that looks for the end of the connection before it sends. Whoever wants those
/// orders them of the next connection, by `POST /behaviours`.
///
/// ```
/// use sandbox::{Behaviour, Sandbox, Settings};
///
/// # let store = tempfile::tempdir()?;
/// # let store = store.path();
/// let mut settings = Settings::new(0, store);
/// settings.choice.order("3=hang-processed".parse()?);
/// assert_eq!(settings.choice.of(3), Behaviour::HangProcessed);
/// let sandbox = Sandbox::start_with(settings)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[non_exhaustive]
pub struct Settings {
    /// The port on `127.0.0.1`; 0 for any that is free.
    pub port: u16,
    /// The directory for what it is given.
    pub store: PathBuf,
    /// What befalls which upload.
    pub choice: Choice,
    /// How long a slow answer takes.
    pub delay: Duration,
    /// How long nobody gets through, where that befalls an upload.
    pub away: Duration,
    /// Whether it speaks TLS, with a certificate of an authority of its own.
    pub tls: bool,
    /// The campaigns that exist. Without any, the calls that ask for them answer nothing, as of an instance that does not say.
    pub campaigns: Vec<String>,
    /// How it dials, once its clock is moved on.
    pub dialling: Dialling,
    /// Who is told of every upload when its fate is sealed.
    pub told: Option<Told>,
}

impl Settings {
    /// Those of a sandbox that behaves.
    #[must_use]
    pub fn new(port: u16, store: &Path) -> Self {
        Self {
            port,
            store: store.to_owned(),
            choice: Choice::default(),
            // Longer than a client waits that waits for a minute.
            delay: Duration::from_secs(90),
            away: Duration::from_secs(3),
            tls: false,
            campaigns: Vec::new(),
            dialling: Dialling::default(),
            told: None,
        }
    }
}
