# El libro con las filas para corregir.

rejected-sheet = Filas para corregir
rejected-account = Cuenta
rejected-what = Qué pasó con las filas
rejected-rows = Filas
rejected-means = Qué significa
rejected-advice = Qué hacer
rejected-read = Leídas
rejected-computed = Hechas por la consulta SQL
rejected-wrong = Excluidas: algo está mal
rejected-protected = Excluidas: no se debe llamar
rejected-once = Excluidas: las llama otra fila, o ya se cargaron
rejected-not-chosen = Excluidas: no se pidieron
rejected-no-row = Excluidas: no son de la lista
rejected-planned = En las listas para subir
rejected-sum = Las excluidas y las de las listas, juntas: tantas como se leyeron
rejected-here = { $rows ->
    [0] En la primera hoja no hay filas. Las filas en blanco y las que el pipeline no eligió no van allí.
    [one] En la primera hoja hay { $rows } fila. Las filas en blanco y las que el pipeline no eligió no van allí.
   *[other] En la primera hoja hay { $rows } filas. Las filas en blanco y las que el pipeline no eligió no van allí.
}
rejected-beyond = Filas que están solo en rejected.csv, porque este libro lleva { $most } filas, y solo si sus columnas y su texto caben: { $rows }.
rejected-too-long = Filas que están solo en rejected.csv, porque tienen una celda con más de los { $most } caracteres que caben en la celda de un libro: { $rows }.
rejected-notes = Celdas marcadas que tienen una nota: { $cells }. Qué está mal en las demás se lee en su fila.
rejected-how = Para corregir filas: corrija las celdas marcadas, guarde este archivo y cárguelo con el mismo pipeline (dialbase run PIPELINE --input rejected.xlsx). Solo se toma lo corregido, y nadie que ya se cargó se carga otra vez. Las filas se pueden ordenar y borrar.
rejected-columns = Deje como están las columnas con (dialbase) en el nombre: por ellas se reconoce el archivo. Sin la columna «{ $check }» no se acepta.
