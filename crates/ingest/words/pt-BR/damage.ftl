# What is wrong inside a file, as the cause of an error that names the file.

ingest-reader-says = detalhe técnico, em inglês: "{ $words }"
ingest-changed = o arquivo mudou enquanto era lido
ingest-cut-short = está cortado
ingest-checksum = a soma de verificação é outra

# Workbooks.
ingest-locked = está protegido por senha
ingest-no-spreadsheet = não é uma planilha
ingest-row-too-long = a linha { $row } é longa demais
ingest-cell-unreadable = não foi possível ler uma célula desta linha ou abaixo dela ({ $why })
ingest-no-list-of-sheets = não tem lista de abas
ingest-sheet-missing = falta a parte que contém a aba
ingest-part-missing = falta a parte { $name }
ingest-elements-too-deep = os elementos estão aninhados fundo demais
ingest-tables-too-deep = as tabelas estão aninhadas fundo demais
ingest-document-type = tem uma declaração de tipo de documento, que nenhuma planilha tem
ingest-entity = tem uma entidade própria, que nenhuma planilha tem
ingest-breaks-off = é interrompido
ingest-text-breaks-off = um texto é interrompido
ingest-open-sheet = uma aba não tem fim
ingest-open-table = uma tabela não tem fim
ingest-open-row = uma linha não tem fim
ingest-open-cell = uma célula não tem fim
ingest-open-paragraph = um parágrafo não tem fim
ingest-long-cell = contém mais texto do que cabe em uma célula
ingest-long-cell-in-column = a coluna { $column } contém mais texto do que cabe em uma célula
ingest-short-record = um registro é curto demais
ingest-sheet-elsewhere = uma aba não começa onde é indicado
ingest-table-missing = falta uma tabela
ingest-no-records = não tem registros
ingest-excel-4 = é uma planilha do Excel 4
ingest-no-beginning = não começa como uma planilha
ingest-sectors = o que diz dos setores não faz sentido
ingest-no-directory = não tem diretório
ingest-no-such-text = uma célula da linha { $row } se refere a um texto que falta
ingest-claims-column = uma célula da linha { $row } diz estar na coluna { $column }
ingest-claims-place = uma célula diz estar na linha { $row } e na coluna { $column }
ingest-claims-nowhere = uma célula da linha { $row } diz estar em um lugar que nenhuma aba tem
ingest-claims-row = uma célula da linha { $row } diz estar na linha { $claimed }
ingest-row-claims = mais abaixo uma linha diz ser a linha { $number }
ingest-row-out-of-order = mais abaixo está a linha { $number }, fora de ordem

# JSON and contact cards.
ingest-json-damaged = o JSON está danificado na linha { $line } do arquivo: { $what }
ingest-json-damaged-before = o JSON está danificado na linha { $line } do arquivo ou antes: { $wrong }
ingest-json-cut = termina no meio
ingest-json-open-text = termina dentro de um texto
ingest-json-no-value = falta um valor
ingest-json-no-object = aqui deveria começar um objeto
ingest-json-no-name = aqui deveria haver um nome
ingest-json-no-colon = faltam os dois-pontos
ingest-json-no-comma = falta uma vírgula
ingest-json-open-object = falta uma vírgula ou uma chave de fechamento
ingest-json-open-list = falta uma vírgula ou um colchete de fechamento
ingest-json-more = há algo mais depois do fim da lista
ingest-json-too-deep = os valores estão aninhados em mais de { $levels } níveis
ingest-no-card = aqui deveria começar um cartão, com BEGIN:VCARD

# Arrow.
ingest-arrow-batch-inflates = um dos lotes, descompactado, ocupa mais de { $limit }
ingest-arrow-long-batch = um dos lotes ocupa mais de { $limit }
ingest-arrow-long-dictionaries = os dicionários ocupam mais de { $limit }
ingest-arrow-big-endian = os números estão escritos ao contrário (big endian), e assim não são lidos
ingest-arrow-deep-types = os tipos estão aninhados fundo demais
ingest-arrow-type-lacks = falta uma parte a um tipo
ingest-arrow-no-type = uma coluna não tem tipo
ingest-arrow-decimals = uma coluna tem decimais que não podem existir
ingest-arrow-numbers = uma coluna tem números que não podem existir
ingest-arrow-union = uma coluna é uma união de tipos, que não é lida
ingest-arrow-no-schema = não tem esquema
ingest-arrow-no-schema-first = não começa com um esquema
ingest-arrow-no-column = falta uma coluna
ingest-arrow-short-column = uma coluna está cortada
ingest-arrow-shorter-column = uma coluna é mais curta que o lote
ingest-arrow-outside = um valor está fora da sua coluna
ingest-arrow-no-texts = faltam os textos a uma coluna de visões
ingest-arrow-no-buffer = falta um buffer
ingest-arrow-no-length = um buffer não tem comprimento
ingest-arrow-other-size = um buffer não tem o tamanho que diz
ingest-arrow-buffer-behind = um buffer está depois do fim do lote
ingest-arrow-no-dictionary = falta um dicionário
ingest-arrow-empty-dictionary = um dicionário está vazio
ingest-arrow-unused-dictionary = tem um dicionário que nenhuma coluna usa
ingest-arrow-not-in-dictionary = um valor não está no seu dicionário
ingest-arrow-empty-message = uma mensagem está vazia
ingest-arrow-long-message = uma mensagem é longa demais
ingest-arrow-stray-message = contém uma mensagem que não pertence a nenhuma tabela

# Parquet.
ingest-parquet-cut = o que diz de si mesmo não está completo
ingest-parquet-long-pages = as páginas ocupam mais de { $limit } de uma vez
ingest-parquet-page-behind = uma página está depois do fim do arquivo
ingest-parquet-column-before = uma coluna começa antes do arquivo
ingest-parquet-negative-size = uma coluna tem um tamanho negativo
ingest-parquet-no-header = uma página não tem cabeçalho
ingest-parquet-dictionary = um dicionário tem mais valores que bits
ingest-parquet-short-page = uma página é mais curta que os seus níveis
ingest-parquet-other-size = uma página não tem o tamanho que diz
ingest-parquet-encoding = uma página tem uma codificação desconhecida
ingest-parquet-packing = uma página está compactada de uma forma desconhecida
ingest-parquet-claims = uma página diz ter mais valores do que tem
