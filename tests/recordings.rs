//! Recordings from a server that keeps them as the vendor's page says: at one of four places, as MP3 or as GSM, some to be converted first.

use crate::world::{Said, World, dialbase};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::Duration;

const WHO: [(&str, &str); 2] = [("DIALBASE_USER", "ana"), ("DIALBASE_PASSWORD", "secreto")];

/// What a server answers: a status, a type, and a body that may be shorter than announced.
struct Answer(&'static str, &'static str, Vec<u8>, usize);

impl Answer {
    fn text(body: impl Into<String>) -> Self {
        let body: String = body.into();
        Self("200 OK", "text/plain", body.clone().into_bytes(), body.len())
    }

    fn sound(kind: &'static str, body: &[u8]) -> Self {
        Self("200 OK", kind, body.to_vec(), body.len())
    }

    fn nothing() -> Self {
        Self("404 Not Found", "text/html", b"<html>".to_vec(), 6)
    }
}

/// A server, and each request that it got: method, path, form, and whether a session was shown.
struct Archive {
    address: String,
    heard: Arc<Mutex<Vec<(String, String)>>>,
}

impl Archive {
    fn start(answer: impl Fn(&str, &str) -> Answer + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let (heard, answer) = (Arc::new(Mutex::new(Vec::new())), Arc::new(answer));
        let hears = Arc::clone(&heard);
        std::thread::spawn(move || {
            for connection in listener.incoming().flatten() {
                let (hears, answer) = (Arc::clone(&hears), Arc::clone(&answer));
                std::thread::spawn(move || serve(connection, &hears, &*answer));
            }
        });
        Self { address, heard }
    }

    /// The requests of which a part is in the path, in order.
    fn heard(&self, part: &str) -> Vec<String> {
        let heard = self.heard.lock().unwrap();
        heard
            .iter()
            .filter(|(line, _)| line.contains(part))
            .map(|(line, form)| format!("{line} {form}").trim().to_owned())
            .collect()
    }
}

fn serve(
    mut connection: TcpStream,
    hears: &Mutex<Vec<(String, String)>>,
    answer: &dyn Fn(&str, &str) -> Answer,
) {
    let (mut request, mut piece) = (Vec::new(), [0; 4096]);
    let form = loop {
        let read = connection.read(&mut piece).unwrap_or(0);
        request.extend_from_slice(&piece[..read]);
        let text = String::from_utf8_lossy(&request).into_owned();
        let Some((head, form)) = text.split_once("\r\n\r\n") else { continue };
        let length = head
            .to_lowercase()
            .split_once("content-length: ")
            .map_or(0, |(_, rest)| rest.lines().next().unwrap().trim().parse::<usize>().unwrap());
        if read == 0 || form.len() >= length {
            break form.to_owned();
        }
    };
    let text = String::from_utf8_lossy(&request).into_owned();
    let path = text.split_whitespace().nth(1).unwrap_or_default().to_owned();
    let session = if text.to_lowercase().contains("authorization: basic") { "+" } else { "-" };
    hears.lock().unwrap().push((format!("{session} {path}"), form.clone()));
    let Answer(status, kind, body, length) = match path.rsplit('/').next().unwrap() {
        "getUserToken" => Answer::text("dTp4"),
        "EndSession" => Answer::text("1"),
        _ => answer(&path, &form),
    };
    let head = format!("HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\r\n");
    drop(connection.write_all(&[head.as_bytes(), &body].concat()));
}

const MP3: &[u8] = b"ID3\x04\0\0\0\0\0\0 a recording that is long enough to be told apart";
const GSM: [u8; 66] = [0xd2; 66];

fn fetch(archive: &Archive, world: &World, arguments: &[&str]) -> Said {
    let all = [&["recordings", "--url", &archive.address, "-o", "out", "--json"], arguments].concat();
    world.dialbase_as(&all, &WHO)
}

fn came(said: &Said) -> Value {
    serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{error}: {said:?}"))
}

