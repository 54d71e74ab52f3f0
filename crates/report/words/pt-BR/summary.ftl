# O resumo de uma execução no terminal. Cada título fica antes de um número; as palavras que o seguem, depois.

summary-read = Lidas
summary-read-rows = { $n ->
    [0] linhas
    [one] linha
   *[other] linhas
}
summary-computed = Calculadas
summary-computed-rows = { $n ->
    [one] linha feita pela consulta SQL
   *[other] linhas feitas pela consulta SQL
}
summary-left-out = Excluídas
summary-left-out-rows = { $n ->
    [0] linhas
    [one] linha
   *[other] linhas
}
summary-changed = Alterado
summary-changed-times = { $n ->
    [one] vez
   *[other] vezes
}
summary-noticed = Observado
summary-noticed-times = { $n ->
    [one] vez
   *[other] vezes
}
summary-damaged = Colunas inteiras
summary-damaged-cells = { $n ->
    [one] célula
   *[other] células
}
summary-damaged-column = de { $of } em { $column }: { $means }
summary-blacklists = Blacklists
summary-blacklists-numbers = { $n ->
    [0] números
    [one] número
   *[other] números
}
summary-blacklist = em { $list }
summary-blacklist-for = em { $list }, para { $scope }
summary-blacklist-taken = { $n ->
    [0] { $n } foram retirados das linhas
    [one] { $n } foi retirado das linhas
   *[other] { $n } foram retirados das linhas
}
summary-blacklist-unreadable = { $n } de { $lines ->
    [one] { $lines } linha
   *[other] { $lines } linhas
} sem número
summary-blacklist-expired = { $n } de { $lines ->
    [one] { $lines } linha
   *[other] { $lines } linhas
} { $n ->
    [one] vencida
   *[other] vencidas
}
summary-blacklist-before = { $n } antes, em { $day }
summary-parts = { $n ->
    [one] { $n } parte
   *[other] { $n } partes
}
summary-own-zone = o fuso horário da própria instância
summary-more = e mais { $n }, veja { $file }

summary-list = { $state }: { $name } ({ $n ->
    [one] { $n } contato
   *[other] { $n } contatos
}): { $said }
summary-lists-more = { $state }: mais { $n ->
    [one] { $n } lista
   *[other] { $n } listas
}, veja dialbase runs show { $run }
summary-resolve = Procure-a no portal e diga o que viu; até lá, nenhuma lista posterior que tenha alguém dela é enviada:
summary-apply-again = O que ainda não foi enviado vai quando o plano for aplicado de novo: dialbase apply DIR
summary-stopped = Parada
summary-warning = Aviso
summary-alarm = { $alarm }; { $advice }
summary-too-few-runs = O registro de envios conhece { $n ->
    [one] { $n } execução anterior
   *[other] { $n } execuções anteriores
} deste pipeline; a partir de { $needed } julga-se se uma execução é normal
summary-overridden = Autorizado
