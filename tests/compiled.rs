//! Compiled blacklists, built, changed, asked and used by the real program.

use crate::world::{World, pipeline};
use std::fs::{File, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::time::{Duration, SystemTime};

const LIST: &str = "number;campaign;\n098000101;;\n098000102;Ventas->;\n098000103;Otra->;\n";
const BASE: &str =
    "Nombre,Celular,Casa\nAna,098 000 101,24000101\nEva,098 000 102,\nIvo,098 000 103,\nLeo,098 000 104,\n";
const NOW: &str = "2026-11-22T08:53:00Z";

/// A folder with two lists, of August and of September.
fn world() -> World {
    let world = World::new();
    dated(&world, "ours.csv", LIST, "2026-08-01");
    dated(&world, "dnc.txt", "+59898000104\n+5511961230001\n", "2026-09-01");
    world.write("base.csv", BASE);
    world
}

fn dated(world: &World, name: &str, text: &str, day: &str) {
    world.write(name, text);
    let day: chrono::NaiveDate = day.parse().unwrap();
    let seconds = day.and_hms_opt(0, 0, 0).unwrap().and_utc().timestamp().unsigned_abs();
    let file = File::options().write(true).open(world.path(name)).unwrap();
    file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)).unwrap();
}

/// Whether words stand somewhere, however the lines are broken.
fn says(told: &str, words: &str) -> bool {
    let letters = |text: &str| text.replace(['\n', ' ', '│'], "");
    letters(told).contains(&letters(words))
}

fn build(world: &World, more: &[&str]) {
    let said = world.dialbase(&[&["blacklist", "build", "-o", "all.dbl", "--now", NOW], more].concat());
    assert_eq!((said.exit, said.out.as_str()), (0, ""), "{}", said.err);
}

/// What is planned where the pipeline says this of blacklists.
fn plan(world: &World, lists: &str) -> (i32, String, String) {
    world.write("p.toml", pipeline("sandbox", lists));
    drop(std::fs::remove_dir_all(world.path("plan")));
    let said = world.dialbase(&["plan", "p.toml", "-o", "plan", "--now", NOW]);
    let parts = std::fs::read_dir(world.path("plan/parts")).into_iter().flatten();
    let lines: String = parts.map(|part| std::fs::read_to_string(part.unwrap().path()).unwrap()).collect();
    (said.exit, said.err, lines)
}

#[test]
fn the_same_lists_give_the_same_bytes_for_their_owner_alone() {
    let world = world();
    build(&world, &["--region", "UY", "ours.csv", "dnc.txt"]);
    let bytes = std::fs::read(world.path("all.dbl")).unwrap();
    assert_eq!(world.path("all.dbl").metadata().unwrap().permissions(), Permissions::from_mode(0o100_600));
    std::fs::remove_file(world.path("all.dbl")).unwrap();
    // What a build left that was killed is no list, and is removed.
    world.write("all.dbl.partial-999999999", &bytes);
    build(&world, &["--region", "UY", "dnc.txt", "ours.csv"]);
    assert!(bytes == std::fs::read(world.path("all.dbl")).unwrap());
    let left: Vec<_> =
        std::fs::read_dir(world.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 4, "{left:?}");
}

#[test]
fn a_number_says_who_lists_it_for_whom_and_since_when() {
    let world = world();
    build(&world, &["--region", "UY", "ours.csv", "dnc.txt"]);
    dated(&world, "ours.csv", &format!("{LIST}098000105;;\n"), "2026-10-01");
    build(&world, &["--region", "UY", "ours.csv", "dnc.txt"]);
    let check = |number: &str, exit, words: &str| {
        let said = world.dialbase(&["blacklist", "check", "all.dbl", "--region", "UY", number]);
        assert_eq!((said.exit, said.out.trim_end()), (exit, words), "{}", said.err);
    };
    check(
        "098 000 101",
        1,
        "+59898000101\tlisted\tall.dbl › ours.csv\tall campaigns\tsince 2026-08-01 or before",
    );
    check("098000102", 1, "+59898000102\tlisted\tall.dbl › ours.csv\tVentas->\tsince 2026-08-01 or before");
    check("098000105", 1, "+59898000105\tlisted\tall.dbl › ours.csv\tall campaigns\tsince 2026-10-01");
    // Brazil's old form of eight digits is the same line.
    check(
        "+55 11 6123-0001",
        1,
        "+5511961230001\tlisted\tall.dbl › dnc.txt\tall campaigns\tsince 2026-09-01 or before",
    );
    check("098000199", 0, "+59898000199\tnot listed");
    check("hola", 1, "hola\tno number\twrite it with + and its country, or name that: --region XX");
    let said = world.dialbase_fed(
        &["blacklist", "check", "ours.csv", "--region", "UY", "--json"],
        b"098000103\n098000199\n",
    );
    assert_eq!(
        said.out,
        "{\"input\":\"098000103\",\"number\":\"+59898000103\",\"listed\":true,\"by\":[{\"list\":\"ours.csv\",\"campaign\":\"Otra->\",\"since\":null,\"or_before\":false}]}\n{\"input\":\"098000199\",\"number\":\"+59898000199\",\"listed\":false,\"by\":[]}\n"
    );
}

