# Llevar listas a la lista negra de la instancia.

cli-finishing-call = se termina la solicitud que está en curso; pulse Ctrl-C otra vez para salir ya
cli-push-read = { $list }, en { $instance } con la forma { $dial }: { $numbers } { $n ->
    [one] leído
   *[other] leídos
}
cli-push-added = {"  "}{ $numbers } { $n ->
    [one] agregado
   *[other] agregados
}
cli-push-there = {"  "}{ $numbers } { $n ->
    [one] que ya estaba
   *[other] que ya estaban
}
cli-push-to-add = {"  "}{ $numbers } por agregar
cli-push-removed = {"  "}{ $numbers } { $n ->
    [one] quitado
   *[other] quitados
}
cli-push-to-remove = {"  "}{ $numbers } por quitar
cli-push-kept = {"  "}{ $numbers } { $n ->
    [one] que ya no está en esta lista, y se conserva por otra
   *[other] que ya no están en esta lista, y se conservan por otra
}
cli-push-will-remove = { $n ->
    [one] Se quitaría { $numbers } de la lista negra de { $instance }: desde entonces se le puede llamar.
   *[other] Se quitarían { $numbers } de la lista negra de { $instance }: desde entonces se les puede llamar.
}
cli-take-them-off = ¿Quitarlos? [sí/no]
cli-push-nothing-done = No se envió nada.
cli-push-nobody-to-ask = No hay terminal donde preguntar; para hacerlo igualmente: --yes
cli-push-said = Se dejó en paz a la instancia tras una llamada que no aceptó: { $said }. Si quiere los números en otro campo del formulario, nómbrelo: blacklist_field en [upload] del archivo del pipeline, o --field NAME
cli-push-left = No está terminado; para seguir donde se detuvo, ejecute lo mismo de nuevo. Lo que estaba en curso se envía otra vez, lo que no daña a nadie.
cli-bad-lines = { $list }: { $n ->
    [one] 1 línea tiene
   *[other] { $n } líneas tienen
} algo que no es un número: { $rows }
cli-out-repeated = {"  "}{ $numbers } fuera: leídos antes
cli-out-expired = {"  "}{ $numbers } fuera: ya no cuentan
cli-out-in-doubt = {"  "}{ $numbers } fuera: no está claro para qué campaña son
cli-out-unreadable = {"  "}{ $n ->
    [one] 1 línea fuera: algo en ella no es un número
   *[other] { $n } líneas fuera: algo en ellas no es un número
}
cli-out-other-country = {"  "}{ $numbers } fuera: de otro país, al que la forma no llega
cli-out-no-number = {"  "}{ $numbers } fuera: ningún plan de numeración tiene hoy números así
