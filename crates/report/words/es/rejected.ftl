# El libro con las filas para corregir.

rejected-sheet = Filas para corregir
rejected-account = Resumen
rejected-what = Qué pasó con las filas
rejected-rows = Filas
rejected-means = Qué significa
rejected-advice = Qué hacer
rejected-read = Leídas
rejected-computed = Creadas por la consulta SQL
rejected-wrong = Quedaron fuera: hay algo mal
rejected-protected = Quedaron fuera: no se las debe llamar
rejected-once = Quedaron fuera: las llama otra fila, o ya se cargaron
rejected-no-row = Quedaron fuera: no son de la lista
rejected-planned = En las listas para enviar
rejected-sum = Las que quedaron fuera y las de las listas, juntas: tantas como se leyeron
rejected-here = { $rows ->
    [one] Hay una fila en la primera hoja. Las filas en blanco y las que el pipeline no eligió no están.
   *[other] Hay { $rows } filas en la primera hoja. Las filas en blanco y las que el pipeline no eligió no están.
}
rejected-beyond = Filas que están solo en rejected.csv, porque este libro lleva { $most } filas, si sus columnas caben en una hoja: { $rows }.
rejected-too-long = Filas que están solo en rejected.csv, porque tienen una celda con más de los { $most } caracteres que caben en la celda de un libro: { $rows }.
rejected-notes = Las primeras { $cells } celdas marcadas tienen una nota. Qué está mal en las demás se lee en su fila.
rejected-how = Para corregir filas: corrija las celdas marcadas, guarde este archivo y cárguelo con el mismo pipeline (dialbase run PIPELINE --input rejected.xlsx). Solo se toma lo corregido, y nadie que ya se cargó se carga otra vez. Las filas se pueden ordenar y borrar.
rejected-columns = Deje como están las columnas con (dialbase) en el nombre: por ellas se reconoce el archivo. Sin la columna «{ $code }» se rechaza.
