//! A run that somebody wishes to end: what is on its way is finished, and nothing else is started.

use crate::portal::Portal;
use crate::world::{Said, World, pipeline};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

const BASE: &str = "Celular;Casa;Nombre\n098 000 001;;Ana\n098 000 002;;Eva\n098 000 003;;Iris\n";
const WHO: [(&str, &str); 2] = [("DIALBASE_USER", "ana"), ("DIALBASE_PASSWORD", "secreto")];

/// Three lists of one contact each, to a portal that tells when one is on its way, and answers when it is told to.
fn three_lists() -> (World, Portal, Receiver<()>, Sender<()>) {
    let ((arrived, on_its_way), (answer, told)) = (channel(), channel());
    let (arrived, told) = (Mutex::new(arrived), Mutex::new(told));
    let portal = Portal::start(move |call, _| {
        if !call.starts_with("uploadbase") {
            return None;
        }
        arrived.lock().unwrap().send(()).ok();
        told.lock().unwrap().recv_timeout(Duration::from_secs(20)).ok();
        Some("1".to_owned())
    });
    let world = World::new();
    world.write("base.csv", BASE);
    world.write("ventas.toml", pipeline(&portal.address, "[parts]\nlines = 1\n"));
    assert_eq!(world.dialbase(&["plan", "ventas.toml", "-o", "plan"]).exit, 0);
    (world, portal, on_its_way, answer)
}

fn start(world: &World) -> Child {
    let mut command = heeding_hangup(crate::world::dialbase());
    command.args(["apply", "plan"]).envs(WHO).current_dir(world.path("."));
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// The program as a terminal starts it, also where the tests themselves were started to outlive theirs: what is ignored is inherited.
fn heeding_hangup(program: Command) -> Command {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    let ignored = ignored.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok());
    if ignored.is_none_or(|mask| mask & 1 == 0) {
        return program;
    }
    let mut command = Command::new("env");
    command.arg("--default-signal=HUP").arg(program.get_program());
    for (name, value) in program.get_envs() {
        match value {
            Some(value) => command.env(name, value),
            None => command.env_remove(name),
        };
    }
    command
}

fn signal(name: &str, process: &Child) {
    let kill = format!("kill -{name} {}", process.id());
    assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success());
}

fn end(process: Child) -> Said {
    process.wait_with_output().unwrap().into()
}

#[test]
fn a_signal_finishes_the_list_on_its_way_and_starts_no_other() {
    for name in ["INT", "TERM", "HUP"] {
        let (world, portal, on_its_way, answer) = three_lists();
        let process = start(&world);
        on_its_way.recv_timeout(Duration::from_secs(20)).unwrap();
        signal(name, &process);
        std::thread::sleep(Duration::from_millis(300));
        answer.send(()).unwrap();
        let said = end(process);
        assert_eq!(said.exit, 5, "{name}: {}", said.err);
        assert!(said.err.contains("finishing the list that is on its way"), "{}", said.err);
        assert!(said.err.contains("Accepted        1  contact "), "{}", said.err);
        assert!(said.err.contains("Planned         2  contacts"), "{}", said.err);
        assert_eq!(portal.uploads(), 1);

        // What never left goes when the plan is applied again, and nothing else.
        let again = start(&world);
        for _ in 0..2 {
            answer.send(()).unwrap();
        }
        let said = end(again);
        assert_eq!(said.exit, 0, "{}", said.err);
        assert_eq!(portal.uploads(), 3);
    }
}

#[test]
fn a_second_signal_ends_at_once_and_the_list_is_held() {
    let (world, portal, on_its_way, answer) = three_lists();
    let process = start(&world);
    on_its_way.recv_timeout(Duration::from_secs(20)).unwrap();
    signal("INT", &process);
    std::thread::sleep(Duration::from_millis(300));
    signal("INT", &process);
    // A shell says 130 of it.
    assert_eq!(end(process).exit, -1, "a signal has no exit status");

    drop(answer);
    let again = end(start(&world));
    assert_eq!(again.exit, 6, "{}", again.err);
    assert!(again.err.contains("Held            1  contact "), "{}", again.err);
    assert!(again.err.contains("Accepted        2  contacts"), "{}", again.err);
    let run = world.dialbase(&["runs", "list"]).out.split_whitespace().nth(3).unwrap().to_owned();
    let shown = world.dialbase(&["runs", "show", &run]).out;
    assert!(shown.contains("  1  held "), "{shown}");
    assert_eq!(portal.uploads(), 3, "what is held is not sent again");
}

/// The kernel tells a program that its terminal is gone, and so does the shell.
#[test]
fn a_lost_terminal_is_told_twice_and_still_finishes_the_list_on_its_way() {
    let (world, portal, on_its_way, answer) = three_lists();
    let process = start(&world);
    on_its_way.recv_timeout(Duration::from_secs(20)).unwrap();
    for _ in 0..2 {
        signal("HUP", &process);
        std::thread::sleep(Duration::from_millis(200));
    }
    answer.send(()).unwrap();
    let said = end(process);
    assert_eq!(said.exit, 5, "{}", said.err);
    assert!(said.err.contains("Planned         2  contacts"), "{}", said.err);
    assert_eq!(portal.uploads(), 1);
}

#[test]
fn who_asked_to_outlive_the_terminal_does() {
    let (world, portal, on_its_way, answer) = three_lists();
    let mut command = Command::new("sh");
    command.args(["-c", "trap '' HUP; exec \"$0\" apply plan"]).arg(crate::world::dialbase().get_program());
    command.envs(WHO).current_dir(world.path(".")).stdout(Stdio::piped()).stderr(Stdio::piped());
    let process = command.spawn().unwrap();
    on_its_way.recv_timeout(Duration::from_secs(20)).unwrap();
    signal("HUP", &process);
    for _ in 0..3 {
        answer.send(()).unwrap();
    }
    let said = end(process);
    assert_eq!(said.exit, 0, "{}", said.err);
    assert_eq!(portal.uploads(), 3);
}

#[test]
fn a_signal_before_anything_is_sent_sends_nothing() {
    let (arrived, asked) = channel();
    let arrived = Mutex::new(arrived);
    let portal = Portal::start(move |call, _| {
        arrived.lock().unwrap().send(call.to_owned()).ok();
        std::thread::sleep(Duration::from_millis(700));
        Some("1".to_owned())
    });
    let world = World::new();
    world.write("base.csv", BASE);
    world.write("ventas.toml", pipeline(&portal.address, ""));
    assert_eq!(world.dialbase(&["plan", "ventas.toml", "-o", "plan"]).exit, 0);
    let process = start(&world);
    assert_eq!(asked.recv_timeout(Duration::from_secs(20)).unwrap(), "queuesummary");
    signal("INT", &process);
    let said = end(process);
    assert_eq!(said.exit, 5, "{}", said.err);
    assert!(said.err.contains("interrupted before anything of run "), "{}", said.err);
    assert_eq!(portal.uploads(), 0);
    assert_eq!(end(start(&world)).exit, 0);
    assert_eq!(portal.uploads(), 1);
}
