# O que se diz de uma tabela que foi impressa.

cli-read-what = { $source }: { $format }, { $columns } { $columns ->
    [0] colunas
    [one] coluna
   *[other] colunas
}, { $rows } { $rows ->
    [0] linhas
    [one] linha
   *[other] linhas
}
cli-above = { $why }. O que está acima não é impresso; --raw mostra
cli-above-row = linha { $row }: { $why }. O que está acima não é impresso; --raw mostra
cli-no-names = { $why }. --names as chama de A, B, C; --header toma uma linha para os nomes
cli-below = o que está abaixo da lista ({ $rows }) não é impresso; --raw mostra
cli-header-again = o que repete o cabeçalho, a partir da linha { $first } ({ $n } ao todo), não é impresso; --raw mostra
cli-beside = outra tabela ao lado ({ $beside }) não é impressa; --raw mostra
cli-another-table = outra tabela ({ $rows }) não é impressa; --header, com a linha dos nomes dela, imprime
cli-no-row-below = não há nenhuma linha abaixo do cabeçalho
cli-grid-too-large = a aba é tão grande que as linhas terminam na última célula
cli-written-to = escrito em { $path }
cli-stays-empty = { $path } fica vazio: a aba não tem linhas
cli-is-not-whole = { $path } não está completo
