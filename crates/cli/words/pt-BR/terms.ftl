# Palavras que aparecem em várias frases.

cli-contacts = { $count } { $count ->
    [0] contatos
    [one] contato
   *[other] contatos
}
cli-never-left = (nunca saiu)
cli-own-zone = o fuso horário da própria instância
cli-somebody = alguém
cli-a-person = uma pessoa
cli-row = linha { $row }
cli-rows = linhas { $first } a { $last }
cli-numbers = { $n } { $n ->
    [0] números
    [one] número
   *[other] números
}
cli-all-campaigns = todas as campanhas
cli-since = { $day }
cli-since-or-before = { $day } ou antes

cli-role-list = lista
cli-role-added = acrescentada
cli-role-taken-away = retirada

cli-sure = certo
cli-likely = provável
cli-unsure = duvidoso
