//! A load of three parts in a folder of its own, the program over it, and an oracle at the other end.

mod judge;
mod ledger;

pub(crate) use judge::Verdict;
pub(crate) use ledger::{Books, Part};

use crate::oracle::{Contact, Oracle, Seen};
use serde_json::Value;
use std::io::{BufRead, BufReader};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;
use tempfile::TempDir;

/// What is loaded: two campaigns, and who stands in both; three parts, and one of them a single line.
const BASE: &str = "Campaña;Celular;Nombre
Cobranzas->;098 000 001;Ana
Cobranzas->;098 000 002;Eva
Ventas<-;098 000 001;Ana
Cobranzas->;098 000 003;Iris
Ventas<-;098 000 005;Olga
Cobranzas->;098 000 004;Sol
";

/// Who is in it.
const CONTACTS: [(&str, &str); 6] = [
    ("Cobranzas->", "098000001"),
    ("Cobranzas->", "098000002"),
    ("Cobranzas->", "098000003"),
    ("Cobranzas->", "098000004"),
    ("Ventas<-", "098000001"),
    ("Ventas<-", "098000005"),
];

/// How the load is sent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Settings {
    /// How many parts at once.
    pub(crate) parallel: usize,
    /// Whether over TLS.
    pub(crate) encrypted: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { parallel: 1, encrypted: false }
    }
}

/// A command of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verb {
    /// Makes the plan that [`Apply`](Self::Apply) sends.
    Plan,
    /// Sends that plan.
    Apply,
    /// Plans and sends, as the nightly job does.
    Run,
    /// Sends what is left of the run that the ledger knows last; where it knows none, as [`Run`](Self::Run).
    Resume,
    /// Sends the oldest plan that [`Run`](Self::Run) made, whatever has been sent since.
    Oldest,
}

/// What is done to the program while it runs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Harm {
    /// What strace does to which call: `pwrite64:signal=SIGKILL:when=3`.
    pub(crate) injected: Option<String>,
    /// Only from when the instance lets it in. It signs in then, instead of coming with a token.
    pub(crate) from_sign_in: bool,
    /// Calls that are only written down, and where.
    pub(crate) log: Option<(PathBuf, String)>,
    /// Variables of its environment, `DIALBASE_DIES_AT` and the like.
    pub(crate) variables: Vec<(&'static str, String)>,
}

impl Harm {
    pub(crate) fn none() -> Self {
        Self::default()
    }

    /// One call goes wrong.
    pub(crate) fn injected(what: String) -> Self {
        Self { injected: Some(what), ..Self::default() }
    }

    /// What strace is told to do; nothing where it is not needed.
    fn strace(&self) -> Vec<String> {
        let injected = self.injected.iter().flat_map(|injected| {
            let call = injected.split(':').next().unwrap_or_default();
            ["-o", "/dev/null", "-e", &format!("trace={call}"), "-e", &format!("inject={injected}")]
                .map(str::to_owned)
        });
        let log = self.log.iter().flat_map(|(path, calls)| {
            [
                "-y".to_owned(),
                "-o".to_owned(),
                path.display().to_string(),
                "-e".to_owned(),
                format!("trace={calls}"),
            ]
        });
        injected.chain(log).collect()
    }

    /// One variable is set.
    pub(crate) fn variable(name: &'static str, value: impl Into<String>) -> Self {
        Self { variables: vec![(name, value.into())], ..Self::default() }
    }
}

/// How the program ended.
#[derive(Clone, Debug)]
pub(crate) struct Ended {
    /// Its exit status; none where a signal ended it.
    pub(crate) exit: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ended {
    /// The report that it printed.
    pub(crate) fn report(&self) -> Option<Value> {
        serde_json::from_str(&self.out).ok()
    }

    /// Whether it says that there are lists that another run would send.
    fn leaves_some(&self) -> bool {
        let report = self.report().unwrap_or_default();
        report["parts"].as_array().into_iter().flatten().any(|part| part["state"] == "planned")
    }
}

impl From<Output> for Ended {
    fn from(output: Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let exit = output.status.code().filter(|_| output.status.signal().is_none());
        Self { exit, out: text(&output.stdout), err: text(&output.stderr) }
    }
}

/// The folder, the load, and the server that it goes to.
pub(crate) struct Bench {
    folder: TempDir,
    pub(crate) oracle: Oracle,
    /// How many calls come before the first upload.
    preamble: usize,
}

impl Bench {
    pub(crate) fn new(settings: Settings) -> Self {
        let bench = Self::with_preamble(settings, 0);
        Self { preamble: preamble(settings), ..bench }
    }

    fn with_preamble(settings: Settings, preamble: usize) -> Self {
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() }.unwrap();
        let oracle = if settings.encrypted { Oracle::start_encrypted() } else { Oracle::start() };
        let bench = Self { folder, oracle, preamble };
        std::fs::write(bench.path("base.csv"), BASE).unwrap();
        if let Some(authority) = bench.oracle.authority() {
            std::fs::write(bench.path("authority.pem"), authority).unwrap();
        }
        std::fs::write(bench.path("base.toml"), pipeline(settings, &bench.oracle.url())).unwrap();
        bench
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn contacts() -> impl Iterator<Item = Contact> {
        CONTACTS.iter().map(|(campaign, number)| ((*campaign).to_owned(), (*number).to_owned()))
    }

