# Tipificações e etiquetas, uma por linha de um arquivo.

cli-finishing-row = terminando a linha que está a caminho; pressione Ctrl-C de novo para sair já, e essa linha fica retida
cli-bulk-nothing = Nenhuma linha pode ser enviada.
cli-bulk-columns = { $n } { $n ->
    [one] linha
   *[other] linhas
}; { $columns }
cli-bulk-unusable = { $place }: { $why }
cli-bulk-reason = { $n } { $n ->
    [one] linha
   *[other] linhas
}: { $why }
cli-bulk-over = seu momento de ligar de novo já passou em toda parte, por isso não é enviada
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
    [one] linha
   *[other] linhas
}: { $sent } { $sent ->
    [one] enviada
   *[other] enviadas
}, { $before } de antes, { $refused } { $refused ->
    [one] recusada
   *[other] recusadas
}, { $held } { $held ->
    [one] retida
   *[other] retidas
}, { $left } sem sair, { $unusable } que não { $unusable ->
    [one] pode
   *[other] podem
} ser { $unusable ->
    [one] enviada
   *[other] enviadas
}
cli-bulk-refused = { $place }: recusada: { $why }
cli-bulk-refused-before = { $n } { $n ->
    [one] foi recusada
   *[other] foram recusadas
} em uma execução anterior; para enviá-las de novo: --retry-refused
cli-bulk-unsent = O último que não saiu: { $why }
cli-bulk-held = { $place } está retida: procure a ligação { $guid } no portal e diga o que viu:
cli-bulk-held-more = Há mais { $n } { $n ->
    [one] linha retida
   *[other] linhas retidas
}
