//! What came of calls, opened in a real browser: on the smallest phone and on a desk, in the dark, on paper, and by keyboard alone.

use super::chromium::Chromium;
use super::{beyond, cut_off, is_quiet};
use crate::portal::Portal;
use crate::world::{World, pipeline};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};

/// The smallest phone, a usual one, and a desk.
const WIDTHS: [u32; 3] = [320, 390, 1200];

const WHO: [(&str, &str); 2] = [("DIALBASE_USER", "carmen"), ("DIALBASE_PASSWORD", "secret")];

const PEOPLE: usize = 40;

/// What the far end says of calls, the last of which does nothing in a browser.
const SAID: [&str; 4] = ["ANSWERED", "NO ANSWER", "BUSY", "<img src=x onerror=alert(1)>"];

/// What is drawn or written too faintly, with its contrast as WCAG 2 reckons it: text below 4.5, edges of drawings below 3.
const FAINT: &str = "(() => {\
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });\
    const colour = text => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = text; canvas.fillRect(0, 0, 1, 1); \
        return Array.from(canvas.getImageData(0, 0, 1, 1).data).map(part => part / 255); };\
    const light = part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;\
    const lightness = c => 0.2126 * light(c[0]) + 0.7152 * light(c[1]) + 0.0722 * light(c[2]);\
    const over = (c, ground, alpha) => c.slice(0, 3).map((part, nth) => part * alpha + ground[nth] * (1 - alpha));\
    const ground = one => { for (; one; one = one.parentElement) { const c = colour(getComputedStyle(one).backgroundColor); \
        if (c[3] > 0) return c; } return [1, 1, 1]; };\
    const contrast = (front, alpha, back) => { const c = colour(front); \
        const [a, b] = [lightness(over(c, back, c[3] * alpha)), lightness(back)]; \
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05); };\
    const faint = [];\
    const check = (what, front, alpha, back, needed) => { const got = contrast(front, alpha, back); \
        if (got < needed) faint.push(`${what}: ${got.toFixed(2)}`); };\
    for (const one of document.querySelectorAll('body *')) {\
        if (!one.checkVisibility()) continue;\
        const style = getComputedStyle(one), name = one.getAttribute('class') || one.tagName;\
        const has = Array.from(one.childNodes).some(node => node.nodeType == 3 && node.data.trim());\
        if (has) check(name, one.ownerSVGElement ? style.fill : style.color, Number(style.opacity), ground(one), 4.5);\
        if (one.matches('rect.part, .swatch-part')) check(name, one.tagName == 'rect' ? style.stroke : style.borderTopColor, \
            Number(style.opacity), ground(one.parentElement), 3);\
        if (one.matches('rect.fill, .swatch-fill')) check(name, one.tagName == 'rect' ? style.fill : style.backgroundColor, \
            Number(style.opacity), ground(one.parentElement), 3);\
    }\
    return faint; })()";

/// Letters of the chart of hours that are too small to read, or touch each other.
const SMALL: &str = "(() => {\
    const shown = Array.from(document.querySelectorAll('.hours text')).filter(one => one.checkVisibility());\
    const boxes = shown.map(one => one.getBoundingClientRect()).sort((a, b) => a.left - b.left);\
    const size = one => parseFloat(getComputedStyle(one).fontSize) * one.getScreenCTM().a;\
    const small = shown.filter(one => size(one) < 11).map(one => one.textContent + ' has ' + size(one));\
    const close = boxes.filter((box, nth) => boxes.some((other, at) => at > nth && other.left < box.right + 3 \
        && Math.abs(other.top - box.top) < 8)).map(box => 'close at ' + box.left);\
    return shown.length < 8 ? ['only ' + shown.length] : small.concat(close); })()";

/// Captions that are shown of tables whose bars are not.
const BARLESS: &str = "(document.querySelectorAll('details').forEach(one => one.open = true), \
    Array.from(document.querySelectorAll('table')).filter(one => one.caption && one.caption.checkVisibility() \
        && !Array.from(one.querySelectorAll('.bar')).some(bar => bar.checkVisibility() && bar.getBoundingClientRect().width > 40))\
        .map(one => one.caption.innerText))";

