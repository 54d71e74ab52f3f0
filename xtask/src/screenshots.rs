//! Pictures of the report of `pipelines/demo.toml`, for the README: on a desk, and on a phone.

use crate::{cargo, output, tools};
use std::io::{Error, Result};
use std::path::Path;
use std::process::Command;

/// File, width and height in the page's pixels, and how many of the picture's there are for each.
const PICTURES: [(&str, u32, u32, u32); 2] =
    [("docs/report.png", 1280, 1360, 1), ("docs/report-phone.png", 390, 1500, 1)];

/// No picture in the README is larger.
const BYTES: u64 = 300_000;

/// Makes the plan of the demo as of a day of old, so that the pictures change only when the report does.
pub(crate) fn make() -> Result<()> {
    let browser = tools::chromium().ok_or_else(|| {
        Error::other("there is no Chromium: install it (apt-get install chromium-headless-shell)")
    })?;
    let folder = tempfile::tempdir()?;
    let plan = folder.path().join("plan");
    let of_old = ["--now", "2026-11-22T08:53:00Z", "-o"];
    let run = ["run", "--release", "--", "plan", "pipelines/demo.toml"];
    if !cargo(&[&run[..], &of_old, &[&*plan.to_string_lossy()]].concat(), &[]) {
        return Err(Error::other("the demo cannot be planned: see above"));
    }
    PICTURES
        .into_iter()
        .try_for_each(|picture| take(browser, &plan.join("report.html"), folder.path(), picture))
}

fn take(
    browser: &str,
    page: &Path,
    profile: &Path,
    (file, width, height, scale): (&str, u32, u32, u32),
) -> Result<()> {
    let mut command = Command::new(browser);
    command.args(["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]);
    command.arg(format!("--user-data-dir={}", profile.join("browser").display()));
    command.arg(format!("--window-size={width},{height}"));
    command.arg(format!("--force-device-scale-factor={scale}"));
    command.arg(format!("--screenshot={file}"));
    output(command.arg(format!("file://{}", page.display())))?;
    let bytes = std::fs::metadata(file)?.len();
    let is_small = bytes <= BYTES;
    is_small
        .then_some(())
        .ok_or_else(|| Error::other(format!("{file} is larger than {BYTES} bytes: {bytes}")))
}
