//! The judge is judged: a run that nobody harms is clean, and each kind of wrong is seen.

use crate::bench::{Bench, Harm, Settings, Verb, Verdict};
use crate::oracle::{Behaviour, Seen, Upload};

#[test]
fn a_run_that_nobody_harms_is_clean() {
    for parallel in [1, 2] {
        let bench = Bench::new(Settings { parallel, ..Settings::default() });
        let ended = bench.call(Verb::Run, &Harm::none());
        assert_eq!(ended.exit, Some(0), "{}", ended.err);
        let verdict = bench.judge(&ended);
        assert!(verdict.is_clean(), "{verdict}");
        let seen = bench.oracle.seen();
        assert_eq!((seen.uploads.len(), seen.nameless), (3, 0));
        assert_eq!(seen.loaded().len(), Bench::contacts().count());
    }
}

/// The verdict on a run that went well, of a server that saw something else.
fn doctored(change: impl Fn(&mut Seen)) -> Verdict {
    let bench = Bench::new(Settings::default());
    let ended = bench.call(Verb::Run, &Harm::none());
    let mut seen = bench.oracle.seen();
    change(&mut seen);
    bench.judge_as(&seen, &ended)
}

#[test]
fn each_kind_of_wrong_is_seen() {
    let twice = doctored(|seen| {
        let again = Upload { filename: String::new(), ..seen.uploads[0].clone() };
        seen.uploads.push(again);
    });
    assert_eq!((twice.doubles, twice.lost, twice.dishonest.len()), (3, 0, 0), "{twice}");
    let lost = doctored(|seen| seen.uploads[0].processed = false);
    assert_eq!((lost.doubles, lost.lost), (0, 3), "{lost}");
    let no_yes = doctored(|seen| seen.uploads[1].said_yes = false);
    assert!(no_yes.dishonest.iter().any(|what| what.contains("never said 1")), "{no_yes}");
    let unknown = doctored(|seen| seen.uploads[2].filename = "another.csv".to_owned());
    assert!(unknown.dishonest.iter().any(|what| what.contains("knows nothing of it")), "{unknown}");
    let pooled = doctored(|seen| seen.pooled = 1);
    assert_eq!(pooled.dishonest.len(), 1, "{pooled}");
    let leaked = doctored(|seen| seen.uploads[0].leaked = true);
    assert_eq!(leaked.dishonest.len(), 1, "{leaked}");
}

#[test]
fn what_was_held_for_nothing_is_seen() {
    let bench = Bench::new(Settings::default());
    bench.oracle.meets([Behaviour::CloseAtAccept]);
    let ended = bench.call(Verb::Run, &Harm::none());
    assert_eq!(ended.exit, Some(6), "{}", ended.err);
    let mut seen = bench.oracle.seen();
    assert_eq!(bench.judge_as(&seen, &ended).false_holds, 0);
    seen.nameless = 0;
    assert_eq!(bench.judge_as(&seen, &ended).false_holds, 1);
}

/// What each leaves behind where the first part meets it and nothing else goes wrong: the state of that part.
#[test]
fn every_behaviour_is_met() {
    for behaviour in Behaviour::ALL {
        let bench = Bench::new(Settings { encrypted: false, ..Settings::default() });
        bench.oracle.meets([behaviour]);
        bench.call(Verb::Run, &Harm::none());
        let met = bench.oracle.seen().uploads.iter().any(|upload| upload.behaviour == Some(behaviour));
        assert_ne!(met, behaviour.is_at_the_door(), "{behaviour:?}");
        let first = bench.books().unwrap().parts[0].state.clone();
        assert!(behaviour.leaves().contains(&first.as_str()), "{behaviour:?} leaves {first}");
        let verdict = bench.judge(&bench.settle(Verb::Resume));
        assert!(verdict.is_safe(), "{behaviour:?}: {verdict}");
    }
}
