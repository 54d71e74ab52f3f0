# As linhas excluídas.

fixing-not-judged = { $inputs } contém linhas que antes foram excluídas: quem foi carregado desde então é excluído linha por linha, e nem os limites nem as execuções anteriores o julgam
workbook-holds-some = { $workbook } contém { $rows } das linhas excluídas; { $text } contém todas
