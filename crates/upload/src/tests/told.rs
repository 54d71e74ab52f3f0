//! What people hear of plans, ledgers and lists in Spanish and Portuguese, and that what was said is kept.

use super::*;
use words::{Language, Told, message};

/// An error with its causes, and what to do, in Spanish and in Portuguese.
fn check(error: &Error, spanish: &str, portuguese: &str) {
    let told = |language| {
        let advice = error.advice().map(|advice| languages::say(language, &advice)).unwrap_or_default();
        format!("{}; {advice}", languages::say_all(language, &error.chain()))
    };
    assert_eq!(told(Language::Spanish), spanish);
    assert_eq!(told(Language::Portuguese), portuguese);
}

fn list(run: &str, is_held: bool, contacts: u64) -> Claimed {
    let (run, name, campaign) = (run.to_owned(), format!("ventas-{run}.csv"), "Ventas<-".to_owned());
    Claimed { run, name, campaign, at: now(), is_held, contacts }
}

#[test]
fn plans() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().display().to_string();
    check(
        &Plan::read(folder.path()).unwrap_err(),
        &format!(
            "{path} no contiene ningún plan; nombre la carpeta que hizo `dialbase plan`, con su plan.json y su report.json"
        ),
        &format!(
            "{path} não contém nenhum plano; dê o nome da pasta que o `dialbase plan` fez, com o plan.json e o report.json"
        ),
    );
    let changed = plan("r1", folder.path(), &[ANA]);
    std::fs::write(folder.path().join(&changed.parts[0].file), EVA).unwrap();
    let file = folder.path().join(&changed.parts[0].file);
    check(
        &crate::apply::content(&changed, folder.path(), &changed.parts[0]).unwrap_err(),
        &format!(
            "{} no está como se planificó: sus bytes son otros; un plan se envía tal como se hizo o no se envía: hágalo de nuevo",
            file.display()
        ),
        &format!(
            "{} não está como foi planejado: os bytes são outros; um plano é enviado como foi feito ou não é enviado: faça-o de novo",
            file.display()
        ),
    );
    let mut stale = plan("r1", folder.path(), &[ANA]);
    stale.inputs = vec![Stamp { path: "no-such.xlsx".into(), sha256: String::new() }];
    let what = stale.stale("9.9", now() + TimeDelta::hours(25));
    let made_by = &stale.program;
    check(
        &Error::Stale { what },
        &format!(
            "el plan ya no vale: lo hizo dialbase {made_by}, y este es 9.9; se hizo el 22/11/2026 08:53 UTC, y ahora es el 23/11/2026 09:53 UTC; ya no se puede leer el archivo no-such.xlsx; planifique de nuevo: dialbase plan PIPELINE -o DIR"
        ),
        &format!(
            "o plano não vale mais: foi feito pelo dialbase {made_by}, e este é o 9.9; foi feito em 22/11/2026 08:53 UTC, e agora é 23/11/2026 09:53 UTC; não é mais possível ler o arquivo no-such.xlsx; planeje de novo: dialbase plan PIPELINE -o DIR"
        ),
    );
}

#[test]
fn lists_in_the_way() {
    let lists: Vec<Claimed> =
        [("r1", 1), ("r2", 1_234), ("r3", 0), ("r4", 2)].map(|(run, n)| list(run, false, n)).into();
    check(
        &Error::PeopleWent { lists },
        "hay personas de este plan que hace poco se enviaron a su campaña: 1 contacto en ventas-r1.csv (Ventas<-, 22/11/2026 08:53 UTC); 1.234 contactos en ventas-r2.csv (Ventas<-, 22/11/2026 08:53 UTC); ventas-r3.csv (Ventas<-, 22/11/2026 08:53 UTC); y 1 más; exclúyalas, con `earlier = { within = \"20h\", scope = \"campaign\" }` en [duplicates], y planifique de nuevo; si se las debe llamar otra vez tan pronto, diga después de cuánto tiempo: `repeat_after` en [upload]",
        "há pessoas deste plano que foram enviadas há pouco para a campanha: 1 contato em ventas-r1.csv (Ventas<-, 22/11/2026 08:53 UTC); 1.234 contatos em ventas-r2.csv (Ventas<-, 22/11/2026 08:53 UTC); ventas-r3.csv (Ventas<-, 22/11/2026 08:53 UTC); e mais 1; exclua-as, com `earlier = { within = \"20h\", scope = \"campaign\" }` em [duplicates], e planeje de novo; se for para ligar de novo tão cedo, diga depois de quanto tempo: `repeat_after` em [upload]",
    );
    check(
        &Error::PeopleWent { lists: vec![list("r1", true, 2)] },
        "nadie sabe todavía si llegó una lista anterior que tiene personas de este plan: 2 contactos en ventas-r1.csv (Ventas<-, 22/11/2026 08:53 UTC); busque la lista en el portal y diga lo que vio: dialbase runs resolve r1 ventas-r1.csv --loaded (o --not-loaded, o --abandon) --reason TEXTO",
        "ninguém sabe ainda se chegou uma lista anterior que tem pessoas deste plano: 2 contatos em ventas-r1.csv (Ventas<-, 22/11/2026 08:53 UTC); procure a lista no portal e diga o que viu: dialbase runs resolve r1 ventas-r1.csv --loaded (ou --not-loaded, ou --abandon) --reason TEXTO",
    );
    check(
        &Error::Claimed { name: "a.csv".into(), contacts: 1 },
        "1 contacto de a.csv ya se envió a su campaña en otra lista; planifique de nuevo: dialbase plan PIPELINE -o DIR",
        "1 contato de a.csv já foi enviado para a campanha em outra lista; planeje de novo: dialbase plan PIPELINE -o DIR",
    );
}

