//! What stops a run: each rule of a list's health, and each way in which a file can be something else.

use super::{age, calls, gzip, many, pipeline, plan, six, stops, with_list, words, zip};
use crate::world::World;

#[test]
fn what_is_no_list_is_no_empty_one() {
    stops("b.csv", "", "", "b.csv is empty");
    stops("b.csv", "\n \n\n", "", "holds no rows");
    stops("b.csv", "numero\n", "", "it holds 0 numbers, and at least 1 must be in it (min_rows)");
    stops("b.csv", "numero\n", "column = \"numero\"", "it holds 0 numbers");
    let page =
        "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n";
    stops("b.csv", page, "", "web page");
    stops("b.csv", page, "column = \"numero\"", "web page");
    let table = "<html><body><table><tr><td>Ref 20241131</td></tr></table></body></html>";
    stops("b.csv", table, "", "it is a web page, whatever its name says");
    stops("b.csv", "Error: session expired\n", "", "it holds 0 numbers");
    stops("b.csv", "Error: session expired\nplease log in\nthank you\n", "min_rows = 0", "hold no number");
    stops("b.csv.gz", &gzip(many(20_000).as_bytes())[..9_000], "", "cannot be read");
    let zipped = zip(&[("b.csv", many(20_000).as_bytes())]);
    stops("b.zip", &zipped[..zipped.len() / 2], "", "cannot be read");
    stops("b.zip", zip(&[("a.csv", b"098000101\n"), ("b.csv", b"098000102\n")]), "", "which file is meant");
    stops("b.csv", [0; 5_000], "", "cannot be read");
    stops("b.csv", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "", "PDF");
    stops("b.csv", "nombre\nAna\nEva\nLuis\n", "", "3 of its 3 lines hold no number");
    stops("b.csv", "nombre;telefono\nAna;098000101\nEva;098000102\n", "", "name theirs as `column`");
    stops("b.csv", "nombre;telefono\nAna;098000101\n", "column = \"nombre\"", "row 2 (A••)");
    stops("b.csv", "nombre;telefono\nAna;098000101\n", "column = \"telefonos\"", "did you mean `telefono`");
    stops(
        "b.csv",
        "nombre;telefono\nAna;098000101\n",
        "column = \"telefono\"\ndelimiter = \",\"",
        "no column `telefono`",
    );
    stops("b.csv", "098-000-101\n098-000-102\n", "delimiter = \"-\"", "hold no number");
    stops("b.csv", "11987654321\n21987654321\n", "", "another country (`region`)");
    calls("b.csv", "11987654321\n21987654321\n", "region = \"BR\"", &[1, 2, 3, 4, 5, 6]);
    stops("b.csv", "numero\n5,98E+10\n5,98E+10\n", "", "5,98E+10");
}

#[test]
fn a_list_that_is_gone_or_a_directory_stops_the_run() {
    let world = with_list("b.csv", "", "");
    std::fs::remove_file(world.path("b.csv")).unwrap();
    let gone = plan(&world, "plan", None).said;
    assert!(gone.exit == 4 && words(&gone).contains("cannot open"), "{}", gone.err);
    std::fs::create_dir(world.path("b.csv")).unwrap();
    let directory = plan(&world, "plan", None).said;
    assert!(directory.exit == 4 && words(&directory).contains("it is a directory"), "{}", directory.err);
}

#[test]
fn unreadable_lines_are_told_until_they_are_too_many() {
    let list = |holes: &str| format!("{}{holes}", many(47));
    let report = calls("b.csv", list("Ana\n0980\n"), "", &[1, 2, 3, 4, 5, 6]);
    let warnings = report["warnings"].to_string();
    assert!(warnings.contains("no number at row 48 (A••), row 49 (0980)"), "{warnings}");
    stops("b.csv", list("x\ny\nz\n"), "", "3 of its 50 lines hold no number, and at most 5% may");
    stops("b.csv", list("x\n"), "max_unreadable = 0", "at most 0 rows may");
    calls("b.csv", list("x\n"), "max_unreadable = 1", &[1, 2, 3, 4, 5, 6]);
}

#[test]
fn an_old_or_short_list_or_one_without_its_canary_stops_the_run() {
    let world = with_list("b.csv", many(3), "max_age = \"30d\"\nmin_rows = 5");
    age(&world, "b.csv", 31);
    let said = words(&plan(&world, "plan", None).said);
    assert!(said.contains("at most 30 days may be (max_age); and it holds 3 numbers"), "{said}");
    age(&world, "b.csv", 29);
    let said = words(&plan(&world, "plan", None).said);
    assert!(!said.contains("max_age") && said.contains("at least 5"), "{said}");

    calls("b.csv", "098000101\n", "canary = \"+598 98 000 101\"", &[2, 3, 4, 5, 6]);
    calls("b.csv", "098000101;Otra->;\n", "canary = [\"98000101\"]", &[1, 2, 3, 4, 5, 6]);
    stops(
        "b.csv",
        "098000101\n",
        "canary = [\"098000101\", \"098000777\"]",
        "the number +598 98•••777 must be in it",
    );
    let lint = with_list("b.csv", "098000101\n", "canary = \"Ana\"").dialbase(&["lint", "ventas.toml"]);
    assert!(lint.exit == 2 && lint.err.contains("this canary is no telephone number"), "{}", lint.err);
}

