# O que results.html e a tela dizem do que resultou das chamadas.

results-title = O que resultou das chamadas em { $instance }
results-skip = Ir para os resultados
results-period = Período, pelo relógio da instância
results-clock = Fuso horário da instância
results-read-at = Lido
results-of = Somente
results-headline = { $n ->
    [one] contato atendeu
   *[other] contatos atenderam
}
results-lead = De { $contacts } contatos enviados, { $dialled } foram chamados, em { $calls } chamadas.
results-share = Dos chamados, { $share } atenderam.
results-section-account = Para onde foram os registros
results-section-lists = Por lista
results-section-zones = Por fuso horário
results-section-hours = Por hora do dia
results-outcomes = Resultados
results-account-intro = Cada registro é contado uma vez, e cada contato também.
results-what = O quê
results-count = Quantidade
results-records-read = Registros lidos
results-records-joined = de um contato
results-records-without-contact = de uma lista nossa, mas de nenhum dos seus contatos
results-records-unknown-lists = de listas que este registro de envios não conhece
results-records-no-list = de nenhuma lista
results-contacts-sent = Contatos enviados
results-contacts-dialled = chamados
results-contacts-not-dialled = não chamados, até onde se leu
results-groups-caption = A barra com contorno é quem foi chamado; a cheia dentro dela, quem atendeu, sobre o total de contatos
results-contacts = Contatos
results-dialled = Chamados
results-answered = Atenderam
results-calls = Chamadas
results-spoken = Falado
results-further = { $n ->
    [one] mais { $n } está nas tabelas
   *[other] mais { $n } estão nas tabelas
}
results-zone = Fuso horário
results-hours-by-contact = Pelo relógio de onde o contato está.
results-hours-by-server = Pelo relógio da instância: não se conhece o fuso dela, ou não se conhecem os contatos.
results-calls-answered = Chamadas atendidas
results-hours-without = Não inclui os registros que não são de nenhum contato: { $n }.
results-hours-table = O mesmo como tabela
results-hour = Hora
results-outcomes-intro = Nas palavras da instância, de todos os registros. Se atendeu uma pessoa ou uma máquina, o registro não diz.
results-outcome = Resultado
results-records = Registros
results-said = O que os agentes disseram
results-said-intro = Nas palavras dos agentes, dos registros que as têm.
results-said-what = Dito
results-said-once = dito de um só registro
results-screen-said = Agentes
results-not-said = não informado
results-foot = Feito pelo dialbase { $program } a partir de results.json, que contém o mesmo para outros programas. Não contém nenhum número de telefone; eles estão nas tabelas ao lado.
results-screen-headline = Resultados de { $instance }, { $from } a { $until }
results-screen-read = Lidos
results-screen-records = { $n ->
    [one] registro de chamada
   *[other] registros de chamadas
}
results-screen-joined = de um contato
results-screen-without-contact = de uma lista nossa, mas de nenhum dos seus contatos
results-screen-unknown-lists = de listas que o registro de envios não conhece
results-screen-no-list = de nenhuma lista
results-screen-sent = Enviados
results-screen-contacts = { $n ->
    [one] contato
   *[other] contatos
}
results-screen-dialled = chamados
results-screen-answered = { $n ->
    [one] deles atendeu
   *[other] deles atenderam
}
results-screen-not-dialled = não chamados, até onde se leu
results-screen-lost-plans = { $n ->
    [one] mais, de uma lista cujo plano não existe mais
   *[other] mais, de listas cujos planos não existem mais
}
results-screen-more = { $n ->
    [one] e mais { $n }
   *[other] e mais { $n }
}
results-screen-list = { $contacts ->
    [one] { $contacts } contato
   *[other] { $contacts } contatos
}, { $dialled ->
    [one] { $dialled } chamado
   *[other] { $dialled } chamados
}, { $answered ->
    [one] { $answered } atendeu
   *[other] { $answered } atenderam
}, { $calls ->
    [one] { $calls } chamada
   *[other] { $calls } chamadas
}, { $time } falado