/// What has no name for whoever does not see it, and links that lead nowhere.
const NAMELESS: &str = "(() => {\
    const named = one => (one.getAttribute('aria-label') || '').trim() || one.textContent.trim() && !one.matches('section, nav, [role=region]') \
        || (one.getAttribute('aria-labelledby') || '').split(' ').some(id => id && (document.getElementById(id)?.textContent || '').trim());\
    const all = Array.from(document.querySelectorAll('a, summary, section, nav, [role=region], [tabindex], th'));\
    const ids = Array.from(document.querySelectorAll('[id]')).map(one => one.id);\
    return all.filter(one => !named(one)).map(one => one.outerHTML.slice(0, 120))\
        .concat(Array.from(document.querySelectorAll('svg')).filter(one => !one.closest('[aria-hidden=true]')).map(() => 'svg'))\
        .concat(Array.from(document.querySelectorAll('a[href^=\"#\"]')).map(one => one.hash.slice(1)).filter(id => !document.getElementById(id)))\
        .concat(ids.filter((id, nth) => ids.indexOf(id) != nth))\
        .concat(document.querySelectorAll('h1, main').length == 2 ? [] : ['one h1 and one main']); })()";

fn strings(value: &Value) -> Vec<String> {
    value.as_array().unwrap().iter().map(|one| one.as_str().unwrap().to_owned()).collect()
}

/// A world in which two lists went out, and calls came of them at all hours.
fn called() -> (World, Portal) {
    let lists = Arc::new(Mutex::new(Vec::new()));
    let portal = Portal::start(move |call, form| {
        if call != "getrecords" {
            let name = form_urlencoded::parse(form.as_bytes()).find(|(name, _)| name == "filename");
            let is_list = name.map(|(_, name)| lists.lock().unwrap().push(name.into_owned())).is_some();
            return Some(if is_list { "1" } else { "[]" }.to_owned());
        }
        let is_first = form.contains("lastrow=0&") || form.ends_with("lastrow=0");
        let day = (form.contains("calldatei%22%3A%222026-01-05") && is_first).then_some(());
        let lists = lists.lock().unwrap();
        let record = |nth: usize| {
            let person = nth % (PEOPLE - 4) + 1;
            let list = lists.iter().find(|list| list.contains("Montev") == (person % 2 == 1)).unwrap();
            json!({
                "id": nth + 1, "calldate": format!("2026-01-05 {:02}:{:02}:00", (7 + nth * nth % 17) % 24, nth), "billsec": nth * 7,
                "dst": format!("09800{person:04}"), "disposition": SAID[nth % SAID.len()],
                "guid": format!("00000000-0000-4000-8000-{nth:012}"), "campaign": "Ventas->",
                "dialerbase": list,
            })
        };
        Some(day.map_or_else(|| "[]".to_owned(), |()| (0..50).map(record).collect::<Value>().to_string()))
    });
    let world = World::new();
    let zone = |nth: usize| ["America/Montevideo", "America/Sao_Paulo"][(nth + 1) % 2];
    let rows = (1..=PEOPLE).map(|nth| format!("09800{nth:04};;Ana;{}\n", zone(nth)));
    let rows = rows.collect::<Vec<_>>().concat();
    world.write("base.csv", format!("Celular;Casa;Nombre;Zona\n{rows}"));
    let text = pipeline(&portal.address, "");
    let text = text.replace("unknown = \"reject\"", "from = [\"column:Zona\"]\nunknown = \"server\"");
    world.write("ventas.toml", text);
    let loaded = world.dialbase_as(&["run", "ventas.toml"], &WHO);
    assert_eq!(loaded.exit, 0, "{}", loaded.err);
    (world, portal)
}

fn results(world: &World, portal: &Portal, language: &str) {
    let period = ["--from", "2026-01-05", "--to", "2026-01-05", "--zone", "America/Montevideo"];
    let usual =
        ["results", "--url", &portal.address, "--state", ".dialbase", "-o", "out", "--lang", language];
    let said = world.dialbase_as(&[&usual[..], &period].concat(), &WHO);
    assert_eq!(said.exit, 0, "{}", said.err);
}