/// Plans with a list of these sizes, one a day; answers the exit statuses.
fn over_days(about: &str, days: &[u32]) -> Vec<i32> {
    let world = with_list("b.csv", "", about);
    let plan_of = |(day, size): (usize, &u32)| {
        world.write("b.csv", many(*size));
        let now = format!("2026-11-{:02}T12:00:00Z", day + 1);
        plan(&world, &format!("plan-{day}"), Some(&now)).said.exit
    };
    days.iter().enumerate().map(plan_of).collect()
}

#[test]
fn a_list_that_shrank_stops_the_run_until_somebody_says_why() {
    let tenth = "max_shrink = \"10%\"";
    assert_eq!(over_days(tenth, &[100, 50, 50, 100, 90, 89]), [0, 4, 4, 0, 0, 4]);
    // Slowly, too.
    assert_eq!(over_days(tenth, &[100, 95, 91, 87]), [0, 0, 0, 4]);
    assert_eq!(over_days(tenth, &[100, 200, 150]), [0, 0, 4]);
    assert_eq!(over_days("max_shrink = 3", &[100, 97, 96]), [0, 0, 4]);
    assert_eq!(over_days("max_shrink = 0", &[100, 100, 99]), [0, 0, 4]);
    assert_eq!(over_days("", &[100, 5]), [0, 0]);
    let since = "max_shrink = { limit = \"10%\", since = \"2026-11-02\" }";
    assert_eq!(over_days(since, &[100, 50, 40]), [0, 0, 4]);
    let to_come = since.replace("2026-11-02", "2099-01-01");
    assert_eq!(over_days(&to_come, &[100, 50]), [0, 4]);
    // It may be said on the very day.
    let world = with_list("b.csv", many(100), tenth);
    let on_the_day = |name| plan(&world, name, Some("2026-11-02T12:00:00Z")).said.exit;
    assert_eq!(on_the_day("whole"), 0);
    world.write("b.csv", many(50));
    assert_eq!(on_the_day("cut"), 4);
    let text = std::fs::read_to_string(world.path("ventas.toml")).unwrap();
    world.write("ventas.toml", text.replace(tenth, since));
    assert_eq!(on_the_day("said"), 0);
}

#[test]
fn a_report_says_what_a_list_held_before() {
    let world = with_list("b.csv", many(10), "");
    let previous =
        |directory, now| plan(&world, directory, Some(now)).report["blacklists"][0]["previous"].clone();
    assert_eq!(previous("first", "2026-11-01T12:00:00Z"), serde_json::Value::Null);
    assert_eq!(previous("same", "2026-11-02T12:00:00Z"), serde_json::Value::Null);
    world.write("b.csv", many(12));
    let before = previous("other", "2026-11-03T12:00:00Z");
    assert_eq!((&before["numbers"], &before["at"]), (&10.into(), &"2026-11-02T12:00:00Z".into()));
}

#[test]
fn all_that_speaks_against_all_lists_is_said_at_once() {
    let world = World::new();
    world.write("base.csv", six());
    world.write("a.csv", "");
    world.write("b.csv", "x\ny\n");
    world.write("c.csv", many(3));
    world.write("e.csv", many(3));
    let lists = ["a.csv\"", "b.csv\"", "c.csv\"\nmin_rows = 7", "d.csv\"", "e.csv\""];
    let lists: Vec<String> = lists.iter().map(|list| format!("[[blacklist]]\npath = \"{list}\n")).collect();
    let lists = lists.concat();
    world.write("ventas.toml", pipeline("UY", &lists));
    for command in [&["plan", "ventas.toml", "-o", "plan"][..], &["run", "ventas.toml"]] {
        let said = world.dialbase(command);
        let words = words(&said);
        assert_eq!(said.exit, 4, "{words}");
        for what in ["4 blacklists are not healthy", "a.csv", "b.csv", "c.csv", "at least 7", "d.csv"] {
            assert!(words.contains(what), "{what}: {words}");
        }
        assert!(!words.contains("e.csv"), "{words}");
    }
}

#[test]
fn a_column_of_dates_is_no_list() {
    let dates: Vec<String> = (1..=28).map(|day| format!("2024-01-{day:02}\n")).collect();
    stops("b.csv", dates.concat(), "", "28 of its 28 lines hold no number");
}

#[test]
fn a_list_that_grew_old_after_the_plan_makes_the_plan_stale() {
    let world = with_list("b.csv", many(20), "max_age = \"1d\"");
    assert_eq!(plan(&world, "plan", None).said.exit, 0);
    age(&world, "b.csv", 2);
    let said = world.dialbase(&["apply", "plan"]);
    assert!(said.exit == 4 && words(&said).contains("is older than its max_age"), "{}", said.err);
}
