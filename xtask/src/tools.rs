//! Programs that tests need beside Rust, installed where that can be done without asking anybody.

use std::process::{Command, Stdio};

/// What Debian and others call the browser; the first is the smallest.
const BROWSERS: [&str; 4] = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

/// Whether strace is there. Where it is not, it is installed if that can be done without asking anybody.
pub(crate) fn strace() -> bool {
    let is_there = || quietly(Command::new("strace").arg("-V"));
    is_there() || (install("strace") && is_there())
}

/// The name of a Chromium that is there. Where there is none, one is installed if that can be done without asking anybody.
pub(crate) fn chromium() -> Option<&'static str> {
    let there = || BROWSERS.into_iter().find(|name| quietly(Command::new(name).arg("--version")));
    there().or_else(|| BROWSERS[..2].iter().find_map(|package| there_after(package, there)))
}

fn there_after(package: &str, there: impl Fn() -> Option<&'static str>) -> Option<&'static str> {
    install(package).then(there).flatten()
}

/// Whether the system's Python has openpyxl, by which a workbook is read back. Where it has not, it is installed if that can be done
/// without asking anybody.
pub(crate) fn openpyxl() -> bool {
    let is_there = || quietly(Command::new("/usr/bin/python3").args(["-c", "import openpyxl"]));
    is_there() || (install("python3-openpyxl") && is_there())
}

/// Installs a package of Debian, as root or as somebody who may do so without a password.
fn install(package: &str) -> bool {
    let install = ["apt-get", "install", "--yes", "--no-install-recommends", package];
    quietly(Command::new(install[0]).args(&install[1..]))
        || quietly(Command::new("sudo").arg("-n").args(install))
}

fn quietly(command: &mut Command) -> bool {
    let status = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    status.is_ok_and(|status| status.success())
}