/// The lines of the index, by guid: state, file, place, why.
fn index(world: &World) -> BTreeMap<String, [String; 4]> {
    let text = fs::read_to_string(world.path("out/recordings.csv")).unwrap();
    let cells = |line: &str| line.split(',').map(str::to_owned).collect::<Vec<_>>();
    text.lines()
        .skip(1)
        .map(cells)
        .map(|cell| (cell[0].clone(), [6, 7, 9, 10].map(|nth| cell[nth].clone())))
        .collect()
}

#[test]
fn each_place_is_looked_at_in_the_pages_order_and_gsm_is_converted() {
    let archive = Archive::start(|path, form| match path.trim_start_matches('/') {
        "records/first-1.mp3" | "records/20220620/second-2.mp3" => Answer::sound("audio/mpeg", MP3),
        "records/20220620/gsm-3.gsm" => Answer::sound("application/octet-stream", &GSM),
        "records/page-5.mp3" => Answer::sound("text/html", b"<html>sign in</html>"),
        "records/junk-6.mp3" => {
            Answer::sound("audio/mpeg", b"{\"error\": \"this is no sound at all, however it is called\"}")
        }
        "Integra/resources/Supervisor/convert" if form.starts_with("guid=gone-4") => Answer::text("0"),
        "Integra/resources/Supervisor/convert" => Answer::text("1"),
        _ => Answer::nothing(),
    });
    let world = World::new();
    let guids = ["first-1", "second-2", "gsm-3", "gone-4", "page-5", "junk-6", "first-1"];
    let said = fetch(
        &archive,
        &world,
        &[&["--day", "2022-06-20", "--parallel", "2", "--guid"], &guids[..]].concat(),
    );
    assert_eq!(said.exit, 0, "{said:?}");
    let came = came(&said);
    let counts = ["wanted", "fetched", "there", "of_calls_before"].map(|key| came[key].as_u64().unwrap());
    assert_eq!((counts, &came["missing"]), ([6, 3, 0, 1], &json!({ "absent": 1, "not-sound": 2 })));
    assert_eq!(fs::read(world.path("out/first-1.mp3")).unwrap(), MP3);
    assert_eq!(fs::read(world.path("out/gsm-3.gsm")).unwrap(), GSM);
    assert_eq!(fs::metadata(world.path("out/gsm-3.gsm")).unwrap().permissions().mode() & 0o777, 0o600);
    let left: Vec<_> =
        fs::read_dir(world.path("out")).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(left.len(), 5, "three recordings, the index and the lock: {left:?}");

    let gsm = archive.heard("gsm-3");
    assert_eq!(
        gsm,
        [
            "+ /records/gsm-3.mp3",
            "+ /records/20220620/gsm-3.mp3",
            "+ /records/gsm-3.gsm",
            "+ /records/20220620/gsm-3.gsm",
            "+ /records/gsm-3.mp3",
            "+ /records/20220620/gsm-3.mp3",
        ]
    );
    let converted = archive.heard("convert");
    assert!(converted.contains(
        &"+ /Integra/resources/Supervisor/convert guid=gsm-3&pasta=20220620&folder=20220620".to_owned()
    ));
    let index = index(&world);
    assert_eq!(index["second-2"][..2], ["fetched", "second-2.mp3"]);
    assert_eq!(index["second-2"][2], format!("{}/records/20220620/second-2.mp3", archive.address));
    assert_eq!(index["gone-4"], ["missing", "", "", "absent"]);
}

