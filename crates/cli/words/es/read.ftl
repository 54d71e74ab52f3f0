# Lo que se dice de una tabla que se imprimió.

cli-read-what = { $source }: { $format }, { $columns } { $columns ->
    [one] columna
   *[other] columnas
}, { $rows } { $rows ->
    [one] fila
   *[other] filas
}
cli-above = { $why }. Lo que está arriba no se imprime; --raw lo muestra
cli-above-row = fila { $row }: { $why }. Lo que está arriba no se imprime; --raw lo muestra
cli-no-names = { $why }. --names las llama A, B, C; --header toma una fila para sus nombres
cli-below = lo que está debajo de la lista ({ $rows }) no se imprime; --raw lo muestra
cli-header-again = lo que repite el encabezado, desde la fila { $first } ({ $n } en total), no se imprime; --raw lo muestra
cli-beside = otra tabla al lado ({ $beside }) no se imprime; --raw la muestra
cli-another-table = otra tabla ({ $rows }) no se imprime; --header, con la fila de sus nombres, la imprime
cli-no-row-below = no hay ninguna fila debajo del encabezado
cli-grid-too-large = la hoja es tan grande que sus filas terminan en su última celda
cli-written-to = escrito en { $path }
cli-stays-empty = { $path } queda vacío: la hoja no tiene filas
cli-is-not-whole = { $path } no está completo
