# O registro de envios: execuções, listas, e o que uma pessoa decide.

cli-no-ledger = Ainda não há registro de envios em { $state }; indique outra pasta com --state
cli-run = { $at }  { $run }  { $rows } { $rows ->
    [0] linhas
    [one] linha
   *[other] linhas
}, { $left_out } { $left_out ->
    [0] excluídas
    [one] excluída
   *[other] excluídas
}, { $lists }  { $instance }  { $pipeline }
cli-list-goes = { $campaign }  { $zone }  { $contacts }
cli-list-left = saiu em { $at } como { $name }
cli-list-decided = { $state } em { $at }, diz { $who }: { $what }
cli-list-removed = { $removed } de { $contacts } removidos da instância, que não tinha nenhum de { $had_none }
cli-list-happened = { $at } { $before } -> { $after }: { $what }
cli-being-undone = Sendo desfeita desde { $at } por { $who }, { $removed } de { $contacts } removidos: { $reason }
cli-was-undone = Desfeita em { $at } por { $who }, { $removed } de { $contacts } removidos: { $reason }
cli-the-plan = O plano: { $directory }
cli-the-plan-is-gone = O plano: { $directory }, que não está mais lá
cli-calls-held = A lista { $nth } tem chamadas das quais ninguém sabe: procure no portal as pessoas das linhas retidas, e diga o que viu: dialbase runs resolve { $run } { $nth } --call LINE --loaded | --not-loaded --reason "…" --state { $state }
cli-list-held = A lista { $nth } está retida: procure { $name } no portal; o que se sabe dela: dialbase runs resolve { $run } { $nth } --state { $state }
cli-next-held = O que está retido, e o que dizer disso: dialbase runs show { $run } --state { $state }
cli-next-resume = Para enviar o que não saiu: dialbase runs resume { $run } --state { $state }
cli-lists-open = { $n ->
    [one] 1 lista não está inteira na instância
   *[other] { $n } listas não estão inteiras na instância
}; para enviar o que não saiu: dialbase runs resume { $run } --state { $state }

cli-list-is = { $name } está { $state }
cli-list-is-now = { $name } agora está { $state }
cli-send-it-again = Para enviá-la: dialbase runs resume { $run } --state { $state }. Não execute também o pipeline de novo: as mesmas pessoas podem estar nas duas.
cli-its-lines = as linhas dela: { $directory }
cli-look-for-it = Procure { $name } entre as listas de { $campaign } no portal e depois diga o que viu:
cli-calls-found = { $n ->
    [one] há { $n } ligação desta lista nos registros: está carregada
   *[other] há { $n } ligações desta lista nos registros: está carregada
}
cli-calls-none = não há nenhuma ligação desta lista nos registros, entre { $n } da campanha dela: isso não prova nada, pois ela pode estar esperando ser ativada
cli-calls-not-asked = não foi possível perguntar à instância pelas ligações dela: { $why }

cli-holds = vale      { $says } ({ $checked })
cli-broken = NÃO VALE  { $says } ({ $checked })
cli-does-not-hold = O que deve valer não vale: guarde a pasta de estado como está, não envie nada a partir dela e avise.

cli-runs-and-others = Além destas, { $times ->
    [0] nenhuma vez foram levadas listas
    [one] 1 vez foram levadas listas
   *[other] { $times } vezes foram levadas listas
} à blacklist de uma instância ou removidas pessoas dela: dialbase runs list --all
cli-done-push = { $at }  blacklist { $what } { $list }  { $came }  { $instance }  { $who }
cli-done-taking = { $at }  remove { $file }  { $what } de { $campaign }: { $came }  { $instance }  { $who }
cli-done-why = { $who }: { $reason }
cli-done-contacts = contatos
cli-done-scheduled = chamadas agendadas
cli-done-added = { $numbers } { $n ->
    [one] adicionado
   *[other] adicionados
}
cli-done-taken-off = { $numbers } { $n ->
    [one] retirado
   *[other] retirados
}
cli-done-to-add = { $numbers } a adicionar
cli-done-to-take-off = { $numbers } a retirar
cli-done-removed = { $numbers } { $n ->
    [one] removido
   *[other] removidos
}
cli-done-had-none = { $numbers } dos quais não tinha nenhum
cli-done-unknown = { $numbers } dos quais ninguém sabe
cli-done-nothing = nada a mudar
cli-done-not-finished = NÃO TERMINADO: execute o mesmo de novo
cli-done-cut-off = EM CURSO OU INTERROMPIDO: ao executar o mesmo de novo se sabe o que falta
