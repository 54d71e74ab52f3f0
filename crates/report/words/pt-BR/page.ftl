# O que o report.html diz além das palavras do relatório.

page-title = { $pipeline }: relatório do dialbase
page-skip = Ir para o relatório
page-contents = Conteúdo
page-pipeline = Pipeline
page-made-at = Planejado
page-run = Execução
page-instance = Instância
page-foot = Feito pelo dialbase { $program } a partir do report.json, que contém o mesmo para outros programas.
page-masked = Os dígitos dos números de telefone estão mascarados nos exemplos e nos formulários.
page-unmasked = Os números de telefone aparecem inteiros: trate este arquivo como trata a lista.

page-section-summary = Em resumo
page-section-attention = Para conferir
page-section-account = Para onde foram as linhas
page-section-calls = Para quem se liga
page-section-parts = Listas
page-section-findings = Ocorrências
page-section-columns = Colunas
page-section-screens = A tela do agente
page-section-blacklists = Blacklists
page-section-normal = Diante das últimas execuções
page-section-certificate = Certificado

page-verdict-planned = Planejada, nada foi enviado ainda
page-verdict-stopped = Parada, nada foi enviado
page-verdict-nothing = Nada a carregar
page-verdict-held = É preciso uma pessoa
page-verdict-sending = Em envio
page-verdict-unfinished = Não terminada
page-verdict-refused = Recusada pela instância
page-verdict-accepted = Enviada
page-verdict-repeated = Não enviada de novo
page-verdict-undone = Desfeita
page-verdict-abandoned = Descartada

page-headline-planned = { $n ->
    [one] contato vai receber ligação
   *[other] contatos vão receber ligação
}
page-headline-stopped = { $n ->
    [one] contato estava pronto e não foi enviado
   *[other] contatos estavam prontos e nenhum foi enviado
}
page-headline-nothing = { $n ->
    [one] contato para ligar
   *[other] contatos para ligar
}
page-headline-held = { $n ->
    [one] contato está retido: ninguém sabe se chegou
   *[other] contatos estão retidos: ninguém sabe se chegaram
}
page-headline-sending = { $n ->
    [one] contato estava em envio quando isto foi escrito
   *[other] contatos estavam em envio quando isto foi escrito
}
page-headline-unfinished = { $n ->
    [one] contato foi recebido pela instância; outros ainda esperam
   *[other] contatos foram recebidos pela instância; outros ainda esperam
}
page-headline-refused = { $n ->
    [one] contato foi recebido pela instância; outros foram recusados
   *[other] contatos foram recebidos pela instância; outros foram recusados
}
page-headline-accepted = { $n ->
    [one] contato foi recebido pela instância
   *[other] contatos foram recebidos pela instância
}
page-headline-repeated = { $n ->
    [one] contato foi enviado em uma lista anterior e não foi enviado de novo
   *[other] contatos foram enviados em uma lista anterior e não foram enviados de novo
}
page-headline-undone = { $n ->
    [one] contato foi retirado da instância
   *[other] contatos foram retirados da instância
}
page-headline-abandoned = { $n ->
    [one] contato foi descartado
   *[other] contatos foram descartados
}
page-lead = { $read ->
    [one] { $read } linha lida
   *[other] { $read } linhas lidas
}; { $left ->
    [0] nenhuma foi excluída
    [one] { $left } foi excluída, por um motivo que está abaixo
   *[other] { $left } foram excluídas, cada uma por um motivo que está abaixo
}.

page-loud-stopped = Nada foi enviado
page-loud-held = Olhe no portal antes de tudo
page-loud-sending = Ainda não se sabe o que aconteceu com estas listas
page-loud-refused = A instância recusou estas listas
page-next = O que fazer:
page-next-planned = confira e depois envie exatamente estas listas; nesta pasta:
page-next-stopped = Corrija o que é nomeado aqui ou em “Para conferir” e planeje de novo.
page-next-nothing = os motivos abaixo dizem por que não se pode ligar para nenhuma linha
page-next-held = A conexão caiu quando já tinham saído dados. Procure cada lista pelo nome no portal e depois diga o que viu. Até lá não é enviada nenhuma lista posterior que tenha alguém dela.
page-next-sending = Se o programa ainda trabalha, espere que termine. Se não, isto resolve; nada é enviado duas vezes:
page-next-refused = Ninguém delas foi carregado. O que a instância disse está junto de cada lista. Corrija e peça de novo:
page-next-unfinished = envie o que ainda espera; nada é enviado duas vezes:
page-next-accepted = ative as listas no portal e inicie o discador
page-next-repeated = nada, se a lista anterior está no portal
page-next-undone = nada
page-next-abandoned = nada; planeje de novo se for preciso ligar para essas pessoas
page-further-lists = { $n ->
    [one] Mais { $n } lista está em “Listas”.
   *[other] Mais { $n } listas estão em “Listas”.
}
page-files = Ao lado desta página:
page-contacts = { $n ->
    [one] { $n } contato
   *[other] { $n } contatos
}

