# Tipificaciones y etiquetas, una por fila de un archivo.

cli-finishing-row = se termina la fila que está en camino; pulse Ctrl-C otra vez para salir enseguida, y esa fila queda retenida
cli-bulk-nothing = No se puede enviar ninguna fila.
cli-bulk-columns = { $n } { $n ->
    [one] fila
   *[other] filas
}; { $columns }
cli-bulk-unusable = { $place }: { $why }
cli-bulk-reason = { $n } { $n ->
    [one] fila
   *[other] filas
}: { $why }
cli-bulk-over = su momento de volver a llamar ya pasó en todas partes, así que no se envía
cli-bulk-dispositions-question = Hasta { $n } { $n ->
    [one] tipificación va
   *[other] tipificaciones van
} a { $instance }; algunas pueden agendar llamadas. ¿Enviarlas? [sí/no]
cli-bulk-tags-question = Hasta { $n } { $n ->
    [one] etiqueta va
   *[other] etiquetas van
} a { $instance }. ¿Enviarlas? [sí/no]
cli-bulk-decided = { $n } { $n ->
    [one] fila
   *[other] filas
}: queda registrado
cli-bulk-sent = { $read } { $read ->
    [one] fila
   *[other] filas
}: { $sent } { $sent ->
    [one] enviada
   *[other] enviadas
}, { $before } de antes, { $refused } { $refused ->
    [one] rechazada
   *[other] rechazadas
}, { $held } { $held ->
    [one] retenida
   *[other] retenidas
}, { $left } sin salir, { $unusable } que no se { $unusable ->
    [one] puede
   *[other] pueden
} enviar
cli-bulk-refused = { $place }: rechazada: { $why }
cli-bulk-refused-before = { $n } { $n ->
    [one] fue rechazada
   *[other] fueron rechazadas
} en una ejecución anterior; para enviarlas otra vez: --retry-refused
cli-bulk-unsent = Lo último que no salió: { $why }
cli-bulk-held = { $place } está retenida: busque la llamada { $guid } en el portal y diga lo que vio:
cli-bulk-held-more = Hay { $n } { $n ->
    [one] fila más retenida
   *[other] filas más retenidas
}
