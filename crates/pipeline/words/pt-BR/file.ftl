# Mistakes in a pipeline file, and what to do about each.

file-mistakes = { $count ->
    [one] { $name } tem { $count } erro
   *[other] { $name } tem { $count } erros
}

# What holds for every section.

file-itself = o arquivo do pipeline
file-this = esta tabela
file-known-keys = { $title } aceita: { $keys }
file-unknown-key = chave desconhecida: `{ $name }`
file-lacks-key = { $title } precisa de `{ $key }`
file-lacks-source = falta [source] no arquivo do pipeline
file-lacks-source-do = diga onde estão as linhas: `path = "clientes.xlsx"`
file-does-nothing = `{ $key }` não faz nada aqui
file-goes-with = acompanha { $with }
file-take-it-out = retire
file-blank = isto está em branco
file-question = isto ainda é uma pergunta
file-question-of = `{ $key }` ainda é uma pergunta
file-question-do = escreva a resposta no lugar de "?"; o comentário ao lado diz o que se pergunta

# What should stand there, and what does.

file-unexpected = aqui vai { $expected }, e há { $found }
file-a-text = um texto
file-a-text-in-quotes = um texto entre aspas
file-the-number = o número { $number }
file-true-or-false = true ou false
file-a-date = uma data
file-a-list = uma lista
file-a-list-in-brackets = uma lista entre [ ]
file-a-section = uma seção
file-a-section-of = uma seção: [{ $key }]
file-a-whole-number = um número inteiro a partir de { $from }
file-a-whole-number-within = um número inteiro de { $from } a { $to }
file-a-plain-number = um número simples, como 1500 ou 0.5
file-a-share-or = uma proporção como "10%", ou { $sample }
file-a-campaign-or = o nome de uma campanha, ou { $sample }
file-a-column-or = o nome de uma coluna, ou { $sample }
file-none-of = isto não é nenhum destes valores: { $names }
file-no-time = isto não é um tempo
file-no-time-do = escreva "30d", "12h", "45m" ou "30s"
file-no-time-at-all = em tempo nenhum não se pode fazer nada
file-no-time-at-all-do = escreva "30s"
file-no-size = isto não é um tamanho
file-no-size-do = escreva "1MiB", "500KB" ou uma quantidade de bytes
file-no-share = isto não é uma proporção
file-no-share-do = escreva uma proporção como "2%", ou uma quantidade de linhas como 500
file-no-day = isto não é um dia
file-no-day-do = escreva assim: "{ $sample }"
file-no-day-of-a-run-do = escreva "2024-01-31", "today", "today-18y" ou "today+90d"
file-nothing-in-list = esta lista está vazia
file-no-value-in-list = não há nenhum valor nesta lista
file-no-column-in-list = não há nenhuma coluna nesta lista
file-name-the-column = indique a coluna

# At the top: the campaign, the country, and what chooses rows.

file-campaign-do = diga qual campanha: `campaign = "Ventas->"`
file-no-such-campaign-name = nenhuma campanha se chama assim
file-no-such-campaign-name-do = escreva exatamente como o portal mostra
file-campaign-not-writable = com o conjunto de caracteres { $charset } não se pode escrever a campanha { $name }
file-campaign-not-writable-do = ponha `charset = "utf-8"` em [format]
file-region-do = diga o país dos números escritos sem código do país: `region = "UY"`
file-no-country = nenhum país tem estas letras
file-no-country-do = escreva as duas letras ISO: UY, BR, AR, MX
file-where-and-sql = `where` e `sql` escolhem linhas ao mesmo tempo
file-where-and-sql-do = diga só na consulta SQL
file-without-sql = este dialbase foi compilado sem SQL
file-without-sql-do = use uma versão publicada, compile com `--features sql`, ou escolha as linhas com `where`
file-table-idle = a tabela `{ $name }` é para uma consulta SQL, e não há nenhuma
file-table-idle-do = escreva `sql = "SELECT … FROM source …"`, ou retire [tables]
file-no-such-column = { $place } não tem nenhuma coluna `{ $column }`