page-overridden = Uma pessoa autorizou o envio mesmo assim:
page-alarm = Alarme:
page-alarm-stops = Isto parou a execução:
page-warning = Aviso:
page-todo = O que fazer:
page-damaged = { $cells } de { $of } células danificadas:
page-further-warnings = { $n ->
    [one] Mais { $n } está no report.json.
   *[other] Mais { $n } estão no report.json.
}

page-account-intro = Cada linha lida tem um destino. Uma barra hachurada retira linhas; a seguinte começa onde ela termina.
page-account-table = O mesmo em uma tabela, com cada motivo
page-account-caption = Linhas conforme o que aconteceu com elas
page-amiss = { $n ->
    [one] A conta não fecha por { $n } linha: o report.json foi alterado, ou é um defeito nosso.
   *[other] A conta não fecha por { $n } linhas: o report.json foi alterado, ou é um defeito nosso.
}
page-step = Passo
page-rows = Linhas
page-step-read = Lidas
page-step-computed = Feitas pela instrução SQL
page-step-blank = Em branco ou fora da lista
page-step-not-chosen = Não escolhidas pelo pipeline
page-step-left-out = Não podem ser discadas
page-step-scrubbed = Não se deve ligar
page-step-merged = Duplicadas ou já enviadas
page-step-planned = Para ligar
page-step-accepted = recebidas pela instância
page-step-confirmed = vistas no portal por uma pessoa
page-step-sending = em envio
page-step-held = retidas: ninguém sabe
page-step-refused = recusadas pela instância
page-step-repeated = não enviadas de novo
page-step-abandoned = descartadas
page-step-undone = retiradas da instância
page-step-waiting = ainda não enviadas

page-calling-hours = Horário de ligações: { $hours }, pelo relógio do fuso horário da lista.
page-legal-hours = Horário legal: { $hours }, pelo relógio da pessoa.
page-groups-caption = Contatos por campanha e fuso horário
page-campaign-and-zone = Campanha e fuso horário
page-own-zone = o da instância
page-contacts-title = Contatos
page-share = Parte
page-local-time = Hora lá ao planejar
page-not-known = não se sabe
page-inside-hours = dentro do horário
page-outside-hours = fora do horário
page-lists = Listas
page-further-groups = { $n ->
    [one] Mais { $n } campanha e fuso, com { $contacts } contatos, está no report.json.
   *[other] Mais { $n } campanhas e fusos, com { $contacts } contatos, estão no report.json.
}
page-chart-kinds = Tipo do número principal
page-chart-numbers = Números de um contato
page-chart-areas = Área do número principal
page-numbers = { $n ->
    [one] { $n } número
   *[other] { $n } números
}
page-area = Área
page-no-area = sem área, como a maioria dos celulares
page-other-areas = outras áreas

page-parts-intro = Um arquivo para cada campanha e fuso horário; o nome dele é o da lista no portal.
page-parts-caption = As listas, primeiro as que precisam de uma pessoa
page-list = Lista
page-state = Estado
page-size = Tamanho
page-further-parts = { $n ->
    [one] Mais { $n } lista está no report.json.
   *[other] Mais { $n } listas estão no report.json.
}

