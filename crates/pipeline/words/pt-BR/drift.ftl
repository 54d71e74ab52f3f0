# What changed in the columns of the inputs since the last run.

drift-columns-came = { $input } tem colunas que a última execução não viu: { $columns }
drift-columns-went = faltam em { $input } colunas que a última execução viu: { $columns }
drift-column-changed = `{ $column }` de { $input } contém { $holds }, e na última execução continha { $held }
drift-column-dialled = os números de `{ $column }` de { $input } vão ser discados, e a coluna contém { $holds }
drift-holds-phones = números de telefone
drift-holds-dates = datas
drift-holds-emails = e-mails
drift-holds-urls = páginas da web
drift-holds-codes = valores e códigos
drift-holds-words = palavras
drift-holds-nothing = dados vazios
