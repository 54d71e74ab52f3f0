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
cli-bulk-callbacks = Llamadas agendadas: sus momentos se leen por el reloj de { $zone }, y no se llama a nadie fuera de { $hours } según su propio reloj
cli-bulk-callbacks-region = Llamadas agendadas: los números sin país se leen como de { $region }
cli-bulk-no-blacklist = Llamadas agendadas: no se cotejaron con ninguna lista negra, porque el pipeline no nombra ninguna
cli-bulk-no-pipeline = Llamadas agendadas: no se cotejaron con ninguna lista negra; nombre con --pipeline ARCHIVO el pipeline que las tiene
cli-bulk-blacklists = Llamadas agendadas: se cotejan con { $n } { $n ->
    [one] lista negra
   *[other] listas negras
}
cli-bulk-barred-more = { $n ->
    [one] { $n } llamada agendada más no va
   *[other] { $n } llamadas agendadas más no van
}; --dry-run las nombra
cli-bulk-was-refused = { $place }: rechazada en una ejecución anterior: { $why }
cli-bulk-would = { $read } { $read ->
    [one] fila
   *[other] filas
}: { $go } { $go ->
    [one] iría
   *[other] irían
}, { $before } de antes, { $refused } { $refused ->
    [one] rechazada
   *[other] rechazadas
} antes, { $held } { $held ->
    [one] retenida
   *[other] retenidas
}, { $unusable } que no se { $unusable ->
    [one] puede
   *[other] pueden
} enviar; no se envió nada
cli-bulk-no-instance = Sin una instancia no se sabe qué se envió antes: --pipeline ARCHIVO o --url URL
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
cli-bulk-refused-before = { $n ->
    [one] { $n } fue rechazada en una ejecución anterior; para enviarla otra vez
   *[other] { $n } fueron rechazadas en una ejecución anterior; para enviarlas otra vez
}: --retry-refused
cli-bulk-unsent = Lo último que no salió: { $why }
cli-bulk-held = { $place } está retenida: busque la llamada { $guid } en el portal y diga lo que vio:
cli-bulk-held-more = Hay { $n } { $n ->
    [one] fila más retenida
   *[other] filas más retenidas
}
