//! A server that remembers every byte it was sent, whatever it answers: who is right about what happened.
//!
//! It shares no code with the program, nor with its sandbox: what both get wrong in the same way would not be seen. It stays up while
//! the program dies and is started again. Each upload is met by the next [`Behaviour`] of a queue, and by a plain `1` when that is
//! empty.

mod behaviour;
mod serve;
mod wire;

pub(crate) use behaviour::Behaviour;

use std::collections::{BTreeMap, VecDeque};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// A contact of a campaign: what must not be processed twice.
pub(crate) type Contact = (String, String);

/// An upload as the server saw it.
#[derive(Clone, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each answers a question of its own")]
pub(crate) struct Upload {
    /// The list's name, where it came that far.
    pub(crate) filename: String,
    /// How the server met it.
    pub(crate) behaviour: Option<Behaviour>,
    /// Whether the body came to its last byte.
    pub(crate) whole: bool,
    /// Whether the people in it are loaded.
    pub(crate) processed: bool,
    /// Whether it is a sound base: what its form says of it is true of its lines.
    pub(crate) unsound: Option<String>,
    /// Whether the server says a bare `1` to it.
    pub(crate) said_yes: bool,
    /// Who is in it: campaign and main number of each line.
    pub(crate) contacts: Vec<Contact>,
    /// Whether it came to the port to which a redirect leads.
    pub(crate) leaked: bool,
}

/// What the server has seen so far.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seen {
    /// The uploads, in the order in which they began.
    pub(crate) uploads: Vec<Upload>,
    /// Connections that ended before they said what they want: those closed at once, and those whose client died first.
    pub(crate) nameless: u32,
    /// Calls that are no uploads, by path.
    pub(crate) calls: Vec<String>,
    /// Requests that came on a connection that had carried another.
    pub(crate) pooled: u32,
}

impl Seen {
    /// How often each contact was loaded.
    pub(crate) fn loaded(&self) -> BTreeMap<Contact, u32> {
        let mut loaded = BTreeMap::new();
        for contact in
            self.uploads.iter().filter(|upload| upload.processed).flat_map(|upload| &upload.contacts)
        {
            *loaded.entry(contact.clone()).or_default() += 1;
        }
        loaded
    }
}

/// The server. It ends when it is dropped.
pub(crate) struct Oracle {
    shared: Arc<Shared>,
    address: SocketAddr,
    doors: Vec<JoinHandle<()>>,
}

/// What the connections of one server share.
struct Shared {
    state: Mutex<State>,
    /// Told whenever the state changes.
    changed: Condvar,
    address: SocketAddr,
    elsewhere: SocketAddr,
    encryption: Option<Encryption>,
    /// How long after an upload a slow answer comes, and a hanging connection is let go.
    slow: Duration,
}

struct Encryption {
    good: Arc<rustls::ServerConfig>,
    /// For a host that nobody asked for.
    wrong: Arc<rustls::ServerConfig>,
    authority: String,
}

