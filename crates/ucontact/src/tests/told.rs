//! What people hear of the instance in Spanish and Portuguese: of errors, and of what was tried.

use super::server::{PATIENT, SMALL, base, serving, token};
use crate::{Address, AgentState, Call, Client, DispositionRefusal, Error, Guid, Outcome, Secret};
use std::io::Read;
use std::net::TcpListener;
use std::thread;
use words::{Language, Message, Told};

/// An error with its causes, and what to do, in a language.
fn told(language: Language, error: &Error) -> String {
    let advice = error.advice().map(|advice| languages::say(language, &advice)).unwrap_or_default();
    format!("{}; {advice}", languages::say_all(language, &error.chain()))
}

fn check(error: &Error, spanish: &str, portuguese: &str) {
    assert_eq!(told(Language::Spanish, error), spanish);
    assert_eq!(told(Language::Portuguese, error), portuguese);
}

#[test]
fn addresses_and_certificates() {
    let address = |text: &str| text.parse::<Address>().unwrap_err();
    check(
        &address("empresa"),
        "no se entiende la dirección de la instancia «empresa»; escríbala entera, como en https://empresa.ucontactcloud.com",
        "não dá para entender o endereço da instância \"empresa\"; escreva-o inteiro, como em https://empresa.ucontactcloud.com",
    );
    check(
        &address("http://a.example"),
        "la dirección http://a.example no está cifrada; escriba https:// delante: los datos de las personas no viajan a la vista",
        "o endereço http://a.example não é criptografado; escreva https:// na frente: os dados das pessoas não viajam às claras",
    );
    check(
        &address("https://a.example/Integra"),
        "la dirección https://a.example sigue después del nombre del servidor; quite lo que sigue al nombre del servidor: escriba https://a.example",
        "o endereço https://a.example continua depois do nome do servidor; tire o que vem depois do nome do servidor: escreva https://a.example",
    );
    let here = "http://127.0.0.1:1".parse().unwrap();
    check(
        &Client::trusting(here, PATIENT, &["no-such.pem".into()]).unwrap_err(),
        "no se pueden leer los certificados de no-such.pem: el archivo o la carpeta no existe; revise la ruta, y que este usuario pueda leer el archivo",
        "não é possível ler os certificados de no-such.pem: o arquivo ou a pasta não existe; confira o caminho, e se este usuário pode ler o arquivo",
    );
}

#[test]
fn signing_in_and_removing() {
    let fails = |reply: &str, spanish: &str, portuguese: &str| {
        let (address, _requests) = serving(vec![reply.to_owned()]);
        let client = Client::new(address.clone(), PATIENT).unwrap();
        let error = client.sign_in("ana", &Secret::from("canary")).unwrap_err();
        let here = |text: String| text.replace(&address.to_string(), "AQUI");
        assert_eq!(here(told(Language::Spanish, &error)), spanish);
        assert_eq!(here(told(Language::Portuguese, &error)), portuguese);
    };
    fails(
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n0",
        "AQUI no aceptó el usuario «ana» o la contraseña; pruebe el usuario y la contraseña iniciando sesión en el portal",
        "AQUI não aceitou o usuário \"ana\" ou a senha; teste o usuário e a senha entrando no portal",
    );
    fails(
        "HTTP/1.1 503 Oh\r\nRetry-After: 90\r\nContent-Length: 0\r\n\r\n",
        "por ahora no se puede iniciar sesión en AQUI: respondió 503 Service Unavailable; ejecute de nuevo en 90 segundos, como pide; no se cambió nada en la instancia",
        "por enquanto não é possível entrar em AQUI: respondeu 503 Service Unavailable; execute de novo em 90 segundos, como ela pede; nada foi alterado na instância",
    );
    fails(
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
        "no se puede iniciar sesión en AQUI: la respuesta fue una sin token; revise que la dirección sea la de la propia instancia de uContact, y no la de un portal o un proxy delante de ella",
        "não é possível entrar em AQUI: a resposta foi uma sem token; confira se o endereço é o da própria instância do uContact, e não o de um portal ou de um proxy na frente dela",
    );
    fails(
        "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n1",
        "no se puede iniciar sesión en AQUI: falló la lectura de la respuesta: terminó antes de lo que anunciaba; revise la dirección y la red; no se cambió nada en la instancia",
        "não é possível entrar em AQUI: a leitura da resposta falhou: terminou antes do que anunciava; confira o endereço e a rede; nada foi alterado na instância",
    );
    let (address, campaign) = ("AQUI".to_owned(), "Ventas<-".to_owned());
    check(
        &Error::NobodyRemoved { address, campaign },
        "AQUI no quitó a nadie de «Ventas<-»: respondió 0; mire en el portal si el número está en la campaña",
        "AQUI não removeu ninguém de \"Ventas<-\": respondeu 0; olhe no portal se o número está na campanha",
    );
}

