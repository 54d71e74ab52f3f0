# Lo que results.html y la pantalla dicen de lo que resultó de las llamadas.

results-title = Qué resultó de las llamadas en { $instance }
results-skip = Ir a los resultados
results-period = Período, según el reloj de la instancia
results-clock = Zona horaria de la instancia
results-read-at = Leído
results-of = Solo
results-headline = { $n ->
    [one] contacto atendió
   *[other] contactos atendieron
}
results-lead = De { $contacts } contactos enviados, se llamó a { $dialled }, en { $calls } llamadas.
results-share = Atendió el { $share } de los llamados.
results-section-account = Adónde fueron los registros
results-section-lists = Por lista
results-section-zones = Por zona horaria
results-section-hours = Por hora del día
results-outcomes = Resultados
results-account-intro = Cada registro se cuenta una vez, y cada contacto también.
results-what = Qué
results-count = Cantidad
results-records-read = Registros leídos
results-records-joined = de un contacto
results-records-without-contact = de una lista nuestra, pero de ninguno de sus contactos
results-records-unknown-lists = de listas que este registro de envíos no conoce
results-records-no-list = de ninguna lista
results-contacts-sent = Contactos enviados
results-contacts-dialled = llamados
results-contacts-not-dialled = no llamados, hasta donde se leyó
results-groups-caption = La barra con contorno es a quiénes se llamó; la llena dentro de ella, quiénes atendieron, sobre el total de contactos
results-contacts = Contactos
results-dialled = Llamados
results-answered = Atendieron
results-calls = Llamadas
results-spoken = Hablado
results-further = { $n ->
    [one] { $n } más está en las tablas
   *[other] { $n } más están en las tablas
}
results-zone = Zona horaria
results-hours-by-contact = Según el reloj de donde está el contacto.
results-hours-by-server = Según el reloj de la instancia: no se conoce su zona horaria, o no se conocen los contactos.
results-calls-answered = Llamadas atendidas
results-hours-without = No incluye los registros que no son de ningún contacto: { $n }.
results-hours-table = Lo mismo como tabla
results-hour = Hora
results-outcomes-intro = En las palabras de la instancia, de todos los registros. Si atendió una persona o una máquina, el registro no lo dice.
results-outcome = Resultado
results-records = Registros
results-said = Lo que dijeron los agentes
results-said-intro = En las palabras de los agentes, de los registros que las tienen.
results-said-what = Dicho
results-said-once = dicho de un solo registro
results-screen-said = Agentes
results-not-said = sin indicar
results-foot = Hecho por dialbase { $program } a partir de results.json, que contiene lo mismo para otros programas. No contiene ningún número de teléfono; están en las tablas que lo acompañan.
results-screen-headline = Resultados de { $instance }, { $from } a { $until }
results-screen-read = Leídos
results-screen-records = { $n ->
    [one] registro de llamada
   *[other] registros de llamadas
}
results-screen-joined = de un contacto
results-screen-without-contact = de una lista nuestra, pero de ninguno de sus contactos
results-screen-unknown-lists = de listas que el registro de envíos no conoce
results-screen-no-list = de ninguna lista
results-screen-sent = Enviados
results-screen-contacts = { $n ->
    [one] contacto
   *[other] contactos
}
results-screen-dialled = llamados
results-screen-answered = { $n ->
    [one] de ellos atendió
   *[other] de ellos atendieron
}
results-screen-not-dialled = no llamados, hasta donde se leyó
results-screen-lost-plans = { $n ->
    [one] más, de una lista cuyo plan ya no está
   *[other] más, de listas cuyos planes ya no están
}
results-screen-more = { $n ->
    [one] y { $n } más
   *[other] y { $n } más
}
results-screen-list = { $contacts ->
    [one] { $contacts } contacto
   *[other] { $contacts } contactos
}, { $dialled ->
    [one] { $dialled } llamado
   *[other] { $dialled } llamados
}, { $answered ->
    [one] { $answered } atendió
   *[other] { $answered } atendieron
}, { $calls ->
    [one] { $calls } llamada
   *[other] { $calls } llamadas
}, { $time } hablado
