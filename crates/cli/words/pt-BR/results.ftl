# O que resultou de uma carga.

cli-finishing-page = termina-se de ler a página que está em curso; o que foi lido fica guardado, e ao executar de novo continua
cli-results-cut-off = Não se leu até o fim, por isso nenhuma tabela foi escrita; o que foi lido fica guardado. Execute o mesmo comando de novo e ele continua.
cli-results-barred = { $n ->
    [one] { $n } número é novo
   *[other] { $n } números são novos
} na lista negra.
cli-results-where = Tabelas e página: { $directory }
