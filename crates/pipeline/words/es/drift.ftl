# What changed in the columns of the inputs since the last run.

drift-columns-came = { $input } tiene columnas que la última ejecución no vio: { $columns }
drift-columns-went = a { $input } le faltan columnas que la última ejecución vio: { $columns }
drift-column-changed = `{ $column }` de { $input } contiene { $holds }, y en la última ejecución contenía { $held }
drift-column-dialled = los números de `{ $column }` de { $input } se van a marcar, y la columna contiene { $holds }
drift-holds-phones = números de teléfono
drift-holds-dates = fechas
drift-holds-emails = correos electrónicos
drift-holds-urls = páginas web
drift-holds-codes = cifras y códigos
drift-holds-words = palabras
drift-holds-nothing = datos vacíos