# [source]

file-source-path-do = diga qual arquivo: `path = "clientes.xlsx"`
file-no-cells = estas não são células de uma aba
file-no-cells-do = escreva como em "A3:F500", ou o nome de uma tabela
file-no-header-do = escreva o número de uma linha, ou "none"
file-no-encoding = isto não é uma codificação
file-no-encoding-do = escreva "utf-8", "windows-1252", "cp850" ou "utf-16le"
file-no-delimiter = isto não é um delimitador
file-no-delimiter-do = escreva um caractere: ",", ";", "|" ou "TAB"

# [columns] and [numbers]

file-columns-do = diga onde estão os números: `phone = ["Celular"]`
file-phone-do = indique as colunas na ordem em que são discadas: `phone = ["Celular", "Casa"]`
file-phone-number-do = indique a coluna com os números
file-no-area-code = isto não é um DDD
file-no-area-code-do = escreva seus dígitos entre aspas: "11"
file-no-kind-in-list = não há nenhum tipo nesta lista, então ninguém receberia ligações
file-mobiles-not-told = em { $region } os próprios números não dizem se são de um celular ou de um fixo
file-mobiles-not-told-do = acrescente "fixed-or-mobile": quase todos os números de lá são desse tipo; para ligar só para celulares, indique só as colunas que os têm
file-premium-kind = nunca se liga para números de tarifa adicional: quem disca paga a ligação
file-no-country-in-list = não há nenhum país nesta lista, então ninguém receberia ligações
file-out-of-reach = os números de { $region } não podem ser discados em uma forma nacional
file-out-of-reach-do = ponha `foreign = "dial"` ou `dial = "e164"` em [format], ou retire o país

# [params] and `form`

file-param-key = `{ $key }` não pode ser uma chave do formulário do agente
file-param-key-do = use só letras, dígitos e _: `{ $clean }`
file-form-key = nenhum parâmetro tem a chave `{ $key }`
file-form-key-do = acrescente em [params]; o formulário procura a chave letra por letra
file-param-demands = o que o valor deve cumprir: `required`, `max`, `pattern`, `values` ou `type`
file-below = `{ $upper }` é menor que `{ $lower }`
file-latest-before = `latest` é anterior a `earliest`
file-no-date-form = isto não é uma forma de data
file-no-date-form-do = escreva "dd/mm/yyyy", "mm/dd/yyyy" ou "yyyy-mm-dd"
file-no-pattern = isto não é um padrão: { $error }
file-no-pattern-do = escreva uma expressão regular que o valor inteiro deva cumprir, entre aspas simples: { $sample }

# [rules] and [limits]

file-no-such-rule = nenhuma regra se chama `{ $name }`
file-protects = `{ $name }` protege pessoas e não pode ser abrandada: { $reason }
file-protects-blacklisted = não se deve ligar para quem está em uma blacklist
file-protects-refused = não se deve ligar para quem pediu para não receber ligações
file-protects-refusal-unclear = não se deve ligar para quem talvez tenha pedido para não receber ligações
file-protects-premium = um número de tarifa adicional cobra a ligação de quem disca
file-protects-short = as linhas de emergência e outros números curtos não são para listas
file-protects-no-number = não sobra nenhum número para o qual se possa ligar
file-protects-foreign = sem o código do país chegaria a outra pessoa
file-not-said-here = o que acontece com `{ $name }` não se diz aqui
file-not-said-here-do = é possível pôr um limite: `{ $limit }` em [limits]
file-says-what-follows = quem diz o que acontece é { $place }
file-here = { $key }, aqui mesmo
file-under = { $key } em { $section }
file-one-or-other = { $one } ou { $other }
file-both-under = { $one } junto com { $other } em { $section }
file-said-twice = `alternatives` em [timezone] já diz o que acontece
file-said-twice-do = diga em um só lugar
file-limit-idle = o limite para `{ $code }` não faz nada aqui
file-limit-idle-do = em [rules] está `{ $code } = "ignore"`, então nunca ocorre
file-at-a-parameter = { $key } em um parâmetro
file-form-at-the-top = `form = [ … ]` no começo
file-min-or-max = `min` ou `max` em um parâmetro
file-no-such-code = nada do que pode ocorrer em uma execução se chama `{ $name }`
file-no-such-code-do = escreva `rejected`, para todas as linhas excluídas por estarem erradas, ou um código de docs/findings.md
file-limit-never-warns = aqui a execução para antes de avisar
file-limit-never-warns-do = ponha `stop` acima de `warn`
file-no-limit = isto não põe nenhum limite
file-no-limit-do = escreva `warn`, `stop` ou os dois: { $sample }

