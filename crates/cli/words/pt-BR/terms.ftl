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

cli-kind-mobile = celular
cli-kind-fixed = fixo
cli-kind-fixed-or-mobile = fixo ou celular
cli-kind-toll-free = gratuito
cli-kind-premium = de tarifa adicional
cli-kind-shared-cost = de custo compartilhado
cli-kind-voip = VoIP
cli-kind-personal = pessoal
cli-kind-pager = pager
cli-kind-uan = número único de empresa
cli-kind-voicemail = caixa postal
cli-kind-unknown = desconhecido

cli-role-list = lista
cli-role-added = acrescentada
cli-role-taken-away = retirada

cli-sure = certo
cli-likely = provável
cli-unsure = duvidoso