#[test]
fn what_is_converted_takes_the_place_of_gsm_and_the_backup_sees_no_session() {
    let converted = Arc::new(Mutex::new(false));
    let is_converted = Arc::clone(&converted);
    let backup = Archive::start(|path, _| match path {
        "/records/20220620/old-2.mp3" => Answer::sound("audio/mpeg", MP3),
        _ => Answer::nothing(),
    });
    let archive = Archive::start(move |path, _| match path {
        "/records/gsm-1.gsm" => Answer::sound("audio/x-gsm", &GSM),
        "/records/gsm-1.mp3" if *is_converted.lock().unwrap() => Answer::sound("audio/mpeg", MP3),
        "/Integra/resources/Supervisor/convert" => {
            *is_converted.lock().unwrap() = true;
            Answer::text("1")
        }
        _ => Answer::nothing(),
    });
    let world = World::new();
    let arguments = ["--backup", &backup.address, "--day", "2022-06-20", "--guid", "gsm-1", "old-2"];
    assert_eq!(came(&fetch(&archive, &world, &arguments))["fetched"], 2);
    assert!(world.path("out/gsm-1.mp3").exists() && !world.path("out/gsm-1.gsm").exists());
    assert_eq!(
        archive.heard("convert"),
        ["+ /Integra/resources/Supervisor/convert guid=gsm-1&pasta=&folder="]
    );
    let asked = backup.heard("gsm-1");
    assert_eq!(
        asked,
        [
            "- /records/20220620/gsm-1.mp3",
            "- /records/gsm-1.mp3",
            "- /records/20220620/gsm-1.gsm",
            "- /records/gsm-1.gsm",
            "- /records/20220620/gsm-1.GSM",
            "- /records/gsm-1.GSM"
        ]
        .map(str::to_owned)[..asked.len()]
    );

    // What is there stays, is not asked for again, and keeps its place in the index.
    fs::write(world.path("out/old-2.mp3"), "mine").unwrap();
    let before = (archive.heard("records/").len(), backup.heard("records/").len());
    let again = came(&fetch(&archive, &world, &arguments));
    assert_eq!((&again["there"], &again["fetched"]), (&2.into(), &0.into()));
    assert_eq!((archive.heard("records/").len(), backup.heard("records/").len()), before);
    assert_eq!(fs::read(world.path("out/old-2.mp3")).unwrap(), b"mine");
    assert!(index(&world)["gsm-1"][2].ends_with("/records/gsm-1.mp3"));
}

#[test]
fn what_was_kept_as_gsm_is_asked_for_as_mp3_the_next_time() {
    let can_convert = Arc::new(Mutex::new(false));
    let can = Arc::clone(&can_convert);
    let archive = Archive::start(move |path, _| match path {
        "/records/20220620/gsm-1.gsm" => Answer::sound("audio/x-gsm", &GSM),
        "/records/20220620/gsm-1.mp3" if *can.lock().unwrap() => Answer::sound("audio/mpeg", MP3),
        "/Integra/resources/Supervisor/convert" => Answer::text("1"),
        _ => Answer::nothing(),
    });
    let world = World::new();
    let arguments = ["--day", "2022-06-20", "--guid", "gsm-1"];
    assert_eq!(came(&fetch(&archive, &world, &arguments))["fetched"], 1);
    let asked = || (archive.heard("records/").len(), archive.heard("convert").len());
    let before = asked();
    // Who wants no MP3 asks for none, and it is there all the same.
    let said = came(&fetch(&archive, &world, &[&arguments[..], &["--no-convert"]].concat()));
    assert_eq!((&said["there"], asked()), (&1.into(), before));
    let said = fetch(&archive, &world, &arguments);
    assert_eq!(
        (said.exit, &came(&said)["there"], archive.heard("convert").len()),
        (0, &1.into(), before.1 + 1)
    );
    assert_eq!(index(&world)["gsm-1"][..2], ["there", "gsm-1.gsm"]);
    *can_convert.lock().unwrap() = true;
    assert_eq!(came(&fetch(&archive, &world, &arguments))["fetched"], 1);
    assert_eq!(fs::read(world.path("out/gsm-1.mp3")).unwrap(), MP3);
    assert_eq!(fs::read(world.path("out/gsm-1.gsm")).unwrap(), GSM, "what is there stays");
    assert_eq!(index(&world)["gsm-1"][1], "gsm-1.mp3");
    let before = asked();
    assert_eq!(came(&fetch(&archive, &world, &arguments))["there"], 1);
    assert_eq!(asked(), before);
}

