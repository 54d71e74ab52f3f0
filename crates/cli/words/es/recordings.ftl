# Grabaciones de llamadas.

cli-finishing-recordings = se terminan las grabaciones que están en camino; pulse Ctrl-C otra vez para salir enseguida
cli-recordings-records = { $records } { $records ->
    [one] registro
   *[other] registros
} de llamadas: { $wanted } { $wanted ->
    [one] grabación buscada
   *[other] grabaciones buscadas
}, { $elsewhere } de otras listas, { $again } de una llamada que ya apareció
cli-recordings-came = { $wanted } { $wanted ->
    [one] grabación
   *[other] grabaciones
}: { $fetched } { $fetched ->
    [one] descargada
   *[other] descargadas
} ({ $bytes }), { $there } ya { $there ->
    [one] estaba
   *[other] estaban
}, { $missing } { $missing ->
    [one] falta
   *[other] faltan
}
cli-recordings-missing = {"  "}{ $n } { $n ->
    [one] falta
   *[other] faltan
}: { $why }
cli-recordings-index = Índice: { $path }
cli-recordings-again = Algunas todavía pueden llegar: al ejecutarlo otra vez sigue donde terminó
