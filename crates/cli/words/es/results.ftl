# Qué resultó de una carga.

cli-finishing-page = se termina de leer la página que está en curso; lo leído queda guardado, y al ejecutarlo otra vez continúa
cli-results-cut-off = No se leyó hasta el final, así que no se escribió ninguna tabla; lo leído queda guardado. Ejecute el mismo comando otra vez y continúa.
cli-results-barred = { $n ->
    [one] { $n } número es nuevo
   *[other] { $n } números son nuevos
} en la lista negra.
cli-results-where = Tablas y página: { $directory }
