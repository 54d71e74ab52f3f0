# Tipificações e etiquetas, uma por linha de um arquivo.

cli-finishing-row = terminando a linha que está a caminho; pressione Ctrl-C de novo para sair já, e essa linha fica retida
cli-bulk-nothing = Nenhuma linha pode ser enviada.
cli-bulk-columns = { $n } { $n ->
    [0] linhas
    [one] linha
   *[other] linhas
}; { $columns }
cli-bulk-unusable = { $place }: { $why }
cli-bulk-reason = { $n } { $n ->
    [one] linha
   *[other] linhas
}: { $why }
cli-bulk-callbacks = Chamadas agendadas: seus momentos são lidos pelo relógio de { $zone }, e não se liga para ninguém fora de { $hours } pelo próprio relógio da pessoa
cli-bulk-callbacks-region = Chamadas agendadas: os números sem país são lidos como de { $region }
cli-bulk-no-blacklist = Chamadas agendadas: não foram conferidas com nenhuma blacklist, porque o pipeline não cita nenhuma
cli-bulk-no-pipeline = Chamadas agendadas: não foram conferidas com nenhuma blacklist; indique com --pipeline ARQUIVO o pipeline que as tem
cli-bulk-blacklists = Chamadas agendadas: são conferidas com { $n } { $n ->
    [one] blacklist
   *[other] blacklists
}
cli-bulk-barred-more = { $n ->
    [one] Mais { $n } chamada agendada não vai
   *[other] Mais { $n } chamadas agendadas não vão
}; --dry-run as nomeia
cli-bulk-was-refused = { $place }: recusada em uma execução anterior: { $why }
cli-bulk-would = { $read } { $read ->
    [0] linhas
    [one] linha
   *[other] linhas
}: { $go } { $go ->
    [0] iriam
    [one] iria
   *[other] iriam
}, { $before } de antes, { $refused } { $refused ->
    [0] recusadas
    [one] recusada
   *[other] recusadas
} antes, { $held } { $held ->
    [0] retidas
    [one] retida
   *[other] retidas
}, { $unusable } que não { $unusable ->
    [0] podem ser enviadas
    [one] pode ser enviada
   *[other] podem ser enviadas
}; nada foi enviado
cli-bulk-no-instance = Sem uma instância não se sabe o que foi enviado antes: --pipeline ARQUIVO ou --url URL
cli-bulk-dispositions-question = Até { $n } { $n ->
    [one] tipificação vai
   *[other] tipificações vão
} para { $instance }; algumas podem agendar ligações. Enviar? [sim/não]
cli-bulk-tags-question = Até { $n } { $n ->
    [one] etiqueta vai
   *[other] etiquetas vão
} para { $instance }. Enviar? [sim/não]
cli-bulk-decided = { $n } { $n ->
    [one] linha
   *[other] linhas
}: fica registrado
cli-bulk-sent = { $read } { $read ->
    [0] linhas
    [one] linha
   *[other] linhas
}: { $sent } { $sent ->
    [0] enviadas
    [one] enviada
   *[other] enviadas
}, { $before } de antes, { $refused } { $refused ->
    [0] recusadas
    [one] recusada
   *[other] recusadas
}, { $held } { $held ->
    [0] retidas
    [one] retida
   *[other] retidas
}, { $left } sem sair, { $unusable } que não { $unusable ->
    [0] podem ser enviadas
    [one] pode ser enviada
   *[other] podem ser enviadas
}
cli-bulk-refused = { $place }: recusada: { $why }
cli-bulk-refused-before = { $n ->
    [one] { $n } foi recusada em uma execução anterior; para enviá-la de novo
   *[other] { $n } foram recusadas em uma execução anterior; para enviá-las de novo
}: --retry-refused
cli-bulk-unsent = O último que não saiu: { $why }
cli-bulk-held = { $place } está retida: procure a ligação { $guid } no portal e diga o que viu:
cli-bulk-held-more = Há mais { $n } { $n ->
    [one] linha retida
   *[other] linhas retidas
}
