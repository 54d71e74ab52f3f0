//! What stands on a real terminal: a line that shows how far it is, which is gone at the end, and nothing wider than the terminal.

use crate::world::{World, dialbase, pipeline};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};
use std::fs::File;
use std::io::Read;
use std::process::Stdio;

/// Runs a command whose stderr is a terminal of so many columns; answers what was written to it, byte by byte.
fn on_a_terminal(world: &World, arguments: &[&str], columns: u16) -> String {
    let ours = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).unwrap();
    grantpt(&ours).unwrap();
    unlockpt(&ours).unwrap();
    let size = Winsize { ws_row: 40, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 };
    tcsetwinsize(&ours, size).unwrap();
    let name = ptsname(&ours, Vec::new()).unwrap().into_string().unwrap();
    let theirs = File::options().read(true).write(true).open(name).unwrap();
    let mut command = dialbase();
    command.args(arguments).current_dir(world.path(".")).env("TERM", "xterm");
    command.env("DIALBASE_USER", "demo").env("DIALBASE_PASSWORD", "sandbox");
    let mut process = command.stderr(Stdio::from(theirs)).stdout(Stdio::null()).spawn().unwrap();
    // The command holds the other end too.
    drop(command);
    let (mut written, mut piece) = (Vec::new(), [0; 4096]);
    let mut terminal = File::from(ours);
    // When nobody has the other end any more, reading fails.
    while let Ok(read @ 1..) = terminal.read(&mut piece) {
        written.extend_from_slice(&piece[..read]);
    }
    assert!(process.wait().unwrap().success());
    String::from_utf8(written).unwrap()
}

/// The lines that stand there at the end, as a terminal shows them, and each line that ever stood there.
fn screen(written: &str) -> (Vec<String>, Vec<String>) {
    let (mut lines, mut row, mut ever) = (vec![String::new()], 0_usize, Vec::new());
    let mut rest = written;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '\r' => {}
            '\n' => {
                row += 1;
                if row == lines.len() {
                    lines.push(String::new());
                }
            }
            '\u{1b}' => {
                let end = rest.find(|c: char| c.is_ascii_alphabetic()).unwrap();
                let (count, what) = (&rest[1..end], &rest[end..=end]);
                let count = count.parse().unwrap_or(1);
                match what {
                    "A" => row -= count,
                    "B" => row += count,
                    "K" => {
                        ever.push(std::mem::take(&mut lines[row]));
                    }
                    // Colours, and whether the cursor is seen.
                    _ => {}
                }
                rest = &rest[end + 1..];
            }
            c => lines[row].push(c),
        }
    }
    ever.extend(lines.iter().cloned());
    (lines, ever)
}

#[test]
fn a_line_shows_how_far_it_is_and_is_gone_at_the_end() {
    for (columns, language, words) in [(80, "en", "Sending"), (40, "es", "Enviando")] {
        let world = World::new();
        let sandbox = world.sandbox_with(&["--misbehave", "2=slow-one", "--delay", "2500ms"]);
        world.write("base.csv", "Celular;Casa;Nombre\n098 000 001;;Ana\n+5511990000001;;Eva\n");
        let more = "[format]\ndial = \"e164\"\n";
        let text = pipeline(&sandbox.address, more)
            .replace("username = \"cargas\"", "username = \"cargas\"\nparallel = 1");
        world.write("ventas.toml", text);
        let written = on_a_terminal(&world, &["run", "ventas.toml", "--lang", language], columns);
        let (lines, ever) = screen(&written);
        let bars: Vec<&String> = ever.iter().filter(|line| line.contains(words)).collect();
        assert!(!bars.is_empty(), "{written:?}");
        assert!(
            bars.iter().any(|bar| bar.contains("1 of 2 parts") || bar.contains("1 de 2 partes")),
            "{bars:?}"
        );
        for bar in bars {
            assert!(bar.chars().count() <= usize::from(columns), "{bar:?}");
        }
        assert!(!lines.iter().any(|line| line.contains(words)), "{lines:#?}");
        assert!(lines[0].starts_with("Read ") || lines[0].starts_with("Leídas "), "{lines:#?}");
    }
}

#[test]
fn nothing_moves_where_quiet_is_asked_for() {
    let world = World::new();
    let sandbox = world.sandbox_with(&["--misbehave", "slow-one", "--delay", "1500ms"]);
    world.write("base.csv", "Celular;Casa;Nombre\n098 000 001;;Ana\n");
    world.write("ventas.toml", pipeline(&sandbox.address, ""));
    let written = on_a_terminal(&world, &["run", "ventas.toml", "--quiet"], 80);
    assert!(!written.contains("\u{1b}[2K") && !written.contains("Sending"), "{written:?}");
}
