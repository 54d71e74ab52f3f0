# As chamadas que uma lista é.
cli-calls-in-state = { $calls } { $state }
cli-its-calls = as suas chamadas: { $states }
cli-its-calls-held = as suas chamadas: { $states }; retidas estão as das linhas { $lines }: diga de cada uma o que aconteceu com --call LINE, ou de todas sem isso
cli-look-for-calls = Procure estas pessoas entre as chamadas agendadas e as tarefas de { $campaign } no portal, e diga o que viu:
cli-the-call = A chamada desta linha, em { $name }, está { $state }.
cli-past-lines = lista { $list }: { $lines }
cli-past-calls = { $n ->
    [0] O momento de nenhuma chamada passou (linhas de { $lines }): nada
    [one] O momento de 1 chamada passou enquanto esperava (linhas de { $lines }): ela não é mais enviada
   *[other] Os momentos de { $n } chamadas passaram enquanto esperavam (linhas de { $lines }): elas não são mais enviadas
}, por mais que a execução seja retomada. Para dá-la por perdida: dialbase runs resolve { $run } LIST --call LINE --abandon --reason "…" --state { $state }. A quem se deve chamar mesmo assim: escreva para essa pessoa um momento novo na lista, e execute o pipeline de novo; quem já foi não vai outra vez
cli-campaigns-not-asked = Se a instância tem a campanha não foi perguntado: dialbase campaigns mostra as que ela tem.
