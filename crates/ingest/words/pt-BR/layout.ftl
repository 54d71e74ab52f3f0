# What a file turned out to be.

ingest-format-text = texto, { $encoding }, { $cells }
ingest-format-text-mixed = texto, { $encoding } e { $strays } misturados, { $cells }
ingest-format-sheet = { $kind }, aba { $sheet }
ingest-format-json-list = json, a lista em { $list }
ingest-format-packed = { $within }, { $format }

# How a text is cut into cells.
ingest-dialect = { $parts }
ingest-one-column = uma só coluna
ingest-delimiter = delimitador { $mark }
ingest-delimiter-tab = delimitador tabulação
ingest-delimiter-blank = delimitador espaço
ingest-no-quotes = sem aspas
ingest-quotes = aspas { $quote }
ingest-quotes-escaped = aspas { $quote } precedidas de \ dentro da célula
ingest-blanks-after-delimiter = espaços depois do delimitador
ingest-comments = os comentários começam com { $mark }
ingest-wrapped = cada linha em uma célula entre aspas

# What speaks for an encoding.
ingest-by-mark = uma marca de ordem de bytes
ingest-by-setting = uma indicação
ingest-by-zeros = os zeros entre letras
ingest-by-ascii = nenhuma letra fora do ASCII
ingest-by-every-letter = todas as letras fora do ASCII
ingest-by-most-letters = a maioria das letras fora do ASCII
ingest-by-sense = { $share } de cada 100 letras fora do ASCII fazem sentido assim

# Why a row was taken for the header, after its number: "linha 3: 7 textos, todos diferentes, sobre linhas de números".
ingest-header-evidence = { $what }
ingest-texts = { $texts ->
    [one] { $texts } texto
   *[other] { $texts } textos
}
ingest-each-different = todos diferentes
ingest-over-rows = sobre linhas de { $kinds }
ingest-nothing-below = e nada abaixo
ingest-no-data-in-it = e nada nela que pareça um dado
ingest-kinds = { $first } e { $last }
ingest-kind-numbers = números
ingest-kind-digits = números longos
ingest-kind-dates = datas
ingest-kind-addresses = endereços de e-mail ou da web
ingest-title-above = a linha acima é um título
ingest-rows-above = as { $rows } linhas acima têm menos células
ingest-row-names-groups = a linha { $row } nomeia grupos de colunas
ingest-table-above = a tabela acima, com cabeçalho na linha { $row }, não contém números de telefone

# Why no row was: "nenhuma linha nomeia as colunas: a linha 1 contém datas".
ingest-no-row-names = nenhuma linha nomeia as colunas: a linha { $row } { $data }
ingest-stands-again = tem textos que se repetem mais abaixo
ingest-holds = contém { $kinds }
ingest-holds-as-below = contém { $kinds }, como as linhas abaixo

# A table beside the one that is read: "colunas F a G, linha 1: Ciudad, Cantidad".
ingest-columns = colunas { $first } a { $last }
ingest-columns-named = { $columns }, linha { $row }: { $names }