#[test]
fn days_that_results_read_are_not_asked_for_again() {
    let archive = Archive::start(|path, form| {
        if path != "/Integra/resources/Cdr/getrecords" {
            return Answer::nothing();
        }
        let fields: BTreeMap<String, String> = form_urlencoded::parse(form.as_bytes()).into_owned().collect();
        let filter: Value = serde_json::from_str(&fields["filter"]).unwrap();
        let bound = |name: &str| filter[name].as_str().filter(|at| !at.is_empty()).map(str::to_owned);
        let (from, until) =
            (bound("calldatei").unwrap(), bound("calldatef").unwrap_or_else(|| "9".to_owned()));
        // 40 calls on each of four days.
        let all = (0..160).map(|nth| (nth, format!("2022-06-{} 10:{:02}:00", 20 + nth / 40, nth % 40)));
        let of = all.filter(|(_, at)| (&from..=&until).contains(&at));
        let record = |(nth, at): (usize, String)| {
            json!({ "id": nth, "guid": format!("call-{nth}"), "calldate": at, "dst": "099123456",
            "campaign": "Out<-", "dialerbase": "mine.csv", "disposition": "ANSWERED", "billsec": 16 })
        };
        let page = of.skip(fields["lastrow"].parse().unwrap()).take(50).map(record);
        Answer::text(page.collect::<Value>().to_string())
    });
    let world = World::new();
    let period = ["--from", "2022-06-20", "--to", "2022-06-23"];
    let whole = came(&fetch(&archive, &world, &period));
    assert_eq!((&whole["records"], &whole["wanted"]), (&160.into(), &160.into()));
    let read =
        ["results", "--url", &archive.address, "-o", "tables", "--from", "2022-06-20", "--to", "2022-06-22"];
    assert_eq!(world.dialbase_as(&read, &WHO).exit, 0);
    let asked = || archive.heard("getrecords").len();
    let before = asked();
    let again = came(&fetch(&archive, &world, &period));
    assert_eq!((&again["records"], &again["wanted"]), (&160.into(), &160.into()));
    let pages = archive.heard("getrecords")[before..].to_vec();
    assert!(pages.iter().all(|page| page.contains("calldatei%22%3A%222022-06-23+00%3A00%3A00")), "{pages:?}");
    // All of it is known.
    let before = asked();
    let part = came(&fetch(
        &archive,
        &world,
        &["--from", "2022-06-21", "--to", "2022-06-22", "--campaign", "Out<-"],
    ));
    assert_eq!((&part["records"], asked()), (&80.into(), before));
    // A spool that cannot be read is as good as none.
    let mut spool = fs::read_dir(world.path(".dialbase/results")).unwrap().map(|file| file.unwrap().path());
    let spool = spool.find(|path| path.extension().is_some_and(|ending| ending == "db")).unwrap();
    fs::write(spool, "damaged").unwrap();
    assert_eq!(came(&fetch(&archive, &world, &period))["records"], 160);
}

#[test]
fn what_is_cut_short_or_ill_is_not_kept_and_may_come_later() {
    let ill = Arc::new(Mutex::new(true));
    let is_ill = Arc::clone(&ill);
    let archive = Archive::start(move |path, _| match (path, *is_ill.lock().unwrap()) {
        ("/records/cut-1.mp3", true) => Answer("200 OK", "audio/mpeg", MP3[..40].to_vec(), MP3.len()),
        ("/records/ill-2.mp3", true) => Answer("503 Service Unavailable", "text/html", Vec::new(), 0),
        ("/records/shut-3.mp3", _) => Answer("403 Forbidden", "text/html", Vec::new(), 0),
        ("/records/cut-1.mp3" | "/records/ill-2.mp3", false) => Answer::sound("audio/mpeg", MP3),
        _ => Answer::nothing(),
    });
    let world = World::new();
    let arguments = ["--no-convert", "--guid", "cut-1", "ill-2", "shut-3"];
    let said = fetch(&archive, &world, &arguments);
    assert_eq!((said.exit, &came(&said)["missing"]), (5, &json!({ "not-allowed": 1, "not-reached": 2 })));
    assert!(!world.path("out/cut-1.mp3").exists() && archive.heard("convert").is_empty());
    *ill.lock().unwrap() = false;
    let said = fetch(&archive, &world, &arguments);
    assert_eq!((said.exit, &came(&said)["fetched"]), (0, &2.into()));
}

