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
cli-recordings-period = El período termina antes de empezar: mire --from y --to
cli-recordings-no-backup = { $n } en ninguno de los lugares consultados, y al servidor de grabaciones viejas no se le preguntó, porque nadie lo nombró: ejecútelo otra vez con --backup URL, que conoce el proveedor o quien administra la instancia
