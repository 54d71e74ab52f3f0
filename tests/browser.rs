//! The report of every sample, opened in a real browser: readable without script, by itself, on a phone, in print, in the dark.

mod chromium;
mod results;

use crate::samples::{needs_sql, pipelines};
use crate::world::{World, pipeline};
use chromium::{Chromium, Opened, address};
use serde_json::Value;
use std::fmt::Write;
use std::net::TcpListener;
use std::path::Path;

/// How wide a small phone is.
const PHONE: u32 = 360;

/// What a waterfall says: of each bar its kind and its figure, as they are shown.
const WATERFALL: &str = "Array.from(document.querySelectorAll('.waterfall .step')).map(step => \
    [step.getAttribute('class').split('step-')[1], step.querySelector('.rows').textContent])";

/// The same, of the table below it.
const TABLE: &str = "Array.from(document.querySelectorAll('#account tr[data-step]')).map(row => \
    [row.getAttribute('class').split('row-')[1], row.querySelector('td').textContent])";

#[test]
fn the_report_of_every_sample_is_read_without_script_and_fetches_nothing() {
    let Some(mut chromium) = Chromium::start() else { return };
    let world = World::new();
    for pipeline in pipelines().iter().filter(|pipeline| cfg!(feature = "sql") || !needs_sql(pipeline)) {
        let name = pipeline.file_stem().unwrap().to_string_lossy().into_owned();
        let plan = world.dialbase(&["plan", pipeline.to_str().unwrap(), "-o", &name]);
        assert_eq!(plan.exit, 0, "{name}: {}", plan.err);
        for language in ["en", "es", "pt-BR"] {
            let written = world.dialbase(&["report", &name, "--lang", language]);
            assert_eq!(written.exit, 0, "{name}: {}", written.err);
            let page = world.path(&name).join("report.html");
            let told = format!("{name}, {language}");
            if language == "en" {
                reads_well(&mut chromium, &page, &told);
            } else {
                chromium.width(PHONE);
                is_quiet(&chromium.open(&page, false), &page, &told);
                assert_eq!(beyond(&mut chromium), [""; 0], "{told}: wider than {PHONE}");
                assert_eq!(cut_off(&mut chromium), [""; 0], "{told}: cut at {PHONE}");
            }
            adds_up(&mut chromium, &world.path(&name), &name);
        }
    }
}

/// A page is the same with and without scripts, asks for nothing but itself, complains of nothing, and fits.
fn reads_well(chromium: &mut Chromium, page: &Path, name: &str) {
    let mut texts = Vec::new();
    for (width, scripts) in [(PHONE, false), (PHONE, true), (1280, false)] {
        chromium.width(width);
        let opened = chromium.open(page, scripts);
        is_quiet(&opened, page, name);
        assert_eq!(beyond(chromium), [""; 0], "{name}: wider than {width}");
        texts.push(chromium.look("document.body.textContent"));
    }
    assert_eq!(texts[0], texts[1], "{name}: scripts change what is read");
    assert!(texts[0].as_str().unwrap().len() > 1_000, "{name}: {}", texts[0]);
}

fn is_quiet(opened: &Opened, page: &Path, name: &str) {
    assert_eq!(opened.asked, [address(page)], "{name}");
    assert_eq!(opened.complaints, [""; 0], "{name}");
}

/// What makes the page wider than the window; nothing where it fits.
fn beyond(chromium: &mut Chromium) -> Vec<String> {
    let wide = "document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] : \
        Array.from(document.querySelectorAll('*'))\
        .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth && !one.closest('.scroll'))\
        .map(one => one.outerHTML.slice(0, 120)).concat(['the page'])";
    chromium.look(wide).as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect()
}

/// The tables of which a part is cut off by their boxes, with closed sections opened.
fn cut_off(chromium: &mut Chromium) -> Vec<String> {
    let cut = "(document.querySelectorAll('details').forEach(one => one.open = true), \
        Array.from(document.querySelectorAll('.scroll'))\
        .filter(one => one.scrollWidth > one.clientWidth).map(one => one.innerText.slice(0, 120)))";
    chromium.look(cut).as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect()
}

/// The waterfall as it is seen adds up, is that of the report, and the table says the same.
fn adds_up(chromium: &mut Chromium, plan: &Path, name: &str) {
    let bars = chromium.look(WATERFALL);
    assert_eq!(bars, chromium.look(TABLE), "{name}");
    let bars: Vec<(&str, u64)> = bars
        .as_array()
        .unwrap()
        .iter()
        .map(|bar| (bar[0].as_str().unwrap(), figure(bar[1].as_str().unwrap())))
        .collect();
    let of =
        |kind: &str| bars.iter().filter(|(of, _)| *of == kind).map(|(_, rows)| *rows).collect::<Vec<_>>();
    let (whole, taken, added) = (of("whole"), of("taken"), of("added"));
    let [read, planned] = whole[..] else { panic!("{name}: {bars:?}") };
    assert_eq!(read + added.iter().sum::<u64>(), planned + taken.iter().sum::<u64>(), "{name}: {bars:?}");
    let report: Value =
        serde_json::from_str(&std::fs::read_to_string(plan.join("report.json")).unwrap()).unwrap();
    assert_eq!(
        (report["account"]["read"].as_u64(), report["account"]["planned"].as_u64()),
        (Some(read), Some(planned))
    );
}