# [normal]

file-no-band = isto não é uma margem
file-no-band-do = escreva "50%" para a metade a mais ou a menos, "3x" para o triplo ou um terço, ou "any"

# [timezone]

file-timezone-do = diga como se descobre o fuso horário: `unknown = "reject"`
file-zone-unknown-do = diga o que acontece onde nada indica o fuso horário: "reject", "server" ou o nome de um fuso
file-no-unknown-zone-do = escreva "reject", "server" ou um nome da IANA como "America/Sao_Paulo"
file-no-zone = nenhum fuso horário da base da IANA se chama assim
file-no-evidence = isto não indica nenhum fuso horário
file-no-evidence-do = escreva "column:Zona", "address:UF", "address:UF,Cidade" ou "area-code"
file-no-hours = estas não são horas de um dia
file-no-hours-do = escreva como em "09:00-20:00"
file-hours-not-legal = o horário de ligações não está dentro do legal, então nenhuma hora seria segura
file-hours-missing = nada diz em que horas é seguro ligar
file-hours-missing-do = escreva `calling_hours = "09:00-20:00"`, o da campanha, e `legal_hours = "08:00-21:00"`, o da lei
file-hours-idle = os horários são para `several = "safe"`, que não está dito
file-hours-idle-do = escreva `several = "safe"`, ou retire os horários

# [[blacklist]]

file-blacklist-path-do = diga qual arquivo: `path = "no-llamar.csv"`
file-blacklist-elsewhere = a blacklist { $path } é de outra campanha, então ela não impediria nenhuma ligação
file-blacklist-elsewhere-do = escreva a campanha do pipeline letra por letra, ou retire `campaign`: então vale para todas
file-shrink-limit-do = diga quanto pode faltar: `limit = "10%"`
file-expires-column-do = indique a coluna com o último dia
file-no-canary = este número de teste não é um número de telefone
file-no-canary-do = escreva um número de { $region } que a lista tenha para sempre, ou um com seu +
file-compiled-has-no-rows = `{ $key }` diz como as linhas são lidas, e { $path } está compilada
file-compiled-has-no-rows-do = retire daqui; foi dito quando a lista foi feita

# [refusal] and [duplicates]

file-refusal-column-do = indique a coluna: `column = "Não ligar"`
file-refusal-values-do = retire `values`: então valem as palavras usuais, como "sim"
file-earlier-within-do = diga durante quanto tempo: `within = "90d"`
file-earlier-scope-do = diga para quem: `scope = "campaign"` ou `scope = "all"`

# [format] and [upload]

file-national-form = uma forma nacional: E.164 chega a todos os países
file-no-prefix = isto não é um prefixo
file-no-prefix-do = escreva dígitos, como em "00" ou "0021"
file-several-carriers = quem liga de { $region } escolhe a operadora pelo prefixo que disca
file-several-carriers-do = diga qual, como em `international_prefix = "0021"`
file-upload-do = diga para onde vão as bases: `url = "sandbox"`
file-upload-url-do = diga para onde: `url = "https://empresa.ucontactcloud.com"`
file-upload-username-do = diga com que usuário: `username = "cargas"`
