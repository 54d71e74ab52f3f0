# Gravações de ligações.

cli-finishing-recordings = terminando as gravações que estão a caminho; pressione Ctrl-C de novo para sair já
cli-recordings-records = { $records } { $records ->
    [one] registro
   *[other] registros
} de ligações: { $wanted } { $wanted ->
    [one] gravação procurada
   *[other] gravações procuradas
}, { $elsewhere } de outras listas, { $again } de uma ligação que já apareceu
cli-recordings-came = { $wanted } { $wanted ->
    [one] gravação
   *[other] gravações
}: { $fetched } { $fetched ->
    [one] baixada
   *[other] baixadas
} ({ $bytes }), { $there } já { $there ->
    [one] estava
   *[other] estavam
}, { $missing } { $missing ->
    [one] falta
   *[other] faltam
}
cli-recordings-missing = {"  "}{ $n } { $n ->
    [one] falta
   *[other] faltam
}: { $why }
cli-recordings-index = Índice: { $path }
cli-recordings-again = Algumas ainda podem chegar: executar de novo continua de onde terminou
cli-recordings-period = O período termina antes de começar: confira --from e --to
cli-recordings-no-backup = { $n } em nenhum dos lugares consultados, e o servidor de gravações antigas não foi consultado, porque ninguém o informou: execute de novo com --backup URL, que o fornecedor ou quem administra a instância conhece
