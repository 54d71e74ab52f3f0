# Lo que se mira y se pide en una instancia.

operations-no-campaign = { $address } no tiene ninguna campaña "{ $given }"
operations-api-no-call = la página del fabricante no tiene ninguna llamada "{ $given }"
operations-api-lacking = { $call } necesita { $keys }
operations-api-not-a-value = { $key } debe ser { $what }
operations-api-flag = true o false
operations-api-count = un número entero
operations-api-no-field = { $call } no tiene ningún campo "{ $given }"
operations-api-twice = el campo "{ $given }" está dado dos veces
operations-api-no-path = "{ $given }" no es la ruta de una llamada
operations-api-unreadable = no se puede leer { $path }
operations-api-list = `dialbase api` muestra las llamadas; con `--any` pasa cualquier ruta
operations-api-any = `dialbase api` muestra los campos; con `--any` pasa cualquier campo
operations-api-path-as = escríbala como Integra/resources/Supervisor/queuesummary
operations-api-strange = el servidor contestó { $bytes } { $bytes ->
    [one] byte
   *[other] bytes
} de algo que su página no conoce
operations-api-asks = no cambia nada
operations-api-changes = cambia algo
operations-api-rings = hace sonar un teléfono
operations-api-ends = termina una llamada
operations-directory = no se puede escribir en { $path }
operations-directory-busy = otro dialbase está trabajando en { $path }
operations-does-not-page = la instancia contesta desde la fila { $row } los mismos registros de llamadas que antes
operations-recording-unanswered = nadie atendió la llamada
operations-recording-no-guid = el registro no tiene un guid utilizable
operations-recording-absent = en ninguno de sus lugares
operations-recording-not-sound = lo que hay allí no es sonido
operations-recording-too-long = más larga que lo que se descarga
operations-recording-not-allowed = el servidor no nos deja descargarla
operations-recording-not-reached = el servidor no dio una respuesta útil
operations-recording-not-yet = todavía no se buscó
operations-recordings-progress = { $n } de { $of } grabaciones
operations-records-progress = { $n } { $n ->
    [one] registro
   *[other] registros
} de llamadas
operations-bulk-dispositions = se envían tipificaciones
operations-bulk-tags = se envían etiquetas
operations-bulk-no-column = { $title } no tiene columna para { $fields }
operations-bulk-no-such-column = { $title } no tiene ninguna columna "{ $given }"
operations-bulk-no-such-field = { $call } no tiene ningún campo "{ $given }"
operations-bulk-nothing-held = ninguna de estas filas está retenida
operations-bulk-name-it = nombre la columna con `--column CAMPO=NOMBRE`, o el mismo valor para todas las filas con `--set CAMPO=VALOR`
operations-bulk-empty = { $field } está vacío
operations-bulk-empty-column = { $field } está vacío (columna «{ $column }»)
operations-bulk-guid = lo que está en guid no es un identificador de llamada
operations-bulk-schedule = el momento de volver a llamar no está escrito como 2026-11-30 15:00:00
operations-bulk-number = lo que está en su lugar no es un número de teléfono
operations-bulk-whose-clock = algunas filas vuelven a llamar en un momento dado, y nadie dice por qué reloj
operations-bulk-whose-clock-do = diga la zona horaria del reloj de la instancia: `--server-zone America/Montevideo`; o nombre un pipeline que la diga: `--pipeline ARCHIVO`
operations-bulk-over = su momento de volver a llamar ya pasó, así que no se envía
operations-bulk-no-moment = el reloj de la instancia se saltea su momento de volver a llamar
operations-bulk-outside-hours = llamaría a las { $shown }, fuera del horario de llamadas
operations-bulk-blacklisted = el número está en la lista negra { $list }
operations-bulk-number-unreadable = llamaría a un número que no se puede leer: escríbalo con + y su país, o diga el país con --region
operations-bulk-schedule-went = antes se envió otra llamada agendada para la misma llamada; para agendar una más: --again
operations-bulk-twice = lo mismo está en una fila de más arriba
operations-bulk-progress = { $n } de { $of } filas
operations-bulk-unknown = nadie sabe qué pasó con las últimas tres, y lo que les pasó a estas puede pasarles a todas
operations-recordings-of-calls = los contactos de la ejecución { $run } salieron cada uno en una llamada propia, y sus registros no nombran ninguna lista
operations-recordings-of-calls-do = pida un período, con --from, --to y --campaign; o los guid que nombran los resultados de la ejecución