    /// Runs the program to its end.
    pub(crate) fn call(&self, verb: Verb, harm: &Harm) -> Ended {
        if !harm.from_sign_in {
            return self.start(verb, harm).wait_with_output().unwrap().into();
        }
        self.oracle.pauses();
        let process = self.start(verb, harm);
        if self.oracle.is_paused(Duration::from_secs(10)) {
            let mut strace = Command::new("strace");
            strace.args(["-f", "-p", &process.id().to_string()]).args(harm.strace());
            let mut strace = strace.stderr(Stdio::piped()).spawn().unwrap();
            let mut words = BufReader::new(strace.stderr.take().unwrap());
            // Once it says that it is attached, it sees every call.
            words.read_line(&mut String::new()).unwrap();
            self.oracle.goes_on();
            let ended = process.wait_with_output().unwrap().into();
            // Whatever else it says is of no use; it must not wait for a reader.
            std::io::copy(&mut words, &mut std::io::sink()).unwrap();
            strace.wait().unwrap();
            return ended;
        }
        // It had nothing to send.
        self.oracle.goes_on();
        process.wait_with_output().unwrap().into()
    }

    /// Starts the program.
    pub(crate) fn start(&self, verb: Verb, harm: &Harm) -> Child {
        self.oracle.run_starts(self.preamble + usize::from(harm.from_sign_in));
        let mut command = if harm.strace().is_empty() || harm.from_sign_in {
            Command::new(PROGRAM)
        } else {
            let mut strace = Command::new("strace");
            // Not with --seccomp-bpf, fast as it is: strace 6.1 injects no signals then.
            strace.args(["-f", "-qq"]).args(harm.strace()).arg(PROGRAM);
            strace
        };
        self.order(&mut command, verb);
        if harm.from_sign_in {
            command.env_remove("DIALBASE_TOKEN").env("DIALBASE_USER", "u").env("DIALBASE_PASSWORD", "p");
        }
        command.envs(harm.variables.iter().map(|(name, value)| (*name, value)));
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    }

    /// The arguments of a command, and nothing in its environment that could change what it does.
    pub(crate) fn order(&self, command: &mut Command, verb: Verb) {
        let plan = match verb {
            Verb::Resume => self.books().and_then(|books| books.last_directory()),
            Verb::Oldest => self.plans().into_iter().next(),
            Verb::Apply => Some("plan".into()),
            Verb::Plan | Verb::Run => None,
        };
        match plan {
            Some(plan) => command.arg("apply").arg(plan).args(["--state", ".dialbase", "--json"]),
            None if verb == Verb::Plan => {
                command.args(["plan", "base.toml", "-o", "plan", "--json", "--threads", "1"])
            }
            None => command.args(["run", "base.toml", "--json", "--threads", "1"]),
        };
        command.current_dir(self.folder.path()).env_clear().env("DIALBASE_TOKEN", "dTpvcmFj");
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
    }

    /// The plans that runs made, the oldest first.
    fn plans(&self) -> Vec<PathBuf> {
        let plans = std::fs::read_dir(self.path(".dialbase/plans")).into_iter().flatten();
        // What a run that died was still making is none.
        let is_whole = |plan: &PathBuf| plan.is_dir() && !plan.to_string_lossy().contains(".partial-");
        let mut plans: Vec<PathBuf> = plans.map(|plan| plan.unwrap().path()).filter(is_whole).collect();
        let made = |plan: &PathBuf| plan.metadata().and_then(|plan| plan.modified()).ok();
        plans.sort_by_key(|plan| (made(plan), plan.clone()));
        plans
    }

    /// Faults have stopped: runs the program until there is nothing left that another run could do; answers how the last ended.
    pub(crate) fn settle(&self, verb: Verb) -> Ended {
        self.oracle.behaves();
        let mut ended = self.call(verb, &Harm::none());
        // A server that is slow for a moment can hold a list of the last run too; the rest goes with the next.
        for _ in 0..3 {
            if ended.exit != Some(5) && !(ended.exit == Some(6) && ended.leaves_some()) {
                break;
            }
            ended = self.call(verb, &Harm::none());
        }
        ended
    }

    /// What the ledger knows; nothing where there is none yet.
    pub(crate) fn books(&self) -> Option<Books> {
        Books::read(&self.path(".dialbase"))
    }

    /// Holds the oracle, the ledger, the report and the last exit status against each other.
    pub(crate) fn judge(&self, last: &Ended) -> Verdict {
        self.judge_as(&self.oracle.seen(), last)
    }

    /// The same, of what somebody else says the server has seen.
    pub(crate) fn judge_as(&self, seen: &Seen, last: &Ended) -> Verdict {
        judge::judge(seen, self.books().as_ref(), last)
    }
}

/// The program, armed.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_dialbase");

fn pipeline(Settings { parallel, encrypted }: Settings, url: &str) -> String {
    let authorities = if encrypted { "authorities = [\"authority.pem\"]" } else { "" };
    format!(
        r#"campaign = {{ column = "Campaña" }}
region = "UY"

[source]
path = "base.csv"

[columns]
phone = ["Celular"]

[params]
nombre = "Nombre"

[timezone]
unknown = "reject"

[duplicates]
within = "campaign"

[parts]
lines = 3

[upload]
url = "{url}"
username = "cargas"
parallel = {parallel}
connect = "1s"
send = "1s"
answer = "300ms"
{authorities}
"#
    )
}

/// How many calls come before the first upload: counted once, by looking.
fn preamble(settings: Settings) -> usize {
    static COUNTED: std::sync::Mutex<[Option<usize>; 2]> = std::sync::Mutex::new([None; 2]);
    let mut counted = COUNTED.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let known = &mut counted[usize::from(settings.encrypted)];
    *known.get_or_insert_with(|| {
        let bench = Bench::with_preamble(settings, 0);
        let ended = bench.call(Verb::Run, &Harm::none());
        assert_eq!(
            ended.exit,
            Some(0),
            "a run that nobody harms does not end well:\n{}{}",
            ended.out,
            ended.err
        );
        let seen = bench.oracle.seen();
        // With a token there is no session to end, so every call is one that comes before.
        seen.calls.len()
    })
}