/// So many records of calls, newest first, in pages of 50; each third of another list, each call in two records.
fn records(form: &str) -> Answer {
    let form: BTreeMap<String, String> = form_urlencoded::parse(form.as_bytes()).into_owned().collect();
    let from: usize = form["lastrow"].parse().unwrap();
    let record = |nth: usize| {
        json!({ "id": nth, "guid": format!("call-{}", nth / 2), "calldate": "2022-06-20 17:56:59", "dst": "099123456", "campaign": "=Out<-",
            "dialerbase": if (nth / 2).is_multiple_of(3) { "other.csv" } else { "mine.csv" }, "disposition": "ANSWERED", "billsec": "16" })
    };
    let more = [
        json!({ "id": 1000, "guid": "../../etc/passwd", "dialerbase": "mine", "billsec": 7 }),
        json!({ "id": 1001, "guid": null, "dialerbase": "mine", "unknown": [1] }),
        json!({ "id": 1002, "guid": "busy-1", "dialerbase": "mine", "disposition": "BUSY", "billsec": 0 }),
    ];
    let all: Vec<Value> = (0..120).map(record).chain(more).collect();
    Answer::text(Value::from(all.iter().skip(from).take(50).cloned().collect::<Vec<_>>()).to_string())
}

#[test]
fn a_list_is_read_page_by_page_and_the_account_adds_up() {
    let archive = Archive::start(|path, form| match path {
        "/Integra/resources/Cdr/getrecords" => records(form),
        path if path.contains(".mp3") && path.contains("/20220620/") => Answer::sound("audio/mpeg", MP3),
        _ => Answer::nothing(),
    });
    let world = World::new();
    let said = fetch(&archive, &world, &["--list", "mine", "--from", "2022-06-20", "--parallel", "4"]);
    let came = came(&said);
    let count = |key: &str| came[key].as_u64().unwrap();
    assert_eq!(
        (said.exit, count("records"), count("of_other_lists"), count("of_calls_before")),
        (0, 123, 40, 40),
        "{said:?}"
    );
    assert_eq!((count("wanted"), count("fetched")), (43, 40));
    assert_eq!(came["missing"], json!({ "no-guid": 2, "unanswered": 1 }));
    let pages = archive.heard("getrecords");
    // The last one is empty: that the one before is not full says nothing.
    assert_eq!(pages.len(), 4);
    assert!(pages[0].contains("calldatei%22%3A%222022-06-20+00%3A00%3A00"), "{}", pages[0]);

    let text = fs::read_to_string(world.path("out/recordings.csv")).unwrap();
    assert!(text.contains("'=Out<-") && text.contains("09•") && !text.contains("099123456"), "{text}");
    assert_eq!(text.lines().count(), 44);
    fetch(&archive, &world, &["--list", "mine.csv", "--reveal"]);
    let text = fs::read_to_string(world.path("out/recordings.csv")).unwrap();
    assert!(text.contains("099123456") && text.contains("/20220620/call-1.mp3"), "{text}");
    assert_eq!(text.lines().count(), 44);
    assert!(!world.path("etc").exists());
}

