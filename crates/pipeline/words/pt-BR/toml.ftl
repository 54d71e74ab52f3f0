# What the reader of TOML says of a text that is none.

file-backslash-do = uma barra invertida significa outra coisa entre aspas duplas: escreva os caminhos com /, ou entre aspas simples
file-toml-do = isto é TOML: os textos vão entre aspas, as listas entre [ ], uma seção começa com [nome]
toml-expected = { $what }; aqui vai { $expected }
toml-expected-nothing = { $what }; aqui não vai nada
toml-duplicate-key = a chave está duas vezes
toml-key-without-value = a chave não tem valor
toml-missing-value = falta o valor
toml-text-without-quotes = os textos vão entre aspas
toml-missing-quote = falta a aspa que abre
toml-broken-text = o texto entre aspas não termina, ou tem algo que não pode ter
toml-broken-escape = depois da barra invertida falta algo
toml-open-list = a lista não se fecha
toml-open-braces = a chave { "{" } não se fecha
toml-open-section = o colchete da seção não se fecha
toml-missing-comma = falta uma vírgula
toml-extra-comma = sobra uma vírgula
toml-extra-equals = sobra um `=`
toml-missing-equals = falta um `=`
toml-missing-opening = fecha-se algo que não foi aberto
toml-broken-key = isto não é uma chave
toml-unexpected = aqui há algo que sobra
toml-broken-value = isto não é um valor
toml-broken-number = isto não é um número
toml-broken-line-break = o fim de linha está quebrado
toml-broken-date = isto não é uma data
toml-key-of-a-value = a chave já tem um valor, e não é uma seção
toml-key = uma chave
toml-value = um valor
toml-newline = o fim da linha
toml-text = um texto entre aspas
toml-letters = letras
toml-digits = dígitos
toml-unicode = dígitos hexadecimais
