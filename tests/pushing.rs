//! Lists onto the instance's own blacklist and off it again: only what changed, whatever ends it in the middle.

mod known;

use crate::portal::Portal;
use crate::world::{Said, World, pipeline};
use serde_json::Value;
use std::collections::BTreeSet;
use std::process::Stdio;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

const WHO: [(&str, &str); 3] =
    [("DIALBASE_USER", "ana"), ("DIALBASE_PASSWORD", "secreto"), ("SUDO_USER", "carmen")];

const SANDBOX: [(&str, &str); 2] = [("DIALBASE_USER", "demo"), ("DIALBASE_PASSWORD", "sandbox")];

/// A list of so many numbers from the nth on, as people write it.
fn numbers(from: u32, many: u32) -> String {
    let number = |n: u32| format!("09{} {:03} {:03}\n", n / 1_000_000 + 1, n / 1000 % 1000, n % 1000);
    (from..from + many).map(number).collect::<Vec<_>>().concat()
}

fn bring(world: &World, verb: &str, more: &[&str]) -> Said {
    let usual = ["blacklist", verb, "--pipeline", "ventas.toml", "--per-second", "1000"];
    world.dialbase_as(&[&usual, more].concat(), &WHO)
}

fn json(said: &Said) -> Value {
    serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{}{}", said.out, said.err))
}

/// An instance that keeps a blacklist, and what it does before it says yes.
struct FarEnd {
    portal: Portal,
    listed: Arc<Mutex<BTreeSet<(String, String)>>>,
    /// Which call was done last and is not answered yet.
    stalled: Arc<AtomicUsize>,
}

/// The entries of a form's field.
fn entries(form: &str) -> Vec<Value> {
    let value = form.strip_prefix("blacklist=").expect("the field").replace('+', " ");
    let mut bytes = Vec::new();
    let mut rest = value.as_bytes();
    while let [first, behind @ ..] = rest {
        let escaped = (*first == b'%').then(|| std::str::from_utf8(&behind[..2]).unwrap());
        bytes.push(escaped.map_or(*first, |hex| u8::from_str_radix(hex, 16).unwrap()));
        rest = if escaped.is_some() { &behind[2..] } else { behind };
    }
    serde_json::from_slice(&bytes).unwrap()
}

