# La línea que muestra cuánto falta, y lo que se dice con --verbose.

cli-preparing = Preparando
cli-reading = Leyendo
cli-reading-again = Releyendo
cli-removing = Quitando
cli-sending = Enviando
cli-figures = { $share }  { $rows } { $rows ->
    [one] fila
   *[other] filas
}, { $rate } por segundo  faltan { $time }
cli-figures-short = { $share }  faltan { $time }
cli-of-contacts = { $n } de { $of } contactos
cli-of-parts = { $n } de { $of } partes
cli-loaded = { $name }: { $numbers }
cli-part-is = { $at }  { $name }  { $contacts }  { $state }
cli-took = { $what }: { $seconds }
cli-stage-opened = entradas abiertas
cli-stage-blacklists = listas negras leídas
cli-stage-rows = filas leídas, revisadas y escritas
cli-stage-planned = plan e informe escritos
cli-stage-signed-in = sesión iniciada y campañas consultadas
cli-stage-sent = listas enviadas
