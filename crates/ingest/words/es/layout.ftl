# What a file turned out to be.

ingest-format-text = texto, { $encoding }, { $cells }
ingest-format-text-mixed = texto, { $encoding } y { $strays } mezclados, { $cells }
ingest-format-sheet = { $kind }, hoja { $sheet }
ingest-format-json-list = json, la lista en { $list }
ingest-format-packed = { $within }, { $format }

# How a text is cut into cells.
ingest-dialect = { $parts }
ingest-one-column = una sola columna
ingest-delimiter = delimitador { $mark }
ingest-delimiter-tab = delimitador tabulación
ingest-delimiter-blank = delimitador espacio
ingest-no-quotes = sin comillas
ingest-quotes = comillas { $quote }
ingest-quotes-escaped = comillas { $quote } con \ delante dentro de la celda
ingest-blanks-after-delimiter = espacios después del delimitador
ingest-comments = los comentarios empiezan con { $mark }
ingest-wrapped = cada fila en una celda entre comillas

# What speaks for an encoding.
ingest-by-mark = una marca de orden de bytes
ingest-by-setting = una indicación
ingest-by-zeros = los ceros entre letras
ingest-by-ascii = ninguna letra fuera de ASCII
ingest-by-every-letter = todas las letras fuera de ASCII
ingest-by-most-letters = la mayoría de las letras fuera de ASCII
ingest-by-sense = { $share } de cada 100 letras fuera de ASCII tienen sentido así

# Why a row was taken for the header, after its number: «fila 3: 7 textos, todos distintos, sobre filas de números».
ingest-header-evidence = { $what }
ingest-texts = { $texts ->
    [one] { $texts } texto
   *[other] { $texts } textos
}
ingest-each-different = todos distintos
ingest-over-rows = sobre filas de { $kinds }
ingest-nothing-below = y nada debajo
ingest-no-data-in-it = y nada en ella que parezca un dato
ingest-kinds = { $first } y { $last }
ingest-kind-numbers = números
ingest-kind-digits = números largos
ingest-kind-dates = fechas
ingest-kind-addresses = direcciones de correo o web
ingest-title-above = la fila de arriba es un título
ingest-rows-above = las { $rows } filas de arriba tienen menos celdas
ingest-row-names-groups = la fila { $row } nombra grupos de columnas
ingest-table-above = la tabla de arriba, con encabezado en la fila { $row }, no contiene números de teléfono

# Why no row was: «ninguna fila nombra las columnas: la fila 1 contiene fechas».
ingest-no-row-names = ninguna fila nombra las columnas: la fila { $row } { $data }
ingest-stands-again = tiene textos que se repiten más abajo
ingest-holds = contiene { $kinds }
ingest-holds-as-below = contiene { $kinds }, como las filas de abajo

# A table beside the one that is read: «columnas F a G, fila 1: Ciudad, Cantidad».
ingest-columns = columnas { $first } a { $last }
ingest-columns-named = { $columns }, fila { $row }: { $names }