page-severity-left-out = Linhas que não recebem ligação
page-severity-left-out-intro = Cada linha aparece pelo primeiro motivo; o arquivo de linhas rejeitadas contém as que podem ser corrigidas.
page-severity-changed = Alterações feitas
page-severity-changed-intro = Estas linhas recebem ligação, e algo nelas já não está como foi escrito.
page-severity-note = Bom saber
page-severity-note-intro = Aqui nada foi alterado.
page-no-findings = Nada foi observado.
page-examples = { $n ->
    [one] A primeira
   *[other] As primeiras { $n }
}
page-where = Onde
page-before = Antes
page-after = Depois
page-by = Segundo
page-blank = em branco

page-columns-intro = O que cada coluna parece conter pelas células e para que o pipeline a usa.
page-column = Coluna
page-used-as = Usada como
page-holds = Parece conter
page-filled = Parte preenchida
page-distinct = Distintos
page-samples = Exemplos
page-not-used = não é usada
page-further-columns = { $n ->
    [one] Mais { $n } coluna está no report.json.
   *[other] Mais { $n } colunas estão no report.json.
}

page-screens-intro = Alguns contatos como o formulário do agente os mostra. O que substitui um separador está marcado.
page-replaced = substituído; na lista:
page-alternatives = Também:
page-priority = Prioridade
page-agent = Agente
page-further-fields = { $n ->
    [one] e mais { $n } campo
   *[other] e mais { $n } campos
}

page-blacklists-caption = Com que os números foram higienizados
page-no-blacklists = O pipeline não nomeia nenhuma blacklist, então nenhum número foi higienizado.
page-blacklist = Blacklist
page-hits = Retirados de linhas
page-numbers-title = Números
page-age = Idade ao planejar
page-unreadable = Linhas ilegíveis
page-expired = Vencidas
page-scope = Para
page-before-that = { $numbers } em { $day }
page-age-minutes = { $n ->
    [0] menos de um minuto
    [one] { $n } minuto
   *[other] { $n } minutos
}
page-age-hours = { $n ->
    [one] { $n } hora
   *[other] { $n } horas
}
page-age-days = { $n ->
    [one] { $n } dia
   *[other] { $n } dias
}
page-further-blacklists = { $n ->
    [one] Mais { $n } blacklist está no report.json.
   *[other] Mais { $n } blacklists estão no report.json.
}

page-normal-intro = { $n ->
    [one] Comparada com { $n } execução anterior deste pipeline.
   *[other] Comparada com { $n } execuções anteriores deste pipeline.
}
page-normal-caption = Cada número junto de sua faixa habitual
page-normal-key = A caixa tracejada é o normal; a linha dentro dela, onde ficaram as últimas execuções, com o meio; o ponto é esta execução.
page-too-few-runs = { $n ->
    [0] O registro de envios não conhece nenhuma execução anterior deste pipeline; a partir de { $needed } se julga se uma execução é normal.
    [one] O registro de envios conhece { $n } execução anterior deste pipeline; a partir de { $needed } se julga se uma execução é normal.
   *[other] O registro de envios conhece { $n } execuções anteriores deste pipeline; a partir de { $needed } se julga se uma execução é normal.
}
page-figure = Número
page-this-run = Esta execução
page-usual = Normal
page-judged = Julgamento
page-unusual = fora do normal
page-as-usual = como sempre
page-from-to = { $from } a { $to }
page-middle = { $n ->
    [one] meio de { $n } execução: { $middle }
   *[other] meio de { $n } execuções: { $middle }
}
page-figure-rows = Linhas lidas
page-figure-left_out = Excluídas, sem contar as blacklists
page-figure-blacklisted = Números em uma blacklist
page-figure-never_seen = Números que nunca foram enviados antes

page-certificate-intro = O que une este relatório aos arquivos de que foi feito. Um hash muda quando muda um único byte do arquivo.
page-who = Planejado por
page-program = Programa
page-digests = Hashes de todos os arquivos
page-digests-caption = Arquivos com seus hashes
page-what = O que é
page-file = Arquivo
page-digest-input = origem
page-digest-pipeline = pipeline
page-digest-table = tabela da instrução SQL
page-digest-blacklist = blacklist
page-digest-plan = plano
page-digest-part = lista
page-rows-read = { $n ->
    [one] { $n } linha
   *[other] { $n } linhas
}
page-header-row = cabeçalho na linha { $row }
page-further-digests = { $n ->
    [one] Mais { $n } hash está no report.json.
   *[other] Mais { $n } hashes estão no report.json.
}
