# O que se olha e se pede em uma instância.

operations-no-campaign = { $address } não tem nenhuma campanha "{ $given }"
operations-api-no-call = a página do fabricante não tem nenhuma chamada "{ $given }"
operations-api-lacking = { $call } precisa de { $keys }
operations-api-not-a-value = { $key } deve ser { $what }
operations-api-flag = true ou false
operations-api-count = um número inteiro
operations-api-no-field = { $call } não tem nenhum campo "{ $given }"
operations-api-twice = o campo "{ $given }" foi dado duas vezes
operations-api-no-path = "{ $given }" não é o caminho de uma chamada
operations-api-unreadable = não é possível ler { $path }
operations-api-list = `dialbase api` mostra as chamadas; com `--any` passa qualquer caminho
operations-api-any = `dialbase api` mostra os campos; com `--any` passa qualquer campo
operations-api-path-as = escreva-o como Integra/resources/Supervisor/queuesummary
operations-api-strange = o servidor respondeu { $bytes } { $bytes ->
    [one] byte
   *[other] bytes
} de algo que a página dele não conhece
operations-api-asks = não muda nada
operations-api-changes = muda alguma coisa
operations-api-rings = faz tocar um telefone
operations-api-ends = encerra uma ligação
operations-directory = não é possível escrever em { $path }
operations-directory-busy = outro dialbase está trabalhando em { $path }
operations-does-not-page = a instância responde a partir da linha { $row } os mesmos registros de ligações de antes
operations-recording-unanswered = ninguém atendeu a ligação
operations-recording-no-guid = o registro não tem um guid utilizável
operations-recording-absent = em nenhum de seus lugares
operations-recording-not-sound = o que está lá não é som
operations-recording-too-long = mais longa do que o que se baixa
operations-recording-not-allowed = o servidor não nos deixa baixá-la
operations-recording-not-reached = o servidor não deu uma resposta útil
operations-recording-not-yet = ainda não procurada
operations-recordings-progress = { $n } de { $of } gravações
operations-records-progress = { $n } { $n ->
    [one] registro
   *[other] registros
} de ligações
operations-bulk-dispositions = enviando tipificações
operations-bulk-tags = enviando etiquetas
operations-bulk-no-column = { $title } não tem coluna para { $fields }
operations-bulk-no-such-column = { $title } não tem nenhuma coluna "{ $given }"
operations-bulk-no-such-field = { $call } não tem nenhum campo "{ $given }"
operations-bulk-nothing-held = nenhuma dessas linhas está retida
operations-bulk-name-it = nomeie a coluna com `--column CAMPO=NOME`, ou o mesmo valor para todas as linhas com `--set CAMPO=VALOR`
operations-bulk-empty = { $field } está vazio
operations-bulk-empty-column = { $field } está vazio (coluna "{ $column }")
operations-bulk-guid = o que está em guid não é um identificador de ligação
operations-bulk-schedule = o momento de ligar de novo não está escrito como 2026-11-30 15:00:00
operations-bulk-number = o que está no seu lugar não é um número de telefone
operations-bulk-whose-clock = algumas linhas ligam de novo em um momento, e ninguém diz por qual relógio
operations-bulk-whose-clock-do = diga o fuso horário do relógio da instância: `--server-zone America/Sao_Paulo`; ou indique um pipeline que o diga: `--pipeline ARQUIVO`
operations-bulk-over = seu momento de ligar de novo já passou, por isso não é enviada
operations-bulk-no-moment = o relógio da instância pula seu momento de ligar de novo
operations-bulk-outside-hours = ligaria às { $shown }, fora do horário de ligações
operations-bulk-blacklisted = o número está na blacklist { $list }
operations-bulk-number-unreadable = ligaria para um número que não pode ser lido: escreva-o com + e seu país, ou diga o país com --region
operations-bulk-schedule-went = antes foi enviada outra chamada agendada para a mesma ligação; para agendar mais uma: --again
operations-bulk-twice = o mesmo está em uma linha acima
operations-bulk-progress = { $n } de { $of } linhas
operations-bulk-unknown = ninguém sabe o que aconteceu com as últimas três, e o que aconteceu com estas pode acontecer com todas
operations-recordings-of-calls = os contatos da execução { $run } saíram cada um em uma chamada própria, e os registros deles não nomeiam nenhuma lista
operations-recordings-of-calls-do = peça um período, com --from, --to e --campaign; ou os guid que os resultados da execução nomeiam
