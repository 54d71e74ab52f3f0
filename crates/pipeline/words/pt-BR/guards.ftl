# What guards say of a run: limits, lists that were cut or shifted, lists that went before, runs that are unlike the last ones.

# Limits that the pipeline states.

limit-rows-stopped = { $rejected ->
    [one] { $rejected } de { $of } linhas está errada
   *[other] { $rejected } de { $of } linhas estão erradas
}, e o limite é { $limit }
limit-rows-warned = { $rejected ->
    [one] { $rejected } de { $of } linhas está errada
   *[other] { $rejected } de { $of } linhas estão erradas
} (sem contar blacklists, duplicadas, em branco, filtradas nem rodapés): mais de { $limit }
limit-code-stopped = { $code } ocorreu { $times ->
    [one] { $times } vez
   *[other] { $times } vezes
} em { $read ->
    [one] { $read } linha
   *[other] { $read } linhas
}, e o limite para parar a execução é { $limit }
limit-code-warned = { $code } ocorreu { $times ->
    [one] { $times } vez
   *[other] { $times } vezes
} em { $read ->
    [one] { $read } linha
   *[other] { $read } linhas
}, e o limite para avisar é { $limit }
limit-times = { $times ->
    [one] { $times } vez
   *[other] { $times } vezes
}

# A list that ends where a sheet ends.

cut-at-the-last-row = { $name } termina na linha { $row }, que é a última que uma planilha tem
cut-at-as-many-rows = { $name } tem { $rows } linhas, e uma planilha termina na { $limit }
cut-do = verifique na origem da lista se faltam linhas no final, e exporte como CSV, sem passar por um programa de planilhas

# Cells that left their columns.

shifted-to-the-end = da linha { $first } até o final
shifted-in-a-stretch = da linha { $first } até a linha { $last }
shifted-here-and-there = em { $rows } linhas, das quais a { $first } é a primeira
shifted-left = { $which }, as células de { $name }, a partir de `{ $column }`, estão uma coluna mais à esquerda do que nas demais linhas
shifted-right = { $which }, as células de { $name }, a partir de `{ $column }`, estão uma coluna mais à direita do que nas demais linhas
shifted-do = procure nessa linha uma célula que foi inserida ou que falta, ou um delimitador em uma célula sem aspas, e corrija ali

# Digits that are gone.

lost-in-a-column = { $cells } de { $of } números de { $column } perderam dígitos: { $means }
lost-do = formate a coluna como texto na origem e exporte de novo; aqui os dígitos não podem ser recuperados

# A list that went before.

repeated-in-this-run = { $input } tem as mesmas linhas que { $twin }, nesta mesma execução
repeated-in-this-run-do = verifique qual arquivo deveria estar em seu lugar
repeated-when = a execução { $run }, de { $at }
repeated-file = { $name } é o mesmo arquivo que na execução anterior: { $when }
repeated-file-renamed = { $name } é, byte por byte, o arquivo que se chamava { $then } antes: { $when }
repeated-rows = { $name } tem as mesmas linhas, em outra ordem ou formato, que em uma execução anterior: { $when }
repeated-rows-renamed = { $name } tem, em outra ordem ou formato, as mesmas linhas que { $then } em uma execução anterior: { $when }
repeated-do = verifique se a lista de hoje chegou; as mesmas linhas não são enviadas duas vezes, mas as que diferem por um número são

# A run beside the last ones.

normal-always = { $lowest } (o normal é de { $from } a { $to })
normal-range = de { $lowest } a { $highest }, com { $middle } no meio (o normal é de { $from } a { $to })
normal-one-row = foi lida 1 linha, e as últimas { $runs } execuções tiveram { $earlier }
normal-rows = foram lidas { $rows } linhas, e as últimas { $runs } execuções tiveram { $earlier }
normal-rows-do = verifique se a lista está completa e se é a certa
normal-left-out = { $rows ->
    [0] 0 linhas, { $share } de todas, foram excluídas
    [one] { $rows } linha, { $share } de todas, foi excluída
   *[other] { $rows } linhas, { $share } de todas, foram excluídas
} (sem contar blacklists), e nas últimas { $runs } execuções { $earlier }
normal-left-out-do = veja os motivos no relatório e em rejected.csv
normal-blacklisted = { $numbers ->
    [0] 0 números estavam
    [one] { $numbers } número estava
   *[other] { $numbers } números estavam
} em uma blacklist, { $share } das linhas, e nas últimas { $runs } execuções { $earlier }
normal-blacklisted-do = verifique se as blacklists estão completas e se a lista é a certa
normal-never-seen = { $numbers ->
    [0] 0 números, { $share } de todos, nunca foram enviados antes
    [one] { $numbers } número, { $share } de todos, nunca foi enviado antes
   *[other] { $numbers } números, { $share } de todos, nunca foram enviados antes
}, e nas últimas { $runs } execuções { $earlier }
normal-never-seen-do = verifique se a lista é a certa e a de hoje
limit-rows = { $rows ->
    [0] 0 linhas
    [one] { $rows } linha
   *[other] { $rows } linhas
}