#[test]
fn changes_are_applied_and_told() {
    let world = world();
    build(&world, &["--region", "UY", "--name", "Ours", "ours.csv"]);
    dated(&world, "more.csv", "098000106\n098000101\n", "2026-10-01");
    dated(&world, "fewer.csv", "098000101\n098000103\n", "2026-10-01");
    let change = ["blacklist", "change", "all.dbl", "--region", "UY", "--now", NOW];
    let said = world.dialbase(&[&change[..], &["--add", "more.csv"]].concat());
    assert_eq!(said.err, "all.dbl is written:\n  Ours: 4 numbers as of 2026-10-01; 1 new, 0 gone\n");
    let said = world.dialbase(&[&change[..], &["--remove", "fewer.csv"]].concat());
    // The third is listed for another campaign, and stays.
    let note = "    1 number to take away: not listed for that campaign, or added by another list\n";
    assert_eq!(
        said.err,
        format!("all.dbl is written:\n  Ours: 3 numbers as of 2026-10-01; 0 new, 1 gone\n{note}")
    );
    let said = world.dialbase(&[&change[..], &["--add", "more.csv", "--registry", "Theirs"]].concat());
    assert!(
        said.exit == 2 && said.err.contains("all.dbl has no registry Theirs; it has: Ours"),
        "{}",
        said.err
    );
}

#[test]
fn a_run_is_held_against_a_compiled_list_as_against_its_sources() {
    let world = world();
    build(&world, &["--region", "UY", "ours.csv", "dnc.txt"]);
    let (exit, err, compiled) = plan(&world, "[[blacklist]]\npath = \"all.dbl\"");
    assert_eq!(exit, 0, "{err}");
    let report = std::fs::read_to_string(world.path("plan/report.json")).unwrap();
    assert!(
        report.contains("\"source\": \"all.dbl › ours.csv\"") && report.contains("all.dbl › dnc.txt"),
        "{report}"
    );
    let (_, _, plain) = plan(&world, "[[blacklist]]\npath = \"ours.csv\"\n[[blacklist]]\npath = \"dnc.txt\"");
    assert_eq!(compiled, plain);
    assert!(compiled.contains("24000101") && compiled.contains("98000103") && !compiled.contains("98000102"));
    // A pipeline stands for its lists, those of a compiled file too.
    let said = world.dialbase(&["blacklist", "check", "p.toml", "098000104"]);
    assert_eq!(said.out, "+59898000104\tlisted\tdnc.txt\tall campaigns\n");
}

#[test]
fn a_compiled_list_that_is_not_to_be_trusted_stops_the_run() {
    let world = world();
    build(&world, &["--region", "UY", "ours.csv", "dnc.txt"]);
    let whole = std::fs::read(world.path("all.dbl")).unwrap();
    let check = |bytes: &[u8], more: &str, words: &str| {
        world.write("all.dbl", bytes);
        let (exit, err, lines) = plan(&world, &format!("[[blacklist]]\npath = \"all.dbl\"\n{more}"));
        assert!(exit == 4 && lines.is_empty() && says(&err, words), "{exit} {err}");
    };
    let flipped = |at: usize| [&whole[..at], &[whole[at] ^ 1], &whole[at + 1..]].concat();
    check(&flipped(70), "", "it is damaged: its numbers are not those that were written");
    check(&flipped(0), "", "it is no compiled blacklist");
    check(&flipped(8), "", "format");
    check(&whole[..whole.len() - 7], "", "bytes and should have");
    check(b"", "", "it is no compiled blacklist");
    // As old as the oldest of what it was made from, not as the day on which it was made.
    check(&whole, "max_age = \"100d\"", "ours.csv: it was last written on 2026-08-01");
    check(&whole, "min_rows = 6", "it holds 5 numbers, and at least 6 must be in it");
    check(&whole, "canary = \"+59898000199\"", "must be in it, and is not");
    check(&whole, "region = \"BR\"", "`region` says how rows are read");
}