#[test]
fn ledgers_locks_and_decisions() {
    let bench = Bench::new();
    let state = bench.directory("state");
    let who = message!("no-such-entry", "run {run}", run = "r1");
    let _lock = Lock::take(&state, &who).unwrap();
    let error = Lock::take(&state, &Message::foreign("r2")).unwrap_err();
    assert!(matches!(&error, Error::Locked { holder } if *holder == who), "{error}");
    check(
        &error,
        "otra ejecución tiene el bloqueo: run r1; espere a que termine esa ejecución; si es suya y no avanza, termine ese proceso",
        "outra execução está com a trava: run r1; espere essa execução terminar; se for sua e não avançar, encerre esse processo",
    );
    bench.ledger.enter(&plan("r1", &bench.directory("r1"), &[ANA]), &bench.directory("r1"), now()).unwrap();
    let decide = |part| bench.ledger.resolve(("r1", part), Event::PersonSawIt, ("Ana looked", None), now());
    check(
        &decide("2").unwrap_err(),
        "la ejecución r1 no tiene ninguna lista 2; vea sus listas con `dialbase runs show RUN`",
        "a execução r1 não tem nenhuma lista 2; veja as listas dela com `dialbase runs show RUN`",
    );
    check(
        &decide("1").unwrap_err(),
        "la parte 1 está planificada: así no hay nada que decidir sobre ella; solo de una lista retenida se dice si está o no está; una retenida o rechazada se puede descartar",
        "a parte 1 está planejada: assim não há nada a decidir sobre ela; só de uma lista retida se diz se está lá ou não; uma retida ou recusada pode ser descartada",
    );
    let path = bench.directory("other").join("ledger.db");
    std::fs::create_dir(bench.directory("other")).unwrap();
    std::fs::write(&path, "no database, but words enough to fill the place of a header in a file of SQLite")
        .unwrap();
    check(
        &Ledger::open(&bench.directory("other")).unwrap_err(),
        &format!(
            "no se puede usar el registro de envíos {}: el archivo está dañado (file is not a database); revise el espacio del disco y los permisos; no se envió nada de lo que el registro no sepa",
            path.display()
        ),
        &format!(
            "não é possível usar o registro de envios {}: o arquivo está danificado (file is not a database); confira o espaço do disco e as permissões; nada foi enviado que o registro não saiba",
            path.display()
        ),
    );
}

#[test]
fn what_was_said_of_a_part_is_kept_and_what_earlier_versions_kept_is_read() {
    let bench = Bench::new();
    let directory = bench.directory("r1");
    let run = plan("r1", &directory, &[ANA, EVA]);
    let receipt = bench.apply(&run, &server(b"HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n", 2)).unwrap();
    let said = receipt.parts[0].said.clone().unwrap();
    assert_eq!(
        said.english(),
        "the server answered 500 Internal Server Error, after the whole list had been handed over"
    );
    assert_eq!(
        languages::say(Language::Spanish, &said),
        "el servidor respondió 500 Internal Server Error, después de recibir la lista entera"
    );
    let happened = bench.ledger.history("r1").unwrap().unwrap().parts.remove(0).happened;
    assert_eq!(happened.last().unwrap().what, said, "the history has it too");

    let held = "SELECT what FROM events WHERE part = 1 AND after = 'held'";
    let kept: String = bench.ledger.one(held).unwrap();
    assert!(kept.starts_with(r#"{"id":"ucontact-after-handover","text":"the server answered 500"#), "{kept}");
    // As earlier versions wrote it.
    bench
        .ledger
        .try_to("DROP TRIGGER events_stay; UPDATE events SET what = 'the server answered 500'")
        .unwrap();
    let old = bench.ledger.parts("r1").unwrap()[0].said.clone();
    assert_eq!(old, Some(Message::foreign("the server answered 500")));

    bench.ledger.resolve(("r1", "1"), Event::PersonSawIt, ("vi la lista", Some("ana")), now()).unwrap();
    assert_eq!(bench.ledger.parts("r1").unwrap()[0].said, Some(Message::foreign("vi la lista")));
}
