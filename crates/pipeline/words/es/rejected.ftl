# Las filas excluidas.

workbook-holds-some = { $workbook } contiene { $rows } de las filas excluidas; { $text } las contiene todas
