# Lo que se vio de un archivo.

cli-inspect-list = { $list }
cli-inspect-and-more = { $list }, { $n } más
cli-inspect-sheets = hojas
cli-inspect-sheet = { $name } ({ $said })
cli-inspect-sheet-rows = { $rows } { $rows ->
    [one] fila
   *[other] filas
}
cli-inspect-hidden = oculta
cli-inspect-not-read = sin leer
cli-inspect-hidden-rows = { $n } de ellas ocultas o filtradas
cli-inspect-hidden-columns = { $n } { $n ->
    [one] columna oculta
   *[other] columnas ocultas
}
cli-inspect-shown = es la que se muestra aquí
cli-inspect-ranges = rangos
cli-inspect-merged = combinadas
cli-inspect-merged-on = { $cells } en { $sheet }
cli-inspect-filter = filtro
cli-inspect-filter-on = { $cells } en { $sheet }, que deja filas fuera
cli-inspect-filter-idle = { $cells } en { $sheet }, que no deja nada fuera
cli-inspect-days = días
cli-inspect-1904 = contados desde 1904; se indican como las hojas los muestran
cli-inspect-letters = letras
cli-inspect-letters-are = { $encoding } ({ $evidence }){ $samples }
cli-inspect-cells = celdas
cli-inspect-header = encabezado
cli-inspect-no-header = ninguna fila: { $why }
cli-inspect-header-row = fila { $row }: { $why }
cli-inspect-header-below = fila { $row }: { $why }; { $above ->
    [one] encima hay { $above } que no está en blanco
   *[other] encima hay { $above } que no están en blanco
}
cli-inspect-beside = al lado
cli-inspect-beside-is = { $beside }: otra tabla, que no se lee; range en [source] indica otra cosa
cli-inspect-rows = filas
cli-inspect-rows-are = { $rows }
cli-inspect-rows-and-blank = { $rows }, y { $blank } en blanco
cli-inspect-country = país
cli-inspect-country-is = { $country } ({ $sure }): { $evidence }
cli-inspect-country-or = { $country } ({ $sure }): { $evidence }; si no, { $others }
cli-inspect-column = columna
cli-inspect-filled = llena
cli-inspect-distinct = distintos
cli-inspect-seems = parece ser
cli-inspect-examples = ejemplos
cli-inspect-why = Por qué
cli-inspect-take-care = Tenga cuidado
cli-inspect-met = Encontrado al leer
cli-inspect-trap = { $code } en { $column } ({ $rows }): { $means }
cli-inspect-first-in = { $n }, la primera en la fila { $row }
