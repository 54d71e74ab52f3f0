# A file that could not be read, or not to its end.

ingest-open = não foi possível abrir { $path }
ingest-read = não foi possível ler { $path }
ingest-spool = não foi possível descompactar { $path }
ingest-empty = { $path } está vazio
# What it is begins with its verb: "é uma imagem (PNG)".
ingest-foreign = { $path } { $is }
ingest-too-big = { $path } não é aberto: { $what }
ingest-damaged = { $path } é uma planilha danificada
ingest-damaged-file = { $path } { $is } e está danificado
ingest-broken = { $path }:{ $row }: { $what }
ingest-no-such-file = { $path } não contém um único arquivo "{ $wanted }", e sim { $files }
ingest-which-file = { $path } não deixa claro qual é o arquivo: contém { $files }
ingest-more-files = mais { $more }
ingest-broke-off = { $path } está danificado: a leitura foi interrompida
ingest-cell = { $path } › { $sheet }:{ $row }: { $what }
ingest-no-such-sheet = { $path } não tem a aba "{ $wanted }", e sim { $sheets }
ingest-which-sheet = { $path } não deixa claro qual é a aba: tem { $sheets }
ingest-no-such-sheet-or-any = { $path } não tem a aba "{ $wanted }", nem outra
ingest-no-sheets = { $path } não tem nenhuma aba
ingest-no-such-range = { $path } não tem um único intervalo "{ $wanted }", e sim { $ranges }
ingest-no-such-range-or-any = { $path } não tem nenhum intervalo "{ $wanted }", nem outro com nome
ingest-not-a-range = "{ $written }" não é um intervalo de células como A4:F500
ingest-no-cells = { $path } não tem células que um intervalo possa escolher: as linhas nomeiam as colunas
ingest-hidden-rows = { $path } › { $sheet }:{ $row }: a aba oculta esta linha e, no total, não mostra { $hidden ->
    [one] { $hidden } linha
   *[other] { $hidden } linhas
}
ingest-no-rows = { $path } não contém linhas
ingest-no-header = { $path }:{ $row }: não há cabeçalho nesta linha
ingest-row-left-out = { $path }:{ $row }: { $means }
ingest-long-row = { $path }:{ $row }: a linha que começa aqui tem mais de 1 MB
ingest-wide-row = { $path }:{ $row }: a linha tem { $cells ->
    [one] { $cells } célula
   *[other] { $cells } células
}, e uma aba tem 16.384 colunas
ingest-no-process = não foi possível ler { $path }: nenhum processo é iniciado para isso
ingest-too-many-rows = { $path } tem mais linhas do que é possível numerar

# The sheets of a workbook: "Clientes" (oculta, 120 linhas).
ingest-sheet = { $name } ({ $known })
ingest-hidden = oculta
ingest-very-hidden = muito oculta
ingest-unreadable = ilegível
ingest-rows = { $rows ->
    [0] 0 linhas
    [one] { $rows } linha
   *[other] { $rows } linhas
}

# More than any list needs.
ingest-limit-mb = { $mb } MB
ingest-limit-ratio = { $times } vezes o seu tamanho
ingest-has-mb = tem { $mb } MB, e o limite é de { $limit } MB
ingest-has-mb-compressed = tem { $mb } MB compactados, e o limite é de { $limit } MB
ingest-inflates = descompactado, ocupa mais de { $limit }
ingest-file-inflates = o arquivo dentro dele, descompactado, ocupa mais de { $limit }
ingest-part-inflates = a parte { $part }, descompactada, ocupa mais de { $limit }
ingest-too-many-layers = está compactado mais de { $layers } vezes
ingest-too-many-files = contém { $files } arquivos, e o limite é de { $limit }
ingest-too-many-parts = tem { $parts } partes, e o limite é de { $limit }
ingest-too-wide = tem mais colunas que uma aba, que tem { $columns }
ingest-too-many-cells = uma aba tem mais células do que pode ter
ingest-too-many-cells-so-far = as { $cells } células até aqui são mais de { $limit }
ingest-too-much-in-sheet = a aba { $sheet } contém mais células ou mais texto do que uma lista precisa
ingest-too-many-formats = tem mais de um milhão de formatos
ingest-too-many-names = com este registro há mais de { $columns } nomes distintos
ingest-too-many-properties = com este cartão há mais de { $columns } propriedades distintas
ingest-long-record = um registro ocupa mais de { $mb } MB
ingest-long-rows = as linhas ocupam mais de { $mb } MB
ingest-long-xml = um trecho do XML ocupa mais de { $mb } MB
ingest-long-name = o nome de um valor ocupa mais de { $bytes } bytes
ingest-too-long = a leitura demora mais do que a de qualquer lista
ingest-too-much-memory = a leitura precisa de mais de { $mb } MB de memória

# What to do.
ingest-check-path = confira o caminho
ingest-check-disk = confira se há permissão para ler o arquivo e se o disco está disponível
ingest-make-room = libere espaço onde ficam os arquivos temporários, ou descompacte-o e entregue o arquivo que está dentro
ingest-export-again = exporte a lista de novo e olhe o arquivo antes de enviá-lo
ingest-only-the-list = salve só a lista: uma aba em uma planilha própria, ou CSV
ingest-ask-again = peça o arquivo de novo, ou a lista em .xlsx ou CSV
ingest-save-again = abra-o em um programa de planilhas e salve-o de novo como .xlsx ou CSV; se foi baixado, baixe-o outra vez
ingest-look-there = olhe o arquivo nesse ponto, ou peça a lista em .xlsx ou CSV
ingest-name-a-file = indique um destes arquivos como aba
ingest-name-the-file = indique como aba o arquivo que contém a lista; com "arquivo/aba", uma aba de uma planilha que está dentro
ingest-name-a-sheet = indique uma destas abas
ingest-name-the-sheet = indique a aba que contém a lista
ingest-write-cells = escreva células, como A3:F500
ingest-name-a-range = indique um destes intervalos, ou escreva células, como A3:F500
ingest-no-range = retire o intervalo
ingest-header-row = dê o número da linha que contém os nomes das colunas
ingest-unhide = reexiba as linhas ou limpe o filtro, ou escreva `hidden = "include"` ou `"exclude"` no [source] do pipeline
ingest-look-at-row = olhe esta linha, pois nenhuma lista tem uma tão longa; se for um texto, provavelmente uma aspa não está fechada: dentro de uma célula, escreva as aspas duas vezes
ingest-name-delimiter = indique o delimitador: o que está em uso corta o texto em células demais
ingest-check-limits = confira quantos processos e quanta memória este usuário pode usar
ingest-split = divida o arquivo
