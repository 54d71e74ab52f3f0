# What is said of blacklists: in reports, and where one is not to be trusted.

# For which campaigns a list counts.

scope-all = todas as campanhas
scope-all-or = todas as campanhas, ou { $campaigns }, conforme cada linha disser

# What a person should know of a list that was used.

about-list-unreadable = a blacklist { $name } tem algo que não é número ({ $rows }): por isso ninguém deixa de receber ligações
about-list-undated = a blacklist { $name } tem linhas que não dizem de forma legível até quando valem ({ $rows }): são tratadas como vigentes
about-list-all-expired = todas as linhas da blacklist { $name } venceram, então ela não impede nenhuma ligação
about-list-in-doubt = { $lines ->
    [one] { $lines } linha da blacklist { $name } tem ao lado do número algo que talvez não seja uma campanha, por exemplo { $rows }: vale
   *[other] { $lines } linhas da blacklist { $name } têm ao lado do número algo que talvez não seja uma campanha, por exemplo { $rows }: valem
} para todas as campanhas; escreva `campaign = {"{"} column = … {"}"}`, ou `campaign = "*"`, para esclarecer
about-list-beside = { $lines ->
    [one] { $lines } linha da blacklist { $name } tem um número fora da primeira coluna, e ele também é excluído
   *[other] { $lines } linhas da blacklist { $name } têm um número fora da primeira coluna, e eles também são excluídos
}: diga qual é a coluna, com `column`
about-list-not-read = a blacklist { $name } tem mais, que não foi lido: { $what }
about-list-of-the-future = a blacklist { $name } foi escrita depois deste momento, segundo sua data: não se sabe a idade dela
about-list-other-campaigns = a blacklist { $name } indica campanhas, e nenhuma é desta execução

# Why a list is not to be trusted, and what to do about it.

ailments-of = { $path } não é confiável: { $ailments }
ailment-and = { $one }; e { $next }
ailment-and-why = { $told }: { $cause }
ailment-in-registry = { $registry }: { $what }
ailment-cannot-be-read = não pode ser lida
ailment-as-it-was-do = traga a lista como era
ailment-bring = traga uma lista nova e completa
ailment-no-list = não indica nenhuma blacklist
ailment-no-list-do = indique suas listas como [[blacklist]]
ailment-no-column = não tem nenhuma coluna `{ $column }`
ailment-no-column-do = olhe o arquivo: talvez seja outro, ou suas colunas tenham agora outros nomes; com `header = "none"` elas são chamadas por suas letras
ailment-which-column = suas colunas têm nomes, e nenhum é `phone`
ailment-which-column-do = diga qual tem os números: `column = "…"`, ou `--column` se a lista é citada em um comando
ailment-first-column = nenhuma coluna foi indicada, então foi lida a primeira: indique a dos números com `column`, ou com `--column` se a lista é citada em um comando
ailment-registry-gone = o cadastro { $registry } não está mais lá: { $what }
ailment-compiled = está compilada, e `{ $key }` diz como as linhas são lidas
ailment-compiled-do = retire `{ $key }` do arquivo do pipeline; foi dito quando a lista foi feita
ailment-canary = deve conter o número { $number }, e ele não está (canary)
ailment-numbers = { $numbers ->
    [0] 0 números
    [one] { $numbers } número
   *[other] { $numbers } números
}
ailment-too-few = contém { $numbers }, e deve conter pelo menos { $least } (min_rows)
ailment-unreadable = { $holes ->
    [one] { $holes } de suas { $lines } linhas não tem número
   *[other] { $holes } de suas { $lines } linhas não têm número
}, e no máximo { $most } podem (max_unreadable): { $rows }
ailment-unreadable-do = olhe essas linhas: talvez seja outro arquivo, outra coluna ou outro país (`region`)
ailment-of-the-future = foi escrita pela última vez em { $written }, que ainda não chegou, então não se sabe a idade dela (max_age)
ailment-of-the-future-do = acerte o relógio da máquina que a escreve, e faça com que a escreva de novo
ailment-old = foi escrita pela última vez em { $written }, há { $age }, e no máximo pode ter { $most } (max_age)
ailment-shrunk = contém { $numbers } e em { $at } continha { $held }: faltam { $gone }, e no máximo podem faltar { $most } (max_shrink)
ailment-shrunk-do = traga a lista completa; se foi reduzida de propósito, diga desde que dia: `{ $setting }`
ailment-written-anew = foi escrita de novo enquanto era lida
ailment-written-anew-do = execute outra vez quando estiver completa; escreva-a ao lado do seu lugar e renomeie depois
ailment-row-left-out = a linha { $row } ficaria fora dela: { $means }
ailment-web-page = é uma página da web, diga o que disser seu nome
ailment-web-page-do = olhe-a em um navegador: talvez diga por que não há lista; dê a ela um nome terminado em .html se a tabela for a lista
lasting-minutes = { $minutes ->
    [0] 0 minutos
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
}
lasting-hours = { $hours ->
    [one] { $hours } hora
   *[other] { $hours } horas
}
lasting-days = { $days ->
    [one] { $days } dia
   *[other] { $days } dias
}

# Where something stands in a list.

holes-row = linha { $row } ({ $cell })
holes-blank-row = linha { $row } (em branco)
holes-lines = { $lines ->
    [one] { $lines } linha
   *[other] { $lines } linhas
}
not-read-above-header = { $rows } linhas acima do seu cabeçalho
not-read-beside = outra tabela nas colunas { $first } a { $last }
not-read-beside-named = outra tabela nas colunas { $first } a { $last }, linha { $row }: { $names }
ailment-directory = é uma pasta
ailment-no-file = não é um arquivo

# Since when a list holds a number.

held-since = { $on }
held-since-or-before = { $on } ou antes
