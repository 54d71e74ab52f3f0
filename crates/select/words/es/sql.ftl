# Why the pipeline's SQL statement cannot be run.

sql-syntax = no se puede leer la consulta SQL: { $reason }
sql-expected = se esperaba: { $expected }, hay: { $found }
sql-the-end = el final
sql-engine-says = detalle técnico del motor SQL, en inglés: «{ $says }»
sql-too-deep = tiene demasiadas partes anidadas
sql-not-a-select = la consulta SQL no es un único SELECT
sql-unknown-table = ninguna tabla se llama `{ $name }`
sql-unknown-column = ninguna columna se llama `{ $name }`
sql-unknown-function = ninguna función se llama `{ $name }`
sql-out-of-reach = la columna `{ $name }` no está disponible donde la consulta SQL la usa
sql-two-columns = dos columnas del resultado SQL se llaman `{ $name }`
sql-not-a-table = `{ $name }` no es una tabla
sql-two-tables = dos tablas se llaman `{ $name }`
sql-reserved = la tabla `{ $table }` tiene una columna llamada `{ $column }`, el nombre que SQL da a la columna propia de cada fila
sql-parquet = no se puede leer la tabla `{ $name }` como Parquet
sql-types = en la consulta SQL hay un texto donde hace falta un número o una fecha
sql-cast = no fue posible leer { $cells } como { $wanted }
sql-cells = { $cells ->
    [one] { $cells } celda
   *[other] { $cells } celdas
}
sql-some-cells = algunas celdas
sql-cells-of-column = { $cells } de la columna `{ $column }`
sql-a-number = un número
sql-a-date = una fecha
sql-a-time = una hora
sql-a-moment = una fecha y hora
sql-a-truth = verdadero o falso
sql-not-text = no se puede escribir como texto la columna `{ $column }` del resultado SQL: sus celdas no son valores simples
sql-refused = no se puede ejecutar la consulta SQL: { $reason }
sql-engine-refuses = el motor SQL la rechaza
sql-gave-up = el motor SQL no pudo con ella
sql-unknown = pide algo que el motor SQL no conoce
sql-one-column = `number` y `day` toman una sola columna
sql-same-name = dos columnas de una tabla tienen el mismo nombre

# What to do.
sql-quotes = los textos van entre comillas simples; los nombres de columna con espacios o acentos, entre comillas dobles
sql-one-select = escriba una sola consulta que empiece con SELECT o WITH
sql-name-before = una subconsulta que se refiere a la fila de afuera no puede usar esa función: dé antes un nombre al valor en un WITH
sql-no-clock = una consulta no sabe la hora: escriba la fecha, DATE '2024-01-31'
sql-name-it-too = nómbrela también en el SELECT, o en la subconsulta o el WITH de donde viene
sql-rename-with-as = dé otro nombre a una de ellas con AS
sql-name-the-file = nombre el archivo como tabla en el archivo del pipeline; las filas son `{ $source }`
sql-rename = dé otro nombre a una de ellas
sql-rename-column = dé otro nombre a la columna
sql-check-parquet = revise que el archivo esté completo y sea Parquet
sql-number-or-day = aquí las columnas son texto: number(x) o CAST(x AS DOUBLE) hace de una un número y day(x) una fecha; una fecha suya se escribe DATE '2024-01-31'
sql-try-cast = number(x) lee los números como los escribe la gente y day(x) las fechas; TRY_CAST deja un blanco en lugar de fallar
sql-make-text = conviértala en texto en la consulta, o deje la columna fuera
