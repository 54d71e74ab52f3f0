# Lo que detiene una carga entera, y lo que se sabe de cada parte.

upload-file = no se puede usar { $path }
upload-file-do = revise que el archivo esté ahí y que usted pueda leerlo y escribirlo
upload-no-plan = { $directory } no contiene ningún plan
upload-no-plan-do = nombre la carpeta que hizo `dialbase plan`, con su plan.json y su report.json
upload-plan-unreadable = no se puede leer el plan { $path }
upload-plan-version = { $path } lo hizo dialbase { $made_by }, y esta versión no puede aplicar sus planes
upload-plan-anew-do = haga el plan de nuevo: dialbase plan PIPELINE -o DIR
upload-part-changed = { $path } no está como se planificó: { $what }
upload-part-changed-do = un plan se envía tal como se hizo o no se envía: hágalo de nuevo
upload-changed-bytes = sus bytes son otros
upload-changed-charset = su juego de caracteres es desconocido
upload-changed-not-in-charset = no está en su juego de caracteres
upload-changed-last-line = su última línea no tiene final
upload-changed-line = una línea no es de una base de llamadas
upload-changed-campaign = una línea es de otra campaña
upload-changed-count = tiene otra cantidad de líneas

upload-stale = el plan ya no vale: { $what }
upload-plan-again-do = planifique de nuevo: dialbase plan PIPELINE -o DIR
upload-stale-program = lo hizo dialbase { $made_by }, y este es { $program }
upload-stale-age = se hizo el { $made_at }, y ahora es el { $now }
upload-stale-input = el archivo
upload-stale-pipeline = el pipeline
upload-stale-blacklist = la lista negra
upload-stale-changed = { $what } { $path } cambió
upload-stale-unreadable = ya no se puede leer { $what } { $path }
upload-stale-old = la lista negra { $path } es más vieja que lo que permite su `max_age`

upload-people-went = hay personas de este plan que hace poco se enviaron a su campaña: { $lists }
upload-people-went-do = exclúyalas, con `{ $setting }` en [duplicates], y planifique de nuevo; si se las debe llamar otra vez tan pronto, diga después de cuánto tiempo: `repeat_after` en [upload]
upload-people-held = nadie sabe todavía si llegó una lista anterior que tiene personas de este plan: { $lists }
upload-people-held-do = busque la lista en el portal y diga lo que vio: { $commands } --loaded (o --not-loaded, o --abandon) --reason TEXTO
upload-list = { $name } ({ $campaign }, { $at })
upload-list-with = { $contacts ->
    [one] { $contacts } contacto
   *[other] { $contacts } contactos
} en { $name } ({ $campaign }, { $at })
upload-lists-more = y { $more } más
upload-claimed = { $contacts ->
    [one] { $contacts } contacto de { $name } ya se envió
   *[other] { $contacts } contactos de { $name } ya se enviaron
} a su campaña en otra lista

upload-locked = otra ejecución tiene el bloqueo: { $holder }
upload-locked-do = espere a que termine esa ejecución; si es suya y no avanza, termine ese proceso

upload-ledger = no se puede usar el registro de envíos { $path }
upload-ledger-do = revise el espacio del disco y los permisos; no se envió nada de lo que el registro no sepa
upload-ledger-damaged = el registro de envíos { $path } está dañado: { $what }
upload-ledger-damaged-do = recupérelo de una copia, con sus planes; mientras tanto no se envía nada, porque nadie podría decir qué se envió
upload-ledger-version = el registro de envíos { $path } lo escribió una versión posterior de dialbase
upload-ledger-version-do = use esa versión posterior
upload-ledger-gone = el registro de envíos { $path } ya no está, y { $plan } se envió con él
upload-ledger-gone-do = recupere el registro de una copia; o, cuando sepa por el portal qué se cargó, mueva los planes a otro lugar
upload-numbers-key-gone = la clave { $path }, con la que el registro sabe a quién se cargó, ya no está o es otra
upload-numbers-key-gone-do = recupérela de una copia de la carpeta de estado: sin ella no se podría reconocer a nadie
upload-other-ledger = el plan { $path } se aplicó con otra carpeta de estado
upload-other-ledger-do = nombre esa carpeta con --state; lo que ella sabe que se envió no se debe enviar otra vez
upload-no-such-part = la ejecución { $run } no tiene ninguna lista { $name }
upload-no-such-part-do = vea sus listas con `dialbase runs show RUN`
upload-part = la parte { $number }
upload-not-to-decide = { $name } está { $state }: así no hay nada que decidir sobre ella
upload-not-to-decide-do = solo de una lista retenida se dice si está o no está; una retenida o rechazada se puede descartar
upload-impossible = la parte { $part } no puede seguir desde «{ $from }»
upload-does-not-add-up = la cuenta de la ejecución { $run } no cierra: entraron { $read } filas y { $accounted } tienen destino
upload-defect-do = es un defecto de dialbase: conserve la carpeta de estado y avise