#[derive(Default)]
struct State {
    seen: Seen,
    queue: VecDeque<Behaviour>,
    /// How many connections come before a run's first upload.
    preamble: usize,
    /// How many connections of this run were accepted.
    accepted: usize,
    /// Connections that are being served.
    open: usize,
    door: Door,
    /// How long it takes to answer a list.
    thinks: Duration,
    /// A reply is kept back here until somebody lets it go: the tests look at the program meanwhile.
    pause: Pause,
    ends: bool,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Door {
    #[default]
    Open,
    /// Shall be closed.
    Closing,
    Closed,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Pause {
    #[default]
    None,
    /// The first call that comes waits.
    Wanted,
    /// It waits.
    Waiting,
}

/// How long a door stays closed: the program tries again a second later.
const CLOSED: Duration = Duration::from_millis(700);

impl Oracle {
    /// A server that speaks plainly.
    pub(crate) fn start() -> Self {
        Self::open(None)
    }

    /// A server with a certificate that [`authority`](Self::authority) vouches for.
    pub(crate) fn start_encrypted() -> Self {
        Self::open(Some(wire::encryption))
    }

    fn open(encryption: Option<fn(IpAddr) -> Encryption>) -> Self {
        let (door, elsewhere) = (listener(), listener());
        let address = door.local_addr().unwrap();
        let shared = Arc::new(Shared {
            state: Mutex::default(),
            changed: Condvar::new(),
            address,
            elsewhere: elsewhere.local_addr().unwrap(),
            encryption: encryption.map(|encryption| encryption(address.ip())),
            slow: Duration::from_millis(500),
        });
        let (first, second) = (Arc::clone(&shared), Arc::clone(&shared));
        let doors = vec![
            std::thread::spawn(move || serve::door(&first, door)),
            std::thread::spawn(move || serve::elsewhere(&second, &elsewhere)),
        ];
        Self { shared, address, doors }
    }

    /// Where it is.
    pub(crate) fn url(&self) -> String {
        let scheme = if self.shared.encryption.is_some() { "https" } else { "http" };
        format!("{scheme}://{}", self.address)
    }

    /// The certificate of whoever vouches for it, in PEM.
    pub(crate) fn authority(&self) -> Option<&str> {
        self.shared.encryption.as_ref().map(|encryption| encryption.authority.as_str())
    }

    /// How the next uploads are met.
    pub(crate) fn meets(&self, behaviours: impl IntoIterator<Item = Behaviour>) {
        self.shared.state().queue = behaviours.into_iter().collect();
    }

    /// Faults stop: every upload is met by a `1` from now on.
    pub(crate) fn behaves(&self) {
        self.meets([]);
    }

    /// It has loaded these uploads before, and said `1` to them, and knows of nothing else. Connections that said nothing it may have
    /// had as many as it likes.
    pub(crate) fn has_loaded(&self, bodies: &[Vec<u8>]) {
        let loaded = |body: &Vec<u8>| {
            let mut upload = Upload { whole: true, processed: true, said_yes: true, ..Upload::default() };
            wire::read_form(&mut upload, body);
            upload
        };
        let uploads = bodies.iter().map(loaded).collect();
        self.shared.until(Duration::from_secs(2), |state| state.open == 0);
        self.shared.state().seen = Seen { uploads, nameless: u32::MAX / 2, ..Seen::default() };
    }

    /// A run of the program starts. So many calls come before its first upload: a connection that is to be closed before it says
    /// anything cannot be told from theirs but by counting.
    pub(crate) fn run_starts(&self, preamble: usize) {
        let mut state = self.shared.state();
        (state.preamble, state.accepted) = (preamble, 0);
        if preamble == 0 && state.queue.front() == Some(&Behaviour::Refused) {
            self.shared.close_door(state);
        }
    }

    /// The next call waits for its answer until [`goes_on`](Self::goes_on).
    pub(crate) fn pauses(&self) {
        self.shared.state().pause = Pause::Wanted;
    }

    /// Whether a call came, and waits.
    pub(crate) fn is_paused(&self, within: Duration) -> bool {
        self.shared.until(within, |state| state.pause == Pause::Waiting)
    }

    /// Who waits gets its answer, and nobody waits any more.
    pub(crate) fn goes_on(&self) {
        self.shared.state().pause = Pause::None;
        self.shared.changed.notify_all();
    }

    /// It takes so long to answer a list.
    pub(crate) fn thinks_for(&self, long: Duration) {
        self.shared.state().thinks = long;
    }

    /// What it has seen, once nobody is connected any more.
    pub(crate) fn seen(&self) -> Seen {
        self.shared.until(Duration::from_secs(2), |state| state.open == 0);
        self.shared.state().seen.clone()
    }

    /// Whether so many uploads began, at most so much later.
    pub(crate) fn has_uploads(&self, uploads: usize, within: Duration) -> bool {
        self.shared.until(within, |state| state.seen.uploads.len() >= uploads)
    }
}

impl Drop for Oracle {
    fn drop(&mut self) {
        self.shared.state().ends = true;
        self.shared.changed.notify_all();
        // Who waits for a caller is woken by one.
        drop(TcpStream::connect(self.shared.address));
        drop(TcpStream::connect(self.shared.elsewhere));
        for door in self.doors.drain(..) {
            drop(door.join());
        }
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for something to be true; answers whether it is.
    fn until(&self, within: Duration, is_so: impl Fn(&State) -> bool) -> bool {
        let late = Instant::now() + within;
        let mut state = self.state();
        while !is_so(&state) && !state.ends {
            let Some(left) = late.checked_duration_since(Instant::now()) else { return false };
            state = self.changed.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
        is_so(&state)
    }

    /// Closes the door, and comes back when it is closed. One connection finds it so; then it opens again.
    fn close_door(&self, mut state: MutexGuard<'_, State>) {
        state.queue.pop_front();
        state.door = Door::Closing;
        drop(state);
        drop(TcpStream::connect(self.address));
        self.until(Duration::from_secs(1), |state| state.door != Door::Closing);
    }
}

/// A port that no other test can be given while its door is closed: on an address of the loopback network that is as good as its own.
fn listener() -> TcpListener {
    let chance = std::hash::BuildHasher::hash_one(&std::hash::RandomState::new(), 0_u8).to_le_bytes();
    let own = Ipv4Addr::new(127, 1 + chance[0] % 250, chance[1], 1 + chance[2] % 250);
    TcpListener::bind((own, 0)).or_else(|_| TcpListener::bind((Ipv4Addr::LOCALHOST, 0))).unwrap()
}
