# As linhas excluídas.

workbook-holds-some = { $workbook } contém { $rows } das linhas excluídas; { $text } contém todas
