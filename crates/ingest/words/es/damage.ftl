# What is wrong inside a file, as the cause of an error that names the file.

ingest-reader-says = detalle técnico, en inglés: «{ $words }»
ingest-changed = el archivo cambió mientras se leía
ingest-cut-short = está cortado
ingest-checksum = su suma de verificación es otra

# Workbooks.
ingest-locked = está protegido con contraseña
ingest-no-spreadsheet = no es una hoja de cálculo
ingest-row-too-long = la fila { $row } es demasiado larga
ingest-cell-unreadable = no se puede leer una celda de esta fila o de más abajo ({ $why })
ingest-no-list-of-sheets = no tiene lista de hojas
ingest-sheet-missing = falta la parte que contiene la hoja
ingest-part-missing = falta su parte { $name }
ingest-elements-too-deep = sus elementos están anidados a demasiada profundidad
ingest-tables-too-deep = sus tablas están anidadas a demasiada profundidad
ingest-document-type = tiene una declaración de tipo de documento, que ningún libro tiene
ingest-entity = tiene una entidad propia, que ningún libro tiene
ingest-breaks-off = se interrumpe
ingest-text-breaks-off = un texto se interrumpe
ingest-open-sheet = una hoja no tiene final
ingest-open-table = una tabla no tiene final
ingest-open-row = una fila no tiene final
ingest-open-cell = una celda no tiene final
ingest-open-paragraph = un párrafo no tiene final
ingest-long-cell = contiene más texto del que cabe en una celda
ingest-long-cell-in-column = la columna { $column } contiene más texto del que cabe en una celda
ingest-short-record = un registro es demasiado corto
ingest-sheet-elsewhere = una hoja no empieza donde se indica
ingest-table-missing = falta una tabla
ingest-no-records = no tiene registros
ingest-excel-4 = es un libro de Excel 4
ingest-no-beginning = no empieza como un libro
ingest-sectors = lo que dice de sus sectores no tiene sentido
ingest-no-directory = no tiene directorio
ingest-no-such-text = una celda de la fila { $row } se refiere a un texto que falta
ingest-claims-column = una celda de la fila { $row } dice estar en la columna { $column }
ingest-claims-place = una celda dice estar en la fila { $row } y la columna { $column }
ingest-claims-nowhere = una celda de la fila { $row } dice estar en un lugar que ninguna hoja tiene
ingest-claims-row = una celda de la fila { $row } dice estar en la fila { $claimed }
ingest-row-claims = más abajo una fila dice ser la fila { $number }
ingest-row-out-of-order = más abajo está la fila { $number }, que no sigue el orden

# JSON and contact cards.
ingest-json-damaged = el JSON está dañado en la línea { $line }: { $what }
ingest-json-damaged-before = el JSON está dañado en la línea { $line } o antes: { $wrong }
ingest-json-cut = termina a la mitad
ingest-json-open-text = termina dentro de un texto
ingest-json-no-value = falta un valor
ingest-json-no-object = aquí debería empezar un objeto
ingest-json-no-name = aquí debería haber un nombre
ingest-json-no-colon = faltan los dos puntos
ingest-json-no-comma = falta una coma
ingest-json-open-object = falta una coma o una llave de cierre
ingest-json-open-list = falta una coma o un corchete de cierre
ingest-json-more = hay algo más después del final de la lista
ingest-json-too-deep = los valores están anidados a más de { $levels } niveles
ingest-no-card = aquí debería empezar una tarjeta, con BEGIN:VCARD

# Arrow.
ingest-arrow-batch-inflates = uno de sus lotes ocupa al descomprimirse más de { $limit }
ingest-arrow-long-batch = uno de sus lotes ocupa más de { $limit }
ingest-arrow-long-dictionaries = sus diccionarios ocupan más de { $limit }
ingest-arrow-big-endian = sus números están escritos al revés (big endian), y así no se leen
ingest-arrow-deep-types = sus tipos están anidados a demasiada profundidad
ingest-arrow-type-lacks = a un tipo le falta una parte
ingest-arrow-no-type = una columna no tiene tipo
ingest-arrow-decimals = una columna tiene decimales que no pueden ser
ingest-arrow-numbers = una columna tiene números que no pueden ser
ingest-arrow-union = una columna es una unión de tipos, que no se lee
ingest-arrow-no-schema = no tiene esquema
ingest-arrow-no-schema-first = no empieza con un esquema
ingest-arrow-no-column = falta una columna
ingest-arrow-short-column = una columna está cortada
ingest-arrow-shorter-column = una columna es más corta que su lote
ingest-arrow-outside = un valor está fuera de su columna
ingest-arrow-no-texts = a una columna de vistas le faltan sus textos
ingest-arrow-no-buffer = falta un búfer
ingest-arrow-no-length = un búfer no tiene longitud
ingest-arrow-other-size = un búfer no tiene el tamaño que dice
ingest-arrow-buffer-behind = un búfer está después del final de su lote
ingest-arrow-no-dictionary = falta un diccionario
ingest-arrow-empty-dictionary = un diccionario está vacío
ingest-arrow-unused-dictionary = tiene un diccionario que ninguna columna usa
ingest-arrow-not-in-dictionary = un valor no está en su diccionario
ingest-arrow-empty-message = un mensaje está vacío
ingest-arrow-long-message = un mensaje es demasiado largo
ingest-arrow-stray-message = contiene un mensaje que no pertenece a ninguna tabla

# Parquet.
ingest-parquet-cut = lo que dice de sí mismo no está completo
ingest-parquet-long-pages = sus páginas ocupan más de { $limit } a la vez
ingest-parquet-page-behind = una página está después del final del archivo
ingest-parquet-column-before = una columna empieza antes del archivo
ingest-parquet-negative-size = una columna tiene un tamaño negativo
ingest-parquet-no-header = una página no tiene cabecera
ingest-parquet-dictionary = un diccionario tiene más valores que bits
ingest-parquet-short-page = una página es más corta que sus niveles
ingest-parquet-other-size = una página no tiene el tamaño que dice
ingest-parquet-encoding = una página tiene una codificación desconocida
ingest-parquet-packing = una página está comprimida de una manera desconocida
ingest-parquet-claims = una página dice tener más valores de los que tiene