#[test]
fn what_a_call_was_not_good_for() {
    let address = || "AQUI".to_owned();
    check(
        &Error::NotDone { call: Call::AddToBlacklist, address: address() },
        "AQUI dijo que no al pedido de agregar a la lista negra: respondió 0; mire en el portal si la campaña y el número están, y si este usuario puede hacerlo",
        "AQUI disse não ao pedido de adicionar à blacklist: respondeu 0; olhe no portal se a campanha e o número estão lá, e se este usuário pode fazer isso",
    );
    check(
        &"../x".parse::<Guid>().unwrap_err(),
        "«../x» no es el nombre de una llamada; dé el guid de la llamada como está en los registros: letras, dígitos, guiones y puntos",
        "\"../x\" não é o nome de uma ligação; dê o guid da ligação como está nos registros: letras, dígitos, hifens e pontos",
    );
    check(
        &Error::NoRecording { guid: "a-1".to_owned(), places: 8 },
        "la grabación a-1 no está en ninguno de sus 8 lugares; mire si la llamada se atendió y se grabó, y si otro servidor guarda las grabaciones viejas",
        "a gravação a-1 não está em nenhum dos seus 8 lugares; veja se a ligação foi atendida e gravada, e se outro servidor guarda as gravações antigas",
    );
    let words = |message: &Message| {
        (languages::say(Language::Spanish, message), languages::say(Language::Portuguese, message))
    };
    let both = |spanish: &str, portuguese: &str| (spanish.to_owned(), portuguese.to_owned());
    assert_eq!(words(&AgentState::WrapUp.words()), both("terminando una llamada", "terminando uma ligação"));
    assert_eq!(
        words(&DispositionRefusal::ScheduleEmpty.words()),
        both(
            "esta tipificación llama de nuevo, y falta la fecha para hacerlo",
            "esta tipificação liga de novo, e falta a data para isso"
        )
    );
}

#[test]
fn what_is_known_after_a_call_that_is_made_once() {
    let (address, _requests) = serving(vec!["HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nno"]);
    let client = Client::new(address, PATIENT).unwrap();
    let why = why(client.hang_up(&token(), "1001", || Ok(())));
    assert_eq!(
        languages::say(Language::Spanish, &why),
        "el servidor respondió 2 bytes de algo que no se sabe que responda, después de recibir el pedido entero"
    );
    assert_eq!(
        languages::say(Language::Portuguese, &why),
        "o servidor respondeu 2 bytes de algo que não se sabe que ele responda, depois de receber o pedido inteiro"
    );
}

/// What is known after an attempt to upload, where something is to be said of it.
fn why(outcome: Outcome) -> Message {
    match outcome {
        Outcome::NotSent { why } | Outcome::Refused { why, .. } | Outcome::Unknown { why, .. } => why,
        outcome => panic!("{outcome:?}"),
    }
}

#[test]
fn what_is_known_after_an_attempt() {
    let check = |why: &Message, spanish: &str, portuguese: &str| {
        assert_eq!(languages::say(Language::Spanish, why), spanish);
        assert_eq!(languages::say(Language::Portuguese, why), portuguese);
    };
    let answered = |reply: &str| {
        let (address, _requests) = serving(vec![reply.to_owned()]);
        let client = Client::new(address, PATIENT).unwrap();
        why(client.upload(&token(), &base(SMALL), || Ok(())))
    };
    check(
        &answered("HTTP/1.1 413 Oh\r\nContent-Length: 0\r\n\r\n"),
        "el servidor respondió 413 Payload Too Large",
        "o servidor respondeu 413 Payload Too Large",
    );
    check(
        &answered("HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n<html></html>"),
        "el servidor no respondió ni 1 ni 0, sino 13 bytes de otra cosa, después de recibir la lista entera",
        "o servidor não respondeu nem 1 nem 0, e sim 13 bytes de outra coisa, depois de receber a lista inteira",
    );
    check(
        &answered("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"),
        "el servidor dio una respuesta vacía, después de recibir la lista entera",
        "o servidor deu uma resposta vazia, depois de receber a lista inteira",
    );
    check(
        &answered(""),
        "el servidor cortó la conexión antes de terminar de responder, después de recibir la lista entera",
        "o servidor fechou a conexão antes de terminar de responder, depois de receber a lista inteira",
    );
    check(
        &answered("nonsense\r\n\r\n"),
        "lo que respondió el servidor no es HTTP, después de recibir la lista entera",
        "o que o servidor respondeu não é HTTP, depois de receber a lista inteira",
    );
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let to = |address: String| Client::new(address.parse().unwrap(), PATIENT).unwrap();
    check(
        &why(to(format!("http://{nobody}")).upload(&token(), &base(SMALL), || Ok(()))),
        "no se pudo conectar: la conexión fue rechazada",
        "não foi possível conectar: a conexão foi recusada",
    );
    check(
        &why(to("https://no-such-host.invalid".into()).upload(&token(), &base(SMALL), || Ok(()))),
        "no se encuentra el servidor: nadie conoce ese nombre, o no hay red para preguntarlo",
        "o servidor não foi encontrado: ninguém conhece esse nome, ou não há rede para perguntar",
    );
    let plain = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("https://{}", plain.local_addr().unwrap());
    thread::spawn(move || {
        let (mut stream, _) = plain.accept().unwrap();
        let _asked = stream.read(&mut [0; 1024]).unwrap();
        std::io::Write::write_all(&mut stream, b"HTTP/1.1 400 Bad Request\r\n\r\n").unwrap();
    });
    check(
        &why(to(address).upload(&token(), &base(SMALL), || Ok(()))),
        "el servidor no habla TLS en esa dirección",
        "o servidor não fala TLS nesse endereço",
    );
}
