//! A folder of its own for each test, the program, and a sandbox beside it.

use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use tempfile::TempDir;

/// The top of the project.
pub(crate) fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the project is there")
}

/// The program, with nothing in its environment that could change what it does.
pub(crate) fn dialbase() -> Command {
    const OURS: [&str; 3] = ["DIALBASE_TOKEN", "DIALBASE_USER", "DIALBASE_PASSWORD"];
    const PROXIES: [&str; 2] = ["HTTP_PROXY", "http_proxy"];
    const TERMINALS: [&str; 6] = ["LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS", "NO_COLOR", "CLICOLOR_FORCE"];
    let mut command = Command::new(env!("CARGO_BIN_EXE_dialbase"));
    for name in OURS.iter().chain(&PROXIES).chain(&TERMINALS) {
        command.env_remove(name);
    }
    command
}

/// Says that a test could not do its work on this machine, and why.
#[expect(clippy::print_stderr, reason = "who runs the tests sees it")]
pub(crate) fn not_tested(why: &str) {
    eprintln!("NOT TESTED: {why}");
}

/// What a command said, and how it ended.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) exit: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl From<Output> for Said {
    fn from(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("words are UTF-8");
        Self { exit: output.status.code().unwrap_or(-1), out: text(output.stdout), err: text(output.stderr) }
    }
}

/// A folder with a pipeline and its files.
pub(crate) struct World {
    folder: TempDir,
}

impl World {
    /// An empty one.
    pub(crate) fn new() -> Self {
        Self { folder: TempDir::new().expect("a folder") }
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), bytes).expect("the folder can be written");
    }

    /// Runs the program in the folder.
    pub(crate) fn dialbase(&self, arguments: &[&str]) -> Said {
        self.dialbase_as(arguments, &[])
    }

    /// Runs the program in the folder, with these variables.
    pub(crate) fn dialbase_as(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Said {
        let mut command = dialbase();
        command.args(arguments).envs(variables.iter().copied()).current_dir(self.folder.path());
        command.output().expect("the program starts").into()
    }

    /// Runs the program in the folder, and answers what it prints, byte for byte.
    pub(crate) fn dialbase_bytes(&self, arguments: &[&str]) -> Vec<u8> {
        dialbase()
            .args(arguments)
            .current_dir(self.folder.path())
            .output()
            .expect("the program starts")
            .stdout
    }

    /// Runs the program in the folder, with this on its standard input.
    pub(crate) fn dialbase_fed(&self, arguments: &[&str], input: &[u8]) -> Said {
        let mut command = dialbase();
        command.args(arguments).current_dir(self.folder.path()).stdin(Stdio::piped());
        let mut process =
            command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program starts");
        process.stdin.take().expect("stdin is ours").write_all(input).expect("the program reads");
        process.wait_with_output().expect("the program ends").into()
    }

    /// Starts a sandbox whose state is in the folder.
    pub(crate) fn sandbox(&self) -> RunningSandbox {
        self.sandbox_with(&[])
    }

    /// Starts a sandbox with more arguments.
    pub(crate) fn sandbox_with(&self, arguments: &[&str]) -> RunningSandbox {
        let mut command = dialbase();
        command.args(["sandbox", "--port", "0", "--state", "far-end"]).args(arguments);
        command.current_dir(self.folder.path());
        let mut process = command.stderr(Stdio::piped()).spawn().expect("the program starts");
        let mut words = BufReader::new(process.stderr.take().expect("stderr is ours"));
        let mut line = String::new();
        words.read_line(&mut line).expect("the sandbox says where it listens");
        let address = line.split_whitespace().last().expect("an address").to_owned();
        RunningSandbox { process, address, _words: words }
    }
}

/// A sandbox in a process of its own; it ends with the test.
pub(crate) struct RunningSandbox {
    process: Child,
    pub(crate) address: String,
    // While this is open, the sandbox can say things.
    _words: BufReader<std::process::ChildStderr>,
}

impl RunningSandbox {
    /// What it holds.
    pub(crate) fn lists(&self) -> Vec<Value> {
        self.json("lists")
    }

    /// A list of its own pages.
    pub(crate) fn json(&self, page: &str) -> Vec<Value> {
        let address = format!("{}/{page}", self.address);
        let mut response = ureq::get(address).call().expect("the sandbox answers");
        let text = response.body_mut().read_to_string().expect("text");
        serde_json::from_str(&text).expect("JSON")
    }
}

impl Drop for RunningSandbox {
    fn drop(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

/// A pipeline over `base.csv`, which stands beside it.
pub(crate) fn pipeline(url: &str, more: &str) -> String {
    format!(
        r#"
campaign = "Ventas->"
region = "UY"

[source]
path = "base.csv"

[columns]
phone = ["Celular", "Casa"]

[params]
nombre = "Nombre"

[timezone]
unknown = "reject"

{more}

[upload]
url = "{url}"
username = "cargas"
"#
    )
}
