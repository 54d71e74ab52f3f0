# Levar listas à blacklist da instância.

cli-finishing-call = terminando a solicitação que está em curso; pressione Ctrl-C outra vez para sair já
cli-push-read = { $list }, em { $instance } na forma { $dial }: { $numbers } { $n ->
    [one] lido
   *[other] lidos
}
cli-push-added = {"  "}{ $numbers } { $n ->
    [one] adicionado
   *[other] adicionados
}
cli-push-there = {"  "}{ $numbers } { $n ->
    [one] que já estava
   *[other] que já estavam
}
cli-push-to-add = {"  "}{ $numbers } a adicionar
cli-push-removed = {"  "}{ $numbers } { $n ->
    [one] retirado
   *[other] retirados
}
cli-push-to-remove = {"  "}{ $numbers } a retirar
cli-push-kept = {"  "}{ $numbers } { $n ->
    [one] que já não está nesta lista, e fica por causa de outra
   *[other] que já não estão nesta lista, e ficam por causa de outra
}
cli-push-will-remove = { $n ->
    [one] Seria retirado { $numbers } da blacklist de { $instance }: a partir daí é possível ligar para ele.
   *[other] Seriam retirados { $numbers } da blacklist de { $instance }: a partir daí é possível ligar para eles.
}
cli-take-them-off = Retirar? [sim/não]
cli-push-nothing-done = Nada foi enviado.
cli-push-nobody-to-ask = Não há terminal onde perguntar; para fazer mesmo assim: --yes
cli-push-said = A instância foi deixada em paz depois de uma chamada que não aceitou: { $said }. Se ela quer os números em outro campo do formulário, informe-o: blacklist_field em [upload] do arquivo do pipeline, ou --field NAME
cli-push-left = Não está terminado; para continuar de onde parou, execute o mesmo de novo. O que estava em curso é enviado outra vez, o que não prejudica ninguém.
cli-bad-lines = { $list }: { $n ->
    [0] 0 linhas têm
    [one] 1 linha tem
   *[other] { $n } linhas têm
} algo que não é um número: { $rows }
cli-out-repeated = {"  "}{ $numbers } de fora: lidos antes
cli-out-expired = {"  "}{ $numbers } de fora: já não contam
cli-out-in-doubt = {"  "}{ $numbers } de fora: não está claro para qual campanha são
cli-out-unreadable = {"  "}{ $n ->
    [0] 0 linhas de fora
    [one] 1 linha de fora: algo nela não é um número
   *[other] { $n } linhas de fora: algo nelas não é um número
}
cli-out-other-country = {"  "}{ $numbers } de fora: de outro país, que a forma não alcança
cli-out-no-number = {"  "}{ $numbers } de fora: nenhum plano de numeração tem hoje números assim
