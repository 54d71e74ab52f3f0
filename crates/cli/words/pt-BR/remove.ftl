# Remover pessoas de uma campanha.

cli-remove-span = O período termina antes de começar: confira --from e --to
cli-remove-does = Isto remove { $numbers }, na forma { $dial }, de { $campaign } em { $instance }, seja qual for a lista que os trouxe.
cli-removing-scheduled = Isto apaga as chamadas agendadas de { $numbers }, na forma { $dial }, para { $campaign } em { $instance }, de { $from } a { $to } pelo relógio do servidor.
cli-remove-read = { $numbers } { $n ->
    [one] lido
   *[other] lidos
}
cli-remove-removed = {"  "}{ $numbers } { $n ->
    [one] removido
   *[other] removidos
}
cli-remove-none = {"  "}{ $numbers } dos quais a instância não tinha nenhum
cli-remove-before = {"  "}{ $numbers } { $n ->
    [one] feito antes
   *[other] feitos antes
}
cli-remove-left = {"  "}{ $numbers } a remover
cli-remove-go-on = Não está terminado; para continuar de onde parou, execute o mesmo de novo.
cli-remove-still-loaded = Quem foi carregado por uma execução continua contando como carregado: até passar o seu tempo (repeat_after, ou vinte horas) nenhuma lista o carrega de novo. Para que as pessoas de uma execução possam ser carregadas já: dialbase undo RUN
cli-remove-by-main = Entre eles, pelo número principal, que não está no arquivo: { $contacts } que têm como alternativo um número dele ({ $numbers }). A instância retira uma pessoa somente pelo número principal, e continuaria a ligar para o alternativo.
cli-remove-of-whom-unknown = { $n ->
    [one] NÃO RETIRADO: { $numbers } do arquivo foi carregado como alternativo de alguém
   *[other] NÃO RETIRADOS: { $numbers } do arquivo foram carregados como alternativos de alguém
}, e já não se sabe de quem: o plano da lista não existe mais ou foi alterado, ou o número principal não tem essa forma ({ $lists }). QUEM FOR PODE CONTINUAR RECEBENDO CHAMADAS NELE. Retire-o no portal, ou leve o arquivo à blacklist da instância: dialbase blacklist push FILE --campaign "{ $campaign }"
cli-remove-more = {"  "}{ $contacts } a mais, pelo número principal
cli-remove-not = {"  "}{ $numbers } { $n ->
    [one] NÃO RETIRADO: alternativo de alguém, e já não se sabe de quem
   *[other] NÃO RETIRADOS: alternativos de alguém, e já não se sabe de quem
}
