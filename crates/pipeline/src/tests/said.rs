//! What is said of a pipeline file, of a run and of what stops it, in the other languages.

use super::{Bench, PIPELINE, now};
use crate::{Error, Pipeline, Problems};
use languages::say;
use std::path::Path;
use words::{Language, Message, Told};

/// A message in Spanish and in Portuguese.
fn in_both(message: &Message) -> [String; 2] {
    [Language::Spanish, Language::Portuguese].map(|language| say(language, message))
}

/// What is said of a pipeline file, in one language: the title, and each mistake with what to do.
fn mistakes(pipeline: &str, language: Language) -> Vec<String> {
    let problems = Pipeline::parse(Path::new("p.toml"), pipeline).unwrap_err();
    let each = problems.each().map(|one| {
        let help = one.help().map(|help| format!(" / {}", say(language, help))).unwrap_or_default();
        say(language, one.message()) + &help
    });
    std::iter::once(say(language, &problems.told())).chain(each).collect()
}

#[test]
fn mistakes_of_a_pipeline_file_are_said_in_every_language() {
    let check = |from: &str, to: &str, spanish: &str, portuguese: &str| {
        assert!(PIPELINE.contains(from), "{from}");
        let pipeline = PIPELINE.replacen(from, to, 1);
        assert_eq!(mistakes(&pipeline, Language::Spanish), ["p.toml tiene 1 error", spanish]);
        assert_eq!(mistakes(&pipeline, Language::Portuguese), ["p.toml tem 1 erro", portuguese]);
    };
    check(
        "region =",
        "regoin =",
        "clave desconocida: `regoin` / ¿quiso decir `region`?",
        "chave desconhecida: `regoin` / você quis dizer `region`?",
    );
    check(
        "username = \"cargas\"",
        "",
        "[upload] necesita `username` / diga con qué usuario: `username = \"cargas\"`",
        "[upload] precisa de `username` / diga com que usuário: `username = \"cargas\"`",
    );
    check(
        "lines = 700",
        "lines = \"many\"",
        "aquí va un número entero de 1 a 1000000, y hay un texto",
        "aqui vai um número inteiro de 1 a 1000000, e há um texto",
    );
    check(
        "region = \"UY\"",
        "region = \"UY\"\nlanguage = \"fr\"",
        "esto no es ninguno de estos valores: \"en\", \"es\", \"pt-BR\"",
        "isto não é nenhum destes valores: \"en\", \"es\", \"pt-BR\"",
    );
    check(
        "region = \"UY\"",
        "region \"UY\"",
        "la clave no tiene valor; aquí va `=` / esto es TOML: los textos van entre comillas, las listas entre [ ], una sección empieza con [nombre]",
        "a chave não tem valor; aqui vai `=` / isto é TOML: os textos vão entre aspas, as listas entre [ ], uma seção começa com [nome]",
    );
    check(
        "region = \"UY\"",
        "region = UY",
        "los textos van entre comillas; aquí va un texto entre comillas / esto es TOML: los textos van entre comillas, las listas entre [ ], una sección empieza con [nombre]",
        "os textos vão entre aspas; aqui vai um texto entre aspas / isto é TOML: os textos vão entre aspas, as listas entre [ ], uma seção começa com [nome]",
    );
    check(
        "parts = ",
        "rules = { blacklisted = \"warn\" }\nparts = ",
        "`blacklisted` protege a personas y no se puede suavizar: no se debe llamar a quien está en una lista negra / quítelo",
        "`blacklisted` protege pessoas e não pode ser abrandada: não se deve ligar para quem está em uma blacklist / retire",
    );
    check(
        "unknown = \"reject\"",
        "unknown = \"?\"",
        "`unknown` todavía es una pregunta / escriba la respuesta en lugar de \"?\"; el comentario de al lado dice qué se pregunta",
        "`unknown` ainda é uma pergunta / escreva a resposta no lugar de \"?\"; o comentário ao lado diz o que se pergunta",
    );
    check(
        "url = \"sandbox\"",
        "url = \"http://empresa.example\"",
        "la dirección http://empresa.example no está cifrada / escriba https:// delante: los datos de las personas no viajan a la vista",
        "o endereço http://empresa.example não é criptografado / escreva https:// na frente: os dados das pessoas não viajam às claras",
    );
}

