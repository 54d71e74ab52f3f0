# O que se viu de um arquivo.

cli-inspect-list = { $list }
cli-inspect-and-more = { $list }, mais { $n }
cli-inspect-sheets = abas
cli-inspect-sheet = { $name } ({ $said })
cli-inspect-sheet-rows = { $rows } { $rows ->
    [0] linhas
    [one] linha
   *[other] linhas
}
cli-inspect-hidden = oculta
cli-inspect-not-read = não lida
cli-inspect-hidden-rows = { $n } delas ocultas ou filtradas
cli-inspect-hidden-columns = { $n } { $n ->
    [one] coluna oculta
   *[other] colunas ocultas
}
cli-inspect-shown = é a mostrada aqui
cli-inspect-ranges = intervalos
cli-inspect-merged = mescladas
cli-inspect-merged-on = { $cells } em { $sheet }
cli-inspect-filter = filtro
cli-inspect-filter-on = { $cells } em { $sheet }, que deixa linhas de fora
cli-inspect-filter-idle = { $cells } em { $sheet }, que não deixa nada de fora
cli-inspect-days = dias
cli-inspect-1904 = contados desde 1904; são ditos como as abas os mostram
cli-inspect-letters = letras
cli-inspect-letters-are = { $encoding } ({ $evidence }){ $samples }
cli-inspect-cells = células
cli-inspect-header = cabeçalho
cli-inspect-no-header = nenhuma linha: { $why }
cli-inspect-header-row = linha { $row }: { $why }
cli-inspect-header-below = linha { $row }: { $why }; { $above ->
    [one] acima há { $above } que não está em branco
   *[other] acima há { $above } que não estão em branco
}
cli-inspect-beside = ao lado
cli-inspect-beside-is = { $beside }: outra tabela, que não é lida; range em [source] diz outra coisa
cli-inspect-rows = linhas
cli-inspect-rows-are = { $rows }
cli-inspect-rows-and-blank = { $rows }, e { $blank } em branco
cli-inspect-country = país
cli-inspect-country-is = { $country } ({ $sure }): { $evidence }
cli-inspect-country-or = { $country } ({ $sure }): { $evidence }; senão, { $others }
cli-inspect-column = coluna
cli-inspect-filled = preenchida
cli-inspect-distinct = distintos
cli-inspect-seems = parece ser
cli-inspect-examples = exemplos
cli-inspect-why = Por quê
cli-inspect-take-care = Tome cuidado
cli-inspect-met = Encontrado na leitura
cli-inspect-trap = { $code } em { $column } ({ $rows }): { $means }
cli-inspect-first-in = { $n }, a primeira na linha { $row }