#[test]
fn what_is_said_of_rows_is_underlined() {
    let world = world();
    build(&world, &["--region", "UY", "ours.csv"]);
    world.write("p.toml", pipeline("sandbox", "[[blacklist]]\npath = \"all.dbl\"\ncolumn = \"Número\""));
    let said = world.dialbase(&["lint", "p.toml"]);
    assert!(said.exit == 2 && said.err.contains("`column` says how rows are read"), "{}", said.err);
}

#[test]
fn what_stands_in_the_place_stays_where_a_build_fails() {
    let world = world();
    let check = |arguments: &[&str], exit, words: &str| {
        let before = std::fs::read(world.path("all.dbl")).ok();
        let said = world.dialbase(&[&["blacklist", "build", "-o", "all.dbl"], arguments].concat());
        assert!(said.exit == exit && says(&said.err, words), "{} {}", said.exit, said.err);
        assert_eq!(before, std::fs::read(world.path("all.dbl")).ok());
        let partial = |entry: std::io::Result<std::fs::DirEntry>| {
            entry.unwrap().file_name().to_string_lossy().contains("partial")
        };
        assert!(!std::fs::read_dir(world.path("")).unwrap().any(partial));
    };
    check(&["ours.csv"], 2, "of which country the numbers in ours.csv are");
    check(&["--region", "UY", "base.csv"], 4, "base.csv is not to be trusted");
    build(&world, &["--region", "UY", "ours.csv"]);
    check(&["--region", "UY", "base.csv"], 4, "base.csv is not to be trusted");
    check(&["--region", "UY", "all.dbl", "--name", "ours.csv", "ours.csv"], 2, "cannot compile all.dbl");
    world.write("all.dbl", "a letter to somebody");
    check(
        &["--region", "UY", "ours.csv"],
        2,
        "all.dbl is there already, is no compiled blacklist, and stays as it is",
    );
    // What lacks a list must not look like one that lists nobody.
    world.write("p.toml", pipeline("sandbox", ""));
    check(&["p.toml"], 4, "p.toml is not to be trusted: it names no blacklist");
}

#[test]
fn a_registry_joins_a_file_that_is_there_and_leaves_it_with_a_word() {
    let world = world();
    build(&world, &["--region", "UY", "ours.csv"]);
    build(&world, &["--region", "UY", "all.dbl", "dnc.txt"]);
    let said = world.dialbase(&["blacklist", "info", "all.dbl"]);
    assert!(
        said.out.starts_with("all.dbl: 5 numbers of 2 registries, whole and as it was written\n"),
        "{}",
        said.out
    );
    let said = world.dialbase(&["blacklist", "build", "-o", "all.dbl", "dnc.txt", "--region", "UY"]);
    assert!(said.err.contains("ours.csv, which was in it, is no longer"), "{}", said.err);
}

#[test]
fn a_doubt_takes_nobody_off_a_list() {
    let world = world();
    build(&world, &["--region", "UY", "ours.csv"]);
    let off = |list: &str| {
        world.write("off.csv", list);
        world.dialbase(&["blacklist", "change", "all.dbl", "--region", "UY", "--remove", "off.csv"])
    };
    for doubtful in ["098000102;098000101\n", "098000101 o 098000103\n", "098000101;Ventas\n"] {
        assert_eq!(off(doubtful).exit, 4, "{doubtful}");
    }
    let said = off("098000101\n");
    assert!(said.exit == 0 && said.err.contains("0 new, 1 gone"), "{}", said.err);
}

#[test]
fn a_registry_that_is_gone_has_shrunk_to_nothing() {
    let world = world();
    let held = "[[blacklist]]\npath = \"all.dbl\"\nmax_shrink = \"10%\"\n";
    build(&world, &["--region", "UY", "ours.csv", "dnc.txt"]);
    assert_eq!(plan(&world, held).0, 0);
    build(&world, &["--region", "UY", "ours.csv"]);
    let (exit, told, _) = plan(&world, held);
    assert!(
        exit == 4 && says(&told, "the registry dnc.txt is gone: it holds 0 numbers and held 2"),
        "{told}"
    );
    assert_eq!(plan(&world, "[[blacklist]]\npath = \"all.dbl\"\n").0, 0);
}