# Lo que dice la base de datos del registro.
upload-database-full = no queda espacio en el disco
upload-database-read-only = el archivo es de solo lectura
upload-database-cannot-open = el archivo no se puede abrir
upload-database-busy = otro programa lo tiene ocupado
upload-database-damaged = el archivo está dañado ({ $words })
upload-database-disk = el disco falló ({ $words })

# Lo que se dijo de una parte.
upload-accepted = el servidor respondió 1
upload-asked-again = el servidor pidió esperar, así que se le pide otra vez
upload-resumed = se reanudó la ejecución, así que se le pide otra vez
upload-sender-gone = el proceso que la enviaba terminó
upload-repeated = las mismas líneas se enviaron en la ejecución { $run } el { $at }
upload-repeated-held = las mismas líneas quizás se enviaron en la ejecución { $run } el { $at }
upload-failed-within = dialbase falló por dentro
upload-not-let-go = no se la dejó salir

# Lo que `dialbase verify` revisa y encuentra.
verify-says-file = el archivo del registro está entero
verify-says-once = nadie está en dos listas de una campaña que puedan haberse enviado, dentro del plazo que dice el plan, y cada lista tiene apartadas a sus personas
verify-says-conservation = cada fila que entró tiene un solo destino
verify-says-honesty = lo que se dice de una parte es lo que le pasó; aceptada es aquella a la que el servidor respondió 1
verify-says-precision = nada está retenido si no hubo una conexión para ello
verify-says-liveness = lo que no está resuelto puede resolverse: se envía, o queda retenido, cuando se reanuda su ejecución
verify-says-fresh = ninguna lista salió con una lista negra más vieja que lo permitido
verify-says-bytes = cada parte se lee de vuelta tal como se planificó
verify-the-file = el archivo
verify-runs = { $runs ->
    [one] { $runs } ejecución
   *[other] { $runs } ejecuciones
}
verify-lists = { $lists ->
    [one] { $lists } lista
   *[other] { $lists } listas
}
verify-numbers = { $numbers ->
    [one] { $numbers } número
   *[other] { $numbers } números
}
verify-stories = { $parts ->
    [one] { $parts } parte
   *[other] { $parts } partes
}
verify-open = { $parts ->
    [one] { $parts } parte sin resolver
   *[other] { $parts } partes sin resolver
}
verify-lists-left = { $blacklists ->
    [one] { $blacklists } lista negra
   *[other] { $blacklists } listas negras
} en el momento en que salía una lista
verify-parts = { $parts ->
    [one] { $parts } parte
   *[other] { $parts } partes
}; { $gone ->
    [one] el plan de { $gone } ejecución ya no está
   *[other] los planes de { $gone } ejecuciones ya no están
}
verify-untried = { $run }, parte { $part }: retenida, y ningún intento llegó a conectarse
verify-strange-state = { $run }, parte { $part }: en un estado que no lleva a ninguna parte: { $state }
verify-twice = una persona está en { $earlier } y en { $later }
verify-not-claimed = una persona de { $name } no está apartada para esa lista: otra podría llevarla otra vez
verify-nobody = no está registrado quién iba en la lista { $name }
verify-proof-gone = ya no está lo que muestra que es la correcta la clave con la que el registro sabe a quién se cargó
verify-old-list = { $name } salió cuando { $list } era más vieja que lo que permite su `max_age`
verify-other-lists = ejecución { $run }: su plan se comparó con otras listas negras que las que dice el registro
verify-in-run = ejecución { $run }: { $what }
verify-other-parts = ejecución { $run }: su plan tiene otras partes que el registro
verify-other-run = { $directory } contiene el plan de otra ejecución, { $run }
verify-in-part = parte { $part } de la ejecución { $run }: { $what }
verify-story-gap = estaba { $stands }, y lo que le pasó empieza con { $begins }
verify-story-elsewhere = está { $state }, y lo que le pasó lleva a otro estado
verify-story-attempts = salió { $left ->
    [one] { $left } vez
   *[other] { $left } veces
}, y los intentos registrados son { $attempts }
verify-story-nothing = nada hace que lo que está «{ $before }» pase a «{ $after }»
verify-story-no-person = solo una persona hace que lo que está «{ $before }» pase a «{ $after }», y ninguna lo hizo
verify-story-not-accepted = está aceptada, y el servidor no respondió 1