#[test]
fn the_page_of_results_is_read_on_a_phone_and_on_a_desk_and_fetches_nothing() {
    let Some(mut chromium) = Chromium::start() else { return };
    let (world, portal) = called();
    for language in ["en", "es", "pt-BR"] {
        results(&world, &portal, language);
        let page = world.path("out/results.html");
        let mut texts = Vec::new();
        for (width, scripts) in WIDTHS.into_iter().flat_map(|width| [(width, false), (width, true)]) {
            let told = format!("{language}, {width}");
            chromium.width(width);
            is_quiet(&chromium.open(&page, scripts), &page, &told);
            assert_eq!(beyond(&mut chromium), [""; 0], "{told}: wider");
            assert_eq!(strings(&chromium.look(SMALL)), [""; 0], "{told}");
            assert_eq!(strings(&chromium.look(BARLESS)), [""; 0], "{told}");
            assert_eq!(cut_off(&mut chromium), [""; 0], "{told}: cut");
            texts.push(chromium.look("document.body.textContent"));
        }
        assert!(texts.iter().all(|text| *text == texts[0]), "{language}");
        let text = texts[0].as_str().unwrap();
        assert!(text.contains(SAID[3]), "{text}");
        assert!(!text.contains("results-") && !text.contains("page-"), "{text}");
        assert_eq!(strings(&chromium.look(NAMELESS)), [""; 0], "{language}");
    }
}

#[test]
fn the_page_of_results_stands_out_in_the_light_and_in_the_dark_and_all_of_it_is_printed() {
    let Some(mut chromium) = Chromium::start() else { return };
    let (world, portal) = called();
    results(&world, &portal, "en");
    let page = world.path("out/results.html");
    for width in [390, 1200] {
        chromium.width(width);
        chromium.open(&page, true);
        let ground = "getComputedStyle(document.body).backgroundColor";
        let mut grounds = Vec::new();
        for scheme in ["light", "dark"] {
            chromium.media("screen", scheme);
            grounds.push(chromium.look(ground));
            chromium.look("document.querySelectorAll('details').forEach(one => one.open = true)");
            assert_eq!(strings(&chromium.look(FAINT)), [""; 0], "{width}, {scheme}");
        }
        assert_ne!(grounds[0], grounds[1]);
    }
    // On paper it is black on white, whoever likes the dark.
    chromium.open(&page, true);
    for scheme in ["light", "dark"] {
        chromium.media("print", scheme);
        assert_eq!(strings(&chromium.look(FAINT)), [""; 0], "print, {scheme}");
        let unseen = "Array.from(document.querySelectorAll('details td')).filter(one => !one.checkVisibility()).length";
        assert_eq!(chromium.look(unseen), 0, "the hours are printed as a table, too");
        let swatches = "Array.from(document.querySelectorAll('.swatch')).map(one => getComputedStyle(one).printColorAdjust)";
        assert_eq!(chromium.look(swatches), json!(["exact", "exact"]));
    }
}

#[test]
fn the_page_of_results_is_used_by_keyboard() {
    let Some(mut chromium) = Chromium::start() else { return };
    let (world, portal) = called();
    results(&world, &portal, "en");
    chromium.width(1200);
    chromium.open(&world.path("out/results.html"), true);
    let here = "document.activeElement.tagName + ' ' + (document.activeElement.hash || document.activeElement.textContent.trim().slice(0, 20))";
    chromium.key("Tab", 9);
    assert_eq!(chromium.look(here), "A #results");
    let seen = "document.activeElement.getBoundingClientRect().left >= 0";
    assert_eq!(chromium.look(seen), true, "who skips sees where they are");
    let all = "Array.from(document.querySelectorAll('a, summary, [tabindex=\"0\"]')).filter(one => one.checkVisibility()).length";
    let all = chromium.look(all).as_u64().unwrap();
    let (mut reached, mut opened) = (1, 0);
    for _ in 1..all {
        chromium.key("Tab", 9);
        let outlined = "getComputedStyle(document.activeElement).outlineStyle != 'none'";
        assert_eq!(chromium.look(outlined), true, "{}", chromium.look(here));
        reached += u64::from(chromium.look("document.activeElement != document.body") == true);
        if chromium.look("document.activeElement.tagName") == "SUMMARY" {
            chromium.key("Enter", 13);
            assert_eq!(chromium.look("document.activeElement.parentElement.open"), true);
            chromium.key("Enter", 13);
            opened += 1;
        }
    }
    assert_eq!((reached, opened), (all, 1));
}
