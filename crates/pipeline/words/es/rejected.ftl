# Las filas excluidas.

fixing-not-judged = { $inputs } contiene filas que antes quedaron excluidas: quien se cargó desde entonces se excluye fila por fila, y ni los límites ni las ejecuciones anteriores lo juzgan
workbook-holds-some = { $workbook } contiene { $rows } de las filas excluidas; { $text } las contiene todas