impl FarEnd {
    /// `answer` gets the call and how many came before it: what it answers in the place of 1, and whether it does what it is asked.
    fn start(answer: impl Fn(&str, usize) -> (Option<&'static str>, bool) + Send + Sync + 'static) -> Self {
        Self::stalling(&[], answer)
    }

    /// The same, but some calls are done and not answered for long.
    fn stalling(
        stalls: &'static [usize],
        answer: impl Fn(&str, usize) -> (Option<&'static str>, bool) + Send + Sync + 'static,
    ) -> Self {
        let listed = Arc::new(Mutex::new(BTreeSet::new()));
        let (mine, calls) = (Arc::clone(&listed), AtomicUsize::new(0));
        let stalled = Arc::new(AtomicUsize::new(0));
        let has_stalled = Arc::clone(&stalled);
        let portal = Portal::start(move |call, form| {
            if !call.ends_with("blackbulk") {
                return None;
            }
            let nth = calls.fetch_add(1, Ordering::SeqCst);
            let (said, does) = answer(call, nth);
            assert!(form.len() <= 1 << 20);
            for entry in entries(form).iter().filter(|_| does) {
                let text = |key: &str| entry[key].as_str().unwrap().to_owned();
                assert_eq!(entry.as_object().unwrap().len(), 6, "all keys of the page");
                let key = (text("campaign"), text("phone"));
                let mut listed = mine.lock().unwrap();
                if call == "addblackbulk" {
                    listed.insert(key)
                } else {
                    listed.remove(&key)
                };
            }
            if stalls.contains(&nth) {
                has_stalled.store(nth, Ordering::SeqCst);
                std::thread::sleep(std::time::Duration::from_secs(5));
            }
            said.map(str::to_owned)
        });
        Self { portal, listed, stalled }
    }

    fn good() -> Self {
        Self::start(|_, _| (Some("1"), true))
    }

    fn world(&self) -> World {
        let world = World::new();
        world.write("ventas.toml", pipeline(&self.portal.address, ""));
        world.write("base.csv", "Celular;Casa;Nombre\n");
        world
    }

    fn listed(&self) -> BTreeSet<(String, String)> {
        self.listed.lock().unwrap().clone()
    }

    fn calls(&self) -> (usize, usize) {
        (self.portal.heard("addblackbulk").len(), self.portal.heard("deleteblackbulk").len())
    }
}

fn all(list: &str) -> BTreeSet<(String, String)> {
    list.lines().map(|line| ("*".to_owned(), line.replace(' ', ""))).collect()
}

#[test]
fn only_what_changed_goes_and_what_others_put_there_stays() {
    let far = FarEnd::good();
    let world = far.world();
    far.listed.lock().unwrap().insert(("*".into(), "099999999".into()));
    let first = numbers(0, 2500);
    world.write("no.csv", first.clone() + "nadie por aqui 12\n");
    let dry = bring(&world, "sync", &["no.csv", "--dry-run", "--json"]);
    assert_eq!((dry.exit, json(&dry)["to_add"].as_u64()), (0, Some(2500)), "{}", dry.err);
    assert_eq!(far.calls(), (0, 0));

    let pushed = bring(&world, "push", &["no.csv"]);
    assert_eq!(pushed.exit, 0, "{}", pushed.err);
    for words in
        ["in the form national: 2,501 numbers read", "2,500 numbers added", "row 2501 (n", "1 line left out"]
    {
        assert!(pushed.err.contains(words), "{words}: {}", pushed.err);
    }
    assert_eq!(far.calls(), (3, 0));
    let again = bring(&world, "sync", &["no.csv", "--json"]);
    assert_eq!((again.exit, json(&again)["already_there"].as_u64()), (0, Some(2500)), "{}", again.err);
    assert_eq!(far.calls(), (3, 0));

    // Two hundred are gone and a thousand are new; push takes nobody off, sync does.
    let second = numbers(200, 3300);
    world.write("no.csv", &second);
    assert_eq!(bring(&world, "push", &["no.csv"]).exit, 0);
    assert_eq!(far.calls(), (4, 0));
    let unasked = bring(&world, "sync", &["no.csv"]);
    assert_eq!((unasked.exit, far.calls()), (2, (4, 0)), "{}", unasked.err);
    assert!(unasked.err.contains("--yes"), "{}", unasked.err);
    let synced = bring(&world, "sync", &["no.csv", "--yes", "--json"]);
    let books = json(&synced);
    assert_eq!((synced.exit, books["removed"].as_u64(), books["read"].as_u64()), (0, Some(200), Some(3300)));
    assert_eq!(far.calls(), (4, 1));
    let mut expected = all(&second);
    expected.insert(("*".into(), "099999999".into()));
    assert!(far.listed() == expected);
}

#[test]
fn a_list_that_lost_too_much_is_not_followed_without_a_word() {
    let far = FarEnd::good();
    let world = far.world();
    world.write("no.csv", numbers(0, 1000));
    assert_eq!(bring(&world, "push", &["no.csv"]).exit, 0);
    world.write("no.csv", numbers(0, 899));
    let stopped = bring(&world, "sync", &["no.csv", "--yes"]);
    assert_eq!(stopped.exit, 4, "{}", stopped.err);
    assert!(stopped.err.contains("101 of the 1,000 numbers of no.csv"), "{}", stopped.err);
    assert_eq!(bring(&world, "sync", &["no.csv", "--dry-run"]).exit, 4);
    assert_eq!(far.listed().len(), 1000);
    let allowed = bring(&world, "sync", &["no.csv", "--yes", "--allow-shrink", "the register was cleaned"]);
    assert_eq!((allowed.exit, far.listed().len()), (0, 899), "{}", allowed.err);
    // Who did it and why is on record, and no number is.
    let ledger = std::fs::read(world.path(".dialbase/ledger.db")).unwrap();
    let holds = |text: &str| ledger.windows(text.len()).any(|bytes| bytes == text.as_bytes());
    assert!(holds("the register was cleaned") && holds("carmen") && !holds("091000") && !holds("59891000"));
}

#[test]
fn two_lists_keep_what_both_have_and_a_campaign_of_its_own_is_kept() {
    let far = FarEnd::good();
    let world = far.world();
    let portals = |many| numbers(0, many).replace('\n', ";;\n") + "091 000 007;Ventas->;\n";
    world.write("una.csv", portals(3));
    world.write("otra.csv", numbers(2, 3));
    assert_eq!(bring(&world, "push", &["una.csv"]).exit, 0);
    let other = bring(&world, "push", &["otra.csv", "--json"]);
    assert_eq!((json(&other)["added"].as_u64(), json(&other)["already_there"].as_u64()), (Some(2), Some(1)));
    let star = |n: u32| ("*".to_owned(), format!("09100000{n}"));
    let own = ("Ventas->".to_owned(), "091000007".to_owned());
    let expected = |stars: &[u32], more: &[(String, String)]| {
        stars.iter().map(|n| star(*n)).chain(more.iter().cloned()).collect::<BTreeSet<_>>()
    };
    assert_eq!(far.listed(), expected(&[0, 1, 2, 3, 4], std::slice::from_ref(&own)));
    // The first loses 2, which the other has; then the other loses it, too.
    world.write("una.csv", portals(2));
    let kept = bring(&world, "sync", &["una.csv", "--yes", "--json"]);
    assert_eq!((kept.exit, json(&kept)["kept_by_another"].as_u64()), (0, Some(1)), "{}", kept.err);
    assert_eq!(far.listed().len(), 6);
    world.write("otra.csv", numbers(3, 2));
    assert_eq!(bring(&world, "sync", &["otra.csv", "--yes"]).exit, 0);
    assert_eq!(far.listed(), expected(&[0, 1, 3, 4], std::slice::from_ref(&own)));
    // Taken off by hand, whoever put it there; the list that has it still puts it there again.
    world.write("quitar.csv", numbers(0, 1));
    let removed = bring(&world, "remove", &["quitar.csv", "--yes", "--json"]);
    assert_eq!((removed.exit, json(&removed)["removed"].as_u64()), (0, Some(1)), "{}", removed.err);
    assert_eq!(far.listed(), expected(&[1, 3, 4], std::slice::from_ref(&own)));
    let back = bring(&world, "sync", &["una.csv", "--json"]);
    assert_eq!((json(&back)["added"].as_u64(), far.listed().len()), (Some(1), 5), "{}", back.err);
}

#[test]
fn a_compiled_file_is_a_list_and_a_campaign_that_is_named_counts_for_all() {
    let far = FarEnd::good();
    let world = far.world();
    world.write("ar.csv", "011 2345 6789\n");
    let built = world.dialbase(&["blacklist", "build", "ar.csv", "-o", "ar.dbl", "--region", "AR"]);
    assert_eq!(built.exit, 0, "{}", built.err);
    world.write("uy.csv", numbers(0, 30));
    assert_eq!(world.dialbase(&["blacklist", "build", "uy.csv", "-o", "uy.dbl", "--region", "UY"]).exit, 0);
    let pushed = bring(&world, "push", &["uy.dbl", "--campaign", "Otra<-", "--field", "blacklist"]);
    assert_eq!(pushed.exit, 0, "{}", pushed.err);
    assert!(far.listed().iter().all(|(campaign, _)| campaign == "Otra<-") && far.listed().len() == 30);
    // What another country's numbers are, the national form does not say; and in Argentina a line may be dialled in two forms.
    let abroad = bring(&world, "push", &["ar.dbl", "--json"]);
    assert_eq!(json(&abroad)["left_out"]["other-country"].as_u64(), Some(1), "{}", abroad.err);
    let e164 = bring(&world, "push", &["ar.dbl", "--dial", "e164-digits"]);
    assert_eq!(e164.exit, 0, "{}", e164.err);
    for form in ["541123456789", "5491123456789"] {
        assert!(far.listed().contains(&("*".to_owned(), form.to_owned())), "{:?}", far.listed());
    }
}

#[test]
fn an_answer_that_is_none_is_asked_for_again_and_then_left_alone() {
    for damaged in [Some(""), Some("0"), Some("null"), Some("<html>"), Some("{\"a\":"), Some("11"), None] {
        let is_broken = Arc::new(Mutex::new(true));
        let mine = Arc::clone(&is_broken);
        let far = FarEnd::start(move |_, nth| match nth {
            0 => (Some("1"), true),
            _ if *mine.lock().unwrap() => (damaged, nth % 2 == 0),
            _ => (Some("1"), true),
        });
        let world = far.world();
        world.write("no.csv", numbers(0, 50));
        let stopped = bring(&world, "sync", &["no.csv", "--chunk", "10"]);
        assert_eq!(stopped.exit, 5, "{damaged:?}: {}", stopped.err);
        assert!(
            stopped.err.contains("10 numbers added") && stopped.err.contains("--field"),
            "{}",
            stopped.err
        );
        assert!(!stopped.err.contains("091000"), "{}", stopped.err);
        assert_eq!(far.calls(), (5, 0), "{damaged:?}");
        // Of twenty nobody knows; five of them are on the list no more, and are taken off in case.
        *is_broken.lock().unwrap() = false;
        world.write("no.csv", numbers(0, 15) + &numbers(20, 30));
        let synced = bring(&world, "sync", &["no.csv", "--yes", "--chunk", "10", "--json"]);
        assert_eq!(synced.exit, 0, "{}", synced.err);
        assert_eq!(json(&synced)["removed"].as_u64(), Some(5));
        assert!(far.listed() == all(&(numbers(0, 15) + &numbers(20, 30))));
    }
}

#[test]
fn a_call_that_comes_to_nothing_does_not_keep_the_others_off_the_list() {
    let is_odd = Arc::new(Mutex::new(true));
    let mine = Arc::clone(&is_odd);
    let far = FarEnd::start(move |_, nth| match nth {
        1 | 2 if *mine.lock().unwrap() => (Some("0"), false),
        _ => (Some("1"), true),
    });
    let world = far.world();
    world.write("no.csv", numbers(0, 50));
    let most = bring(&world, "push", &["no.csv", "--chunk", "10", "--json"]);
    assert_eq!(
        (most.exit, json(&most)["added"].as_u64(), json(&most)["to_add"].as_u64()),
        (5, Some(40), Some(10))
    );
    assert!(json(&most)["said"].as_str().is_some_and(|said| said.contains('0')), "{}", most.out);
    let rest = bring(&world, "push", &["no.csv", "--json"]);
    assert_eq!((rest.exit, json(&rest)["added"].as_u64(), far.listed().len()), (0, Some(10), 50));
}

#[test]
fn a_signal_ends_it_after_the_call_that_is_on_its_way() {
    let far = FarEnd::start(|_, _| {
        std::thread::sleep(std::time::Duration::from_millis(300));
        (Some("1"), true)
    });
    let world = far.world();
    world.write("no.csv", numbers(0, 50));
    let mut command = crate::world::dialbase();
    command.args(["blacklist", "push", "no.csv", "--pipeline", "ventas.toml", "--chunk", "10"]);
    command.envs(WHO).current_dir(world.path(".")).stderr(Stdio::piped());
    let process = command.spawn().unwrap();
    while far.calls().0 == 0 {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    let kill = format!("kill -TERM {}", process.id());
    assert!(std::process::Command::new("sh").args(["-c", &kill]).status().unwrap().success());
    let said: Said = process.wait_with_output().unwrap().into();
    assert_eq!(said.exit, 5, "{}", said.err);
    assert!(said.err.contains("10 numbers added") && said.err.contains("run the same again"), "{}", said.err);
    let rest = bring(&world, "push", &["no.csv", "--json"]);
    assert_eq!((json(&rest)["already_there"].as_u64(), json(&rest)["added"].as_u64()), (Some(10), Some(40)));
}

#[test]
fn a_list_that_is_not_to_be_trusted_goes_nowhere() {
    let far = FarEnd::good();
    let world = far.world();
    world.write("no.csv", numbers(0, 10) + "nadie por aqui 12\n");
    let refused = bring(&world, "push", &["no.csv"]);
    assert_eq!((refused.exit, far.calls()), (4, (0, 0)), "{}", refused.err);
    assert!(refused.err.contains("nothing was") && refused.err.contains("11 (n"), "{}", refused.err);
    let spanish = format!("language = \"es\"\n{}", pipeline(&far.portal.address, ""));
    world.write("ventas.toml", spanish);
    let refused = bring(&world, "push", &["no.csv"]);
    assert!(refused.exit == 4 && refused.err.contains("no se"), "{}", refused.err);
    // Nor where what stands there is not known any more.
    world.write("no.csv", numbers(0, 10));
    assert_eq!(bring(&world, "push", &["no.csv"]).exit, 0);
    let pushed = world.path(".dialbase/pushed");
    let file = std::fs::read_dir(&pushed).unwrap().next().unwrap().unwrap().path();
    std::fs::write(&file, "+*\t59891000000\t091000000\n").unwrap();
    let changed = bring(&world, "sync", &["no.csv"]);
    assert_eq!(changed.exit, 8, "{}", changed.err);
    std::fs::remove_file(&file).unwrap();
    let gone = bring(&world, "sync", &["no.csv"]);
    assert_eq!(gone.exit, 8, "{}", gone.err);
    assert!(gone.err.contains("--name"), "{}", gone.err);
}

#[test]
fn killed_in_the_middle_it_goes_on_and_the_instance_has_the_list() {
    const MANY: u32 = 100_000;
    const STALLS: [usize; 3] = [7, 31, 64];
    let far = FarEnd::stalling(&STALLS, |_, _| (Some("1"), true));
    let world = far.world();
    world.write("no.csv", numbers(0, MANY));
    for nth in STALLS {
        let mut command = crate::world::dialbase();
        command.args(["blacklist", "sync", "no.csv", "--pipeline", "ventas.toml", "--per-second", "1000"]);
        command.envs(WHO).current_dir(world.path(".")).stderr(Stdio::null());
        let mut process = command.spawn().unwrap();
        while far.stalled.load(Ordering::SeqCst) != nth && process.try_wait().unwrap().is_none() {
            std::thread::sleep(std::time::Duration::from_millis(2));
        }
        process.kill().unwrap();
        assert_eq!(process.wait().unwrap().code(), None, "it was killed");
    }
    // What was done last is the numbers from 62,000 on: the instance has them, and nobody was told. Some of them, and some of which
    // it is known, are on the list no more.
    assert!(far.listed() == all(&numbers(0, 63_000)));
    let now = numbers(450, 61_550) + &numbers(62_050, MANY - 61_600);
    world.write("no.csv", &now);
    let done = bring(&world, "sync", &["no.csv", "--yes"]);
    assert_eq!(done.exit, 0, "{}", done.err);
    assert!(far.listed() == all(&now));
    // At most the chunk that was under way went twice, each time.
    let (adds, removals) = far.calls();
    assert!(adds <= 101 + STALLS.len() && removals == 1, "{adds} {removals}");
    let again = bring(&world, "sync", &["no.csv", "--json"]);
    assert_eq!(json(&again)["already_there"].as_u64(), Some(u64::from(MANY) - 50), "{}", again.err);
    assert_eq!(far.calls(), (adds, removals));
}

#[test]
fn who_is_listed_for_a_campaign_stays_when_the_entry_for_all_goes() {
    let world = World::new();
    let sandbox = world.sandbox();
    let at = ["--url", sandbox.address.as_str(), "--region", "UY", "--json"];
    let bring = |verb: &str, list: &str, more: &[&str]| {
        let said = world.dialbase_as(&[&["blacklist", verb, list], &at[..], more].concat(), &SANDBOX);
        assert_eq!(said.exit, 0, "{}", said.err);
        json(&said)
    };
    let entries = || -> BTreeSet<(String, String)> {
        let text = |entry: &Value, key: &str| entry[key].as_str().unwrap().to_owned();
        sandbox
            .json("blacklist")
            .iter()
            .map(|entry| (text(entry, "campaign"), text(entry, "phone")))
            .collect()
    };
    let expected = |all: &[(&str, &str)]| {
        all.iter()
            .map(|(campaign, phone)| ((*campaign).to_owned(), (*phone).to_owned()))
            .collect::<BTreeSet<_>>()
    };
    // The sandbox takes whoever is taken off for all campaigns off for each.
    world.write("una.csv", numbers(0, 20));
    world.write("otra.csv", "091 000 000;Ventas->;\n091 000 001;Ventas->;\n");
    bring("push", "una.csv", &[]);
    bring("push", "otra.csv", &[]);
    world.write("una.csv", numbers(0, 20).replace("091 000 000\n", "") + "091 000 030\n");
    assert_eq!(bring("sync", "una.csv", &["--yes"])["removed"].as_u64(), Some(1));
    let of_sales = |entries: &BTreeSet<(String, String)>| {
        entries.iter().filter(|(campaign, _)| campaign == "Ventas->").cloned().collect::<BTreeSet<_>>()
    };
    let both = expected(&[("Ventas->", "091000000"), ("Ventas->", "091000001")]);
    assert_eq!(of_sales(&entries()), both);
    assert!(!entries().contains(&("*".to_owned(), "091000000".to_owned())));
    // Also where it is taken off by hand; but not where the campaign's entry is taken off, too.
    world.write("quitar.csv", "091 000 001\n");
    bring("remove", "quitar.csv", &["--yes"]);
    assert_eq!(of_sales(&entries()), both);
    assert!(!entries().contains(&("*".to_owned(), "091000001".to_owned())));
    world.write("quitar.csv", "091 000 001;;\n091 000 001;Ventas->;\n");
    bring("remove", "quitar.csv", &["--yes"]);
    assert_eq!(of_sales(&entries()), expected(&[("Ventas->", "091000000")]));
    assert_eq!(bring("sync", "otra.csv", &[])["added"].as_u64(), Some(1));
    assert_eq!(of_sales(&entries()), both);
}

#[test]
fn the_sandbox_has_what_was_brought() {
    let world = World::new();
    let sandbox = world.sandbox();
    world.write("no.csv", numbers(0, 5));
    let at = ["--url", sandbox.address.as_str(), "--region", "UY"];
    let push = |verb: &str, more: &[&str]| {
        world.dialbase_as(&[&["blacklist", verb, "no.csv"], &at[..], more].concat(), &SANDBOX)
    };
    let pushed = push("push", &[]);
    assert_eq!(pushed.exit, 0, "{}", pushed.err);
    let phones = || -> Vec<String> {
        sandbox.json("blacklist").iter().map(|entry| entry["phone"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(phones(), ["091000000", "091000001", "091000002", "091000003", "091000004"]);
    world.write("no.csv", numbers(1, 4));
    assert_eq!(push("sync", &["--yes"]).exit, 0);
    assert_eq!(phones().len(), 4);
    // Without a country a national form says nothing.
    let nowhere = world.dialbase_as(&["blacklist", "push", "no.csv", "--url", &sandbox.address], &SANDBOX);
    assert_eq!(nowhere.exit, 2, "{}", nowhere.err);
}