#[test]
fn what_stops_a_run_is_said_in_every_language() {
    let check = |error: &Error, spanish: &str, portuguese: &str| {
        assert_eq!(in_both(&error.told()), [spanish, portuguese]);
        let advice = error.advice().map(|advice| in_both(&advice));
        assert!(advice.is_none_or(|both| both.iter().all(|said| said != error.advice().unwrap().english())));
    };
    let directory = || Path::new("plan").to_owned();
    check(
        &Error::Nothing { read: 3 },
        "no hay nada que cargar: no se puede llamar a nadie de esta lista",
        "não há nada para carregar: não se pode ligar para ninguém desta lista",
    );
    let what = vec![Message::foreign("a"), Message::foreign("b")];
    let stale = || Error::Stale { directory: directory(), what: what.clone() };
    check(&stale(), "el plan de plan ya no vale: a; b", "o plano de plan não vale mais: a; b");
    check(
        &Error::Halfway { accepted: 1, held: 0, source: Box::new(stale()) },
        "se detuvo a mitad de camino: hasta entonces se había recibido 1 lista",
        "parou no meio do caminho: até então havia sido recebida 1 lista",
    );
    check(
        &Error::Halfway { accepted: 1_200, held: 1, source: Box::new(stale()) },
        "se detuvo a mitad de camino: hasta entonces se habían recibido 1.200 listas, y de 1 lista no se sabe nada",
        "parou no meio do caminho: até então haviam sido recebidas 1.200 listas, e de 1 lista nada se sabe",
    );
    let lacking = vec![("Ventas".to_owned(), select::nearest("Ventas", ["Ventas->"]))];
    check(
        &Error::NoSuchCampaign { instance: "sandbox".into(), lacking },
        "sandbox no tiene la campaña Ventas (¿quiso decir `Ventas->`?); no se envió nada",
        "sandbox não tem a campanha Ventas (você quis dizer `Ventas->`?); nada foi enviado",
    );
    let what = words::message!("preflight-plan-made", "the plan was made");
    check(
        &Error::ClockWentBack { now: now(), what, at: now() },
        "el reloj de esta máquina retrocedió: el plan se hizo el 22/11/2026 08:53 UTC, y ahora es el 22/11/2026 08:53 UTC",
        "o relógio desta máquina voltou atrás: o plano foi feito em 22/11/2026 08:53 UTC, e agora é 22/11/2026 08:53 UTC",
    );
    let denied = std::io::Error::from(std::io::ErrorKind::PermissionDenied);
    let unreadable = Error::PipelineUnreadable { path: "p.toml".into(), source: denied };
    assert_eq!(
        languages::say_all(Language::Spanish, &unreadable.chain()),
        "no se puede leer el archivo del pipeline p.toml: no hay permiso"
    );
}

#[test]
fn what_guards_say_of_a_run_is_said_in_every_language() {
    let bench = Bench::new(100);
    let limits = "limits = { rejected = { stop = \"5%\" } }\nparts = ";
    let planned = bench.plan(&PIPELINE.replace("parts = ", limits), "limits", 1).unwrap();
    assert_eq!(
        in_both(&planned.plan.stopped.unwrap()),
        [
            "11 de 90 filas están mal, y el límite es 5\u{a0}%",
            "11 de 90 linhas estão erradas, e o limite é 5%"
        ]
    );
    let dates = (0..40).map(|row| format!("Ventas->;098 000 1{row:02};{:02}/11/2026;Ana\n", 1 + row % 28));
    bench.write("base.csv", &format!("Campaña;Celular;Casa;Nombre\n{}", dates.collect::<String>()));
    bench.write("no-llamar.csv", "numero\n098 000 101\n\"Ana\"\n");
    let list = "column = \"numero\", max_unreadable = \"60%\"";
    let planned = bench.plan(&PIPELINE.replace("column = \"numero\"", list), "dates", 1).unwrap();
    let said: Vec<[String; 2]> = planned.report.warnings.iter().map(in_both).collect();
    assert_eq!(
        said,
        [
            [
                "los números de `Casa` de base.csv se van a marcar, y la columna contiene fechas",
                "os números de `Casa` de base.csv vão ser discados, e a coluna contém datas"
            ],
            [
                "la lista negra no-llamar.csv tiene algo que no es un número (fila 3 (A••)): por eso no se deja de llamar a nadie",
                "a blacklist no-llamar.csv tem algo que não é número (linha 3 (A••)): por isso ninguém deixa de receber ligações"
            ]
        ]
    );
    let many =
        bench.plan(&PIPELINE.replace("column = \"numero\"", "column = \"numero\", min_rows = 3"), "few", 1);
    let error = many.unwrap_err();
    let [spanish, portuguese] = in_both(&error.told());
    let path = bench.0.path().join("no-llamar.csv").display().to_string();
    assert_eq!(
        spanish.replace(&path, "LISTA"),
        "no se puede llamar a nadie: la lista negra LISTA no es confiable: contiene 1 número, y debe contener al menos 3 (min_rows); y 1 de sus 2 líneas no tiene número, y como máximo 5\u{a0}% pueden (max_unreadable): fila 3 (A••)"
    );
    assert_eq!(
        portuguese.replace(&path, "LISTA"),
        "não se pode ligar para ninguém: a blacklist LISTA não é confiável: contém 1 número, e deve conter pelo menos 3 (min_rows); e 1 de suas 2 linhas não tem número, e no máximo 5% podem (max_unreadable): linha 3 (A••)"
    );
}

#[test]
fn mistakes_can_be_rendered_in_a_language() {
    let problems: Problems =
        Pipeline::parse(Path::new("p.toml"), &PIPELINE.replace("region =", "regoin =")).unwrap_err();
    let said = problems.said(&|message| say(Language::Spanish, message));
    assert_eq!(said.to_string(), "p.toml tiene 1 error");
    let one = said.each().next().unwrap();
    assert_eq!(one.message().english(), "clave desconocida: `regoin`");
    assert_eq!(one.span(), problems.each().next().unwrap().span());
}

#[test]
fn a_file_says_its_language_mistakes_or_not() {
    let parse = |text: &str| Pipeline::parse(Path::new("p.toml"), text);
    let spanish = format!("language = \"es\"\n{PIPELINE}");
    assert_eq!(parse(&spanish).unwrap().language, Some(Language::Spanish));
    assert_eq!(parse(PIPELINE).unwrap().language, None);
    let of_broken = |text: &str| parse(text).unwrap_err().language();
    assert_eq!(of_broken(&spanish.replace("region =", "regoin =")), Some(Language::Spanish));
    assert_eq!(of_broken(&spanish.replace("region = \"UY\"", "region = \"UY")), Some(Language::Spanish));
    assert_eq!(of_broken(&spanish.replace("\"es\"", "\"fr\"")), None);
    assert_eq!(of_broken(""), None);
}
