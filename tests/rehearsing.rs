//! What a run makes of a far end that misbehaves, in each of the 26 ways that the sandbox knows.

use crate::world::{Said, World, pipeline, project};
use sandbox::Behaviour;
use serde_json::{Value, json};

const BASE: &str = "Celular;Casa;Nombre\n098 000 001;2400 0001;Ana\n098 000 002;;Eva\n";
const SANDBOX: [(&str, &str); 2] = [("DIALBASE_USER", "demo"), ("DIALBASE_PASSWORD", "sandbox")];

/// What a run says at last of its only list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ends {
    Accepted,
    /// It was tried again, because nothing had left or it was asked for.
    AcceptedLater,
    Refused,
    Held,
}

impl Ends {
    /// As `runs show` has it.
    fn state(self) -> &'static str {
        match self {
            Self::Accepted | Self::AcceptedLater => "accepted",
            Self::Refused => "refused",
            Self::Held => "held",
        }
    }

    /// As the manual has it.
    fn words(self) -> &'static str {
        match self {
            Self::AcceptedLater => "accepted, when it is tried again",
            other => other.state(),
        }
    }

    fn exit(self) -> i32 {
        match self {
            Self::Accepted | Self::AcceptedLater => 0,
            Self::Refused => 1,
            Self::Held => 6,
        }
    }
}

/// What §1 of the promises demands: only a whole `1` is a yes, only a definite no is a no.
fn demanded(behaviour: Behaviour) -> Ends {
    match behaviour {
        // So small a list has been handed over to the last byte when an early answer comes.
        Behaviour::One | Behaviour::OneCrlf | Behaviour::OneEarly => Ends::Accepted,
        Behaviour::Refused | Behaviour::TooManyRequests => Ends::AcceptedLater,
        Behaviour::Zero | Behaviour::TooLarge | Behaviour::NotAllowed => Ends::Refused,
        _ => Ends::Held,
    }
}

fn world(sandbox: &str) -> World {
    let world = World::new();
    world.write("base.csv", BASE);
    let text = pipeline(sandbox, "") + "answer = \"1s\"\nsend = \"5s\"\n";
    world.write("ventas.toml", text);
    world
}

fn run(world: &World) -> Said {
    world.dialbase_as(&["run", "ventas.toml"], &SANDBOX)
}

#[test]
fn each_behaviour_ends_as_is_promised_and_is_known_for_what_it_was() {
    let far_end = World::new();
    let sandbox = far_end.sandbox_with(&["--delay", "3s", "--away", "400ms"]);
    for behaviour in Behaviour::ALL {
        let name = behaviour.name();
        let order = ureq::post(format!("{}/behaviours", sandbox.address)).send_form([("upload", name)]);
        assert_eq!(order.unwrap().status(), 200);
        let came = sandbox.json("attempts").len();
        let world = world(&sandbox.address);
        // The same people again and again: to this ledger and this sandbox, always for the first time.
        world.write("base.csv", BASE.replace("Ana", &format!("Ana {name}")));
        let said = run(&world);
        let ends = demanded(behaviour);
        assert_eq!(said.exit, ends.exit(), "{name}: {}", said.err);
        let list = world.dialbase(&["runs", "list"]).out;
        let shown = world.dialbase(&["runs", "show", list.split_whitespace().nth(3).unwrap()]).out;
        assert!(shown.contains(ends.state()), "{name}: {shown}");

        let attempts = sandbox.json("attempts").split_off(came);
        let kept: Vec<&Value> = attempts.iter().filter(|attempt| attempt["processed"] == true).collect();
        // Nobody twice; nobody is said to be there who is not; nobody is said to be gone who is there.
        assert!(kept.len() <= 1, "{name}: {attempts:?}");
        match ends {
            Ends::Accepted | Ends::AcceptedLater => assert_eq!(kept.len(), 1, "{name}: {attempts:?}"),
            Ends::Refused => assert_eq!(kept.len(), 0, "{name}: {attempts:?}"),
            Ends::Held => assert_eq!(kept.len() == 1, behaviour.keeps(), "{name}: {attempts:?}"),
        }
        assert!(attempts.iter().all(|attempt| attempt["elsewhere"] == false), "{name} was followed");
        assert_eq!(attempts[0]["behaviour"], name);
    }
}

#[test]
fn what_is_ordered_on_the_command_line_befalls_the_upload_that_was_named() {
    let far_end = World::new();
    let sandbox = far_end.sandbox_with(&["--misbehave", "2=hang-processed", "--misbehave", "html"]);
    let befell = || -> Vec<Value> {
        sandbox.json("attempts").iter().map(|attempt| attempt["behaviour"].clone()).collect()
    };
    for exit in [6, 6] {
        let world = world(&sandbox.address);
        assert_eq!(run(&world).exit, exit);
    }
    assert_eq!(befell(), [json!("html"), json!("hang-processed")]);
    assert_eq!(sandbox.lists().len(), 1);
}

#[test]
fn a_seed_befalls_uploads_from_the_first_on() {
    let far_end = World::new();
    let sandbox = far_end.sandbox_with(&["--seed", "7"]);
    run(&world(&sandbox.address));
    let chance = sandbox::Chance { seed: 7, share: 100 };
    assert_eq!(sandbox.json("attempts")[0]["behaviour"], chance.of(1).name());
}

#[test]
fn what_cannot_be_ordered_is_said() {
    let world = World::new();
    let check = |arguments: &[&str], words: &str| {
        let said = world.dialbase(&[&["sandbox", "--port", "0"], arguments].concat());
        assert_eq!(said.exit, 2, "{}", said.err);
        assert!(said.err.contains(words), "{}", said.err);
    };
    check(&["--misbehave", "hang"], "hang-processed, hang-not-processed");
    check(&["--misbehave", "0=zero"], "uploads are counted from 1");
    check(&["--share", "30"], "--seed");
    check(&["--delay", "soon"], "write 300ms, 90s, 2m or 1h");
}

#[test]
fn the_manual_says_of_each_behaviour_what_a_run_makes_of_it() {
    let page = std::fs::read_to_string(project().join("docs/running.md")).unwrap();
    for behaviour in Behaviour::ALL {
        let ends = demanded(behaviour).words();
        let row = format!("| `{behaviour}` | {} | {ends} |", behaviour.words());
        assert!(page.contains(&row), "docs/running.md lacks:\n{row}");
    }
}