/// A figure as a language writes it.
fn figure(text: &str) -> u64 {
    text.chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap()
}

#[test]
fn what_a_run_came_to_is_seen_and_all_of_it_is_printed() {
    let Some(mut chromium) = Chromium::start() else { return };
    let world = World::new();
    world.write(
        "base.csv",
        "Celular;Casa;Nombre\n098 000 001;;Ana; \n098 000 002;;\"Eva;María\"\nno tiene;;Luz\n",
    );
    world.write("ventas.toml", pipeline("sandbox", ""));
    assert_eq!(world.dialbase(&["run", "ventas.toml"]).exit, 0);
    let plan = std::fs::read_dir(world.path(".dialbase/plans")).unwrap().next().unwrap().unwrap().path();
    let page = plan.join("report.html");
    reads_well(&mut chromium, &page, "ventas");
    adds_up(&mut chromium, &plan, "ventas");
    let text = chromium.look("document.querySelector('.verdict').innerText");
    assert_eq!(text, "Sent");

    let closed = "Array.from(document.querySelectorAll('details')).filter(one => !one.open).length";
    assert!(chromium.look(closed).as_u64().unwrap() > 2);
    let unseen = "Array.from(document.querySelectorAll('details p, details td')).filter(one => !one.checkVisibility()).length";
    assert!(chromium.look(unseen).as_u64().unwrap() > 2, "closed sections are closed on a screen");
    chromium.media("print", "light");
    assert_eq!(chromium.look(unseen), 0, "closed sections are printed");
    chromium.media("screen", "light");
    let ground = "getComputedStyle(document.body).backgroundColor";
    let light = chromium.look(ground);
    chromium.media("screen", "dark");
    assert_ne!(chromium.look(ground), light);
}

#[test]
fn what_stands_in_cells_does_nothing_in_a_browser() {
    let Some(mut chromium) = Chromium::start() else { return };
    let world = World::new();
    let cells = [
        "<script>alert(1)</script>",
        "<img src=http://127.0.0.1:9/p.png onerror=alert(2)>",
        "'\"><svg onload=alert(3)>",
        "</style></title></details><iframe src=javascript:alert(4)>",
        "Ana\u{202e}gnp.exe",
    ];
    let mut base = String::from("Celular\tCasa\tNombre\n");
    for (nth, cell) in cells.iter().enumerate() {
        writeln!(base, "09800000{nth}\t{cell}\t{cell}\n{cell}\t\t{cell};").unwrap();
    }
    world.write("base.csv", base);
    world.write("ventas.toml", pipeline("sandbox", "[report]\nmask = false"));
    let plan = world.dialbase(&["plan", "ventas.toml", "-o", "plan"]);
    assert_eq!(plan.exit, 0, "{}", plan.err);
    let page = world.path("plan/report.html");
    reads_well(&mut chromium, &page, "hostile");
    let text = chromium.look("document.body.textContent").as_str().unwrap().to_owned();
    assert!(text.contains("<script>alert(1)</script>"), "{text}");
    assert!(text.contains("AnaU+202Egnp.exe"), "{text}");
    assert_eq!(chromium.look("document.querySelectorAll('script, img, iframe, [onload]').length"), 0);
}

/// What is looked for is found where it is: a page that fetches, complains, or does not fit.
#[test]
fn a_page_that_is_not_as_ours_must_be_is_noticed() {
    let Some(mut chromium) = Chromium::start() else { return };
    let world = World::new();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let image = format!("http://127.0.0.1:{port}/p.png");
    std::thread::spawn(move || listener.incoming().for_each(drop));
    let mut open = |html: &str| {
        world.write("page.html", format!("<!doctype html><title>x</title>{html}"));
        chromium.width(PHONE);
        let opened = chromium.open(&world.path("page.html"), true);
        (opened, beyond(&mut chromium))
    };
    let (fetches, _) = open(&format!("<img src={image}>"));
    assert!(fetches.asked.contains(&image), "{fetches:?}");
    let (guarded, _) = open(&format!(
        "<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; img-src data:\"><img src={image}>"
    ));
    assert!(!guarded.complaints.is_empty(), "{guarded:?}");
    let (speaks, _) = open("<script>console.error('x')</script>");
    assert!(!speaks.complaints.is_empty(), "{speaks:?}");
    let (_, wide) = open("<div style='width:400px'>x</div>");
    assert!(!wide.is_empty());
    let (_, wide) =
        open("<details><div class=scroll style='overflow:auto'><p style='width:400px'>x</div></details>");
    assert!(wide.is_empty() && !cut_off(&mut chromium).is_empty());
}