#[test]
fn damaged_records_and_an_instance_that_does_not_page_end_it() {
    let check = |answer: fn(&str) -> Answer, exit, err: &str| {
        let archive = Archive::start(move |_, form| answer(form));
        let world = World::new();
        let said = fetch(&archive, &world, &["--from", "2022-06-20", "--to", "2022-06-21"]);
        assert_eq!(said.exit, exit, "{said:?}");
        assert!(said.err.contains(err), "{said:?}");
    };
    check(|_| Answer::text("[]"), 9, "");
    check(|_| Answer::text("[{\"id\": 1"), 1, "no list of records");
    check(|_| Answer::text("<html>"), 1, "no list of records");
    check(|_| records("lastrow=0"), 1, "the same records of calls from row 50 on");
    let archive = Archive::start(|_, _| Answer::nothing());
    let world = World::new();
    assert_eq!(fetch(&archive, &world, &["--guid", "../x"]).exit, 2);
    assert_eq!(fetch(&archive, &world, &[]).exit, 2);
    assert_eq!(fetch(&archive, &world, &["--run", "none"]).exit, 2);
}

#[test]
fn who_wishes_it_to_end_finds_it_whole_so_far_and_goes_on_later() {
    let archive = Archive::start(|path, _| {
        if path.contains(".mp3") {
            std::thread::sleep(Duration::from_millis(150));
            return Answer::sound("audio/mpeg", MP3);
        }
        Answer::nothing()
    });
    let world = World::new();
    let guids: Vec<String> = (0..40).map(|nth| format!("call-{nth}")).collect();
    let arguments: Vec<&str> =
        ["recordings", "--url", &archive.address, "-o", "out", "--json", "--parallel", "1", "--guid"]
            .into_iter()
            .chain(guids.iter().map(String::as_str))
            .collect();
    let mut command = dialbase();
    command
        .args(&arguments)
        .envs(WHO)
        .current_dir(world.path("."))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let process = command.spawn().unwrap();
    while archive.heard("records/").len() < 3 {
        std::thread::sleep(Duration::from_millis(10));
    }
    // Nobody else works in the directory meanwhile.
    let other = world.dialbase_as(&arguments, &WHO);
    assert_eq!(other.exit, 7, "{other:?}");
    let kill = format!("kill -INT {}", process.id());
    assert!(Command::new("sh").args(["-c", &kill]).status().unwrap().success());
    let said: Said = process.wait_with_output().unwrap().into();
    let first = came(&said);
    let (fetched, left) = (first["fetched"].as_u64().unwrap(), first["missing"]["not-yet"].as_u64().unwrap());
    assert_eq!((said.exit, fetched + left), (5, 40), "{said:?}");
    assert!(fetched >= 2 && left > 0, "{said:?}");

    let said = world.dialbase_as(&arguments, &WHO);
    let second = came(&said);
    assert_eq!(
        (said.exit, second["there"].as_u64(), second["fetched"].as_u64()),
        (0, Some(fetched), Some(left))
    );
    assert_eq!(archive.heard("records/").len(), 40, "each recording was fetched once");
}

#[test]
fn what_is_nowhere_may_lie_at_the_backup_and_a_period_that_holds_nothing_is_said() {
    let backup = Archive::start(|path, _| match path {
        "/records/20220620/old-1.mp3" | "/records/20220620/old-2.mp3" => Answer::sound("audio/mpeg", MP3),
        _ => Answer::nothing(),
    });
    let archive = Archive::start(|_, _| Answer::nothing());
    let world = World::new();
    let which = ["--day", "2022-06-20", "--guid", "old-1", "old-2"];
    let said = fetch(&archive, &world, &which);
    assert_eq!(came(&said)["missing"], json!({ "absent": 2 }), "{}", said.err);
    let words = said.err.replace("\n", " ");
    assert!(words.contains("2 at none of the places") && words.contains("--backup URL"), "{}", said.err);
    let found = fetch(&archive, &world, &[&["--backup", &backup.address], &which[..]].concat());
    assert_eq!(came(&found)["fetched"], 2, "{}", found.err);
    assert!(!found.err.contains("--backup URL"), "{}", found.err);

    let heard = archive.heard("getrecords").len();
    let backwards = fetch(&archive, &world, &["--from", "2022-06-21", "--to", "2022-06-20"]);
    assert_eq!(backwards.exit, 2, "{}", backwards.err);
    assert!(backwards.err.contains("ends before it begins"), "{}", backwards.err);
    assert_eq!(archive.heard("getrecords").len(), heard);
}
