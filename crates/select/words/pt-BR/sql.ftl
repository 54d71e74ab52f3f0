# Why the pipeline's SQL statement cannot be run.

sql-syntax = não foi possível ler a consulta SQL: { $reason }
sql-expected = era esperado: { $expected }, há: { $found }
sql-the-end = o fim
sql-engine-says = detalhe técnico do motor SQL, em inglês: "{ $says }"
sql-too-deep = tem partes demais, umas dentro das outras
sql-not-a-select = a consulta SQL não é um único SELECT
sql-unknown-table = nenhuma tabela se chama `{ $name }`
sql-unknown-column = nenhuma coluna se chama `{ $name }`
sql-unknown-function = nenhuma função se chama `{ $name }`
sql-out-of-reach = a coluna `{ $name }` não está disponível onde a consulta SQL a usa
sql-two-columns = duas colunas do resultado SQL se chamam `{ $name }`
sql-not-a-table = `{ $name }` não é uma tabela
sql-two-tables = duas tabelas se chamam `{ $name }`
sql-reserved = a tabela `{ $table }` tem uma coluna chamada `{ $column }`, o nome que o SQL dá à coluna própria de cada linha
sql-parquet = não foi possível ler a tabela `{ $name }` como Parquet
sql-types = na consulta SQL há um texto onde é preciso um número ou uma data
sql-cast = não foi possível ler { $cells } como { $wanted }
sql-cells = { $cells ->
    [one] { $cells } célula
   *[other] { $cells } células
}
sql-some-cells = algumas células
sql-cells-of-column = { $cells } da coluna `{ $column }`
sql-a-number = um número
sql-a-date = uma data
sql-a-time = um horário
sql-a-moment = uma data e hora
sql-a-truth = verdadeiro ou falso
sql-not-text = não foi possível gravar como texto a coluna `{ $column }` do resultado SQL: as células não são valores simples
sql-refused = não foi possível executar a consulta SQL: { $reason }
sql-engine-refuses = o motor SQL a recusa
sql-gave-up = o motor SQL não deu conta dela
sql-unknown = ela pede algo que o motor SQL não conhece
sql-one-column = `number` e `day` recebem uma única coluna
sql-same-name = duas colunas de uma tabela têm o mesmo nome

# What to do.
sql-quotes = textos vão entre aspas simples; nomes de coluna com espaços ou acentos, entre aspas duplas
sql-one-select = escreva uma única consulta que comece com SELECT ou WITH
sql-name-before = uma subconsulta que se refere à linha de fora não pode usar essa função: dê antes um nome ao valor em um WITH
sql-no-clock = uma consulta não sabe a hora: escreva a data, DATE '2024-01-31'
sql-name-it-too = nomeie-a também no SELECT, ou na subconsulta ou no WITH de onde vem
sql-rename-with-as = dê outro nome a uma delas com AS
sql-name-the-file = nomeie o arquivo como tabela no arquivo do pipeline; as linhas são `{ $source }`
sql-rename = dê outro nome a uma delas
sql-rename-column = dê outro nome à coluna
sql-check-parquet = confira se o arquivo está completo e é Parquet
sql-number-or-day = aqui as colunas são texto: number(x) ou CAST(x AS DOUBLE) faz de uma um número e day(x) uma data; uma data sua é escrita DATE '2024-01-31'
sql-try-cast = number(x) lê números como as pessoas os escrevem e day(x) as datas; TRY_CAST deixa um branco em vez de falhar
sql-make-text = converta-a em texto na consulta, ou deixe a coluna de fora
