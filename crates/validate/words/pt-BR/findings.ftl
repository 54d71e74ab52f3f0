# What the findings of the rules for rows that may be dialled mean, and what to do.

finding-phone-missing = não há número nas colunas de telefone da linha
    .advice = escreva um número em uma delas; um sinal sozinho, como - ou 0, conta como em branco
finding-phone-unreadable = o que há nas colunas de telefone da linha não é um número de telefone
    .advice = escreva um número completo, com o código do país se for de outro país
finding-phone-not-allowed = todos os números da linha são de um tipo ou de um país para o qual não se liga
    .advice = informe outro número; a ocorrência ao lado desta diz qual é o problema
finding-blacklisted = um número da linha está em uma blacklist e não resta nenhum outro
    .advice = nada a fazer: não se deve ligar para esta pessoa
finding-refused-elsewhere = outra linha diz que não se deve ligar para o número desta, e não resta nenhum outro número, então não se liga
    .advice = nada a fazer: não se deve ligar para esta pessoa

finding-number-country = um número é de um país para o qual o pipeline não liga
    .advice = inclua o país em `countries` em [numbers] se for preciso ligar; ele está indicado ao lado do número
finding-number-kind = um número é de um tipo para o qual o pipeline não liga
    .advice = inclua o tipo em `kinds` em [numbers] se for preciso ligar; ele está indicado ao lado do número
finding-number-premium = um número é de tarifa adicional; para esses nunca se liga, então ele foi retirado da linha
    .advice = informe outro número
finding-number-foreign = um número de outro país foi retirado da linha: sem o código do país, a ligação chegaria a outra pessoa
    .advice = defina `foreign = "dial"` ou `dial = "e164"` em [format] se o discador pode ligar para o exterior
finding-number-elsewhere = o DDD de um número é de um lugar com outro horário que o fuso indicado na linha, pelo qual ele é discado
    .advice = confira o fuso horário ou o endereço da linha; se estiver certo, nada a fazer, e sem `number-elsewhere` em [rules] do arquivo do pipeline isto não é conferido

finding-alternative-elsewhere = um número alternativo é discado pelo horário do principal, e no lugar dele a hora é outra: pode tocar cedo ou tarde demais
    .advice = nada a fazer, se o horário de ligações serve para os dois lugares; se não, defina `alternatives = "drop"` em [timezone] do arquivo do pipeline, ou passe o número para uma linha à parte
finding-alternative-dropped = um alternativo é de um lugar com outro horário que o do número principal, então foi retirado da linha
    .advice = se for preciso ligar para ele, coloque-o em uma linha à parte
finding-zone-unknown = não se sabe a que hora local o número tocaria: nada indica o fuso horário, ou mais de um é possível
    .advice = preencha a coluna com o fuso horário ou o estado; ou indique no arquivo do pipeline o que fazer com essas linhas: `unknown`, em [timezone], se nada indica o fuso, e `several` se mais de um é possível
finding-zone-not-allowed = a instância não tem habilitado o fuso horário da linha
    .advice = habilite o fuso na instância e inclua-o em `allowed` em [timezone]

finding-campaign-not-writable = o nome da campanha contém um caractere que o conjunto de caracteres da base não tem
    .advice = defina `charset = "utf-8"` em [format], ou mude o nome da campanha
finding-agent-ignored = a linha indica um agente, e a campanha dela é de um discador preditivo ou power, que não considera o agente
    .advice = use uma campanha progressiva ou preview (o nome termina em ->), ou não indique um agente
finding-agent-missing = a linha não indica nenhum agente, e a campanha dela é de um discador progressivo ou preview, que liga para um agente
    .advice = escreva o ramal ou o nome de usuário do agente, com a coluna dele como `agent` em [columns]; se o discador escolhe um sozinho, ponha `agent-missing = "warn"` em [rules]
finding-agent-unknown = a linha indica um agente que não está entre os que o pipeline permite
    .advice = escreva o ramal ou o nome de usuário do agente como está no portal, ou permita-o em `agent`, em [columns]
finding-priority-out-of-range = a prioridade não é um número inteiro dentro do que se permite; se a linha for discada, leva a prioridade padrão
    .advice = escreva um número inteiro de 2 (primeiro a ligar) a 9999 (último a ligar), ou entre `first` e `last` se o arquivo do pipeline os indica em `priority`; 1 é reservado para chamadas agendadas e exige `first = 1`

finding-separator-in-value = um valor contém ; : = ou quebra de linha, que separam dados na base, então seria lido errado
    .advice = retire o caractere da célula; ou defina `separators = "replace"` em [format] do arquivo do pipeline, e no lugar dele ficará uma vírgula, um hífen ou um espaço
finding-form-field-blank = um parâmetro que o formulário do agente mostra está em branco
    .advice = preencha a célula, ou defina `form-field-blank = "warn"` em [rules] no arquivo do pipeline
finding-param-missing = um parâmetro que o pipeline exige está em branco
    .advice = preencha a célula, ou tire `required` do parâmetro no arquivo do pipeline
finding-param-too-short = um parâmetro tem menos caracteres do que o pipeline pede
    .advice = complete a célula, ou diminua `min` no parâmetro, no arquivo do pipeline
finding-param-too-long = um parâmetro tem mais caracteres do que o pipeline permite
    .advice = encurte a célula, ou aumente `max` no parâmetro, no arquivo do pipeline; nada é cortado
finding-param-pattern = um parâmetro não segue o padrão que o pipeline pede
    .advice = corrija a célula, ou mude `pattern` no parâmetro, no arquivo do pipeline; o valor inteiro deve seguir o padrão
finding-param-not-listed = um parâmetro não é nenhum dos valores que o pipeline permite
    .advice = corrija a célula, ou inclua o valor em `values` no parâmetro, no arquivo do pipeline
finding-param-not-a-date = um parâmetro que deve ser uma data não é nenhuma do calendário
    .advice = escreva-o como 2024-01-31, ou como 31/01/2024 com `format = "dd/mm/yyyy"` no parâmetro, no arquivo do pipeline
finding-param-date-ambiguous = um parâmetro é uma data que pode ser lida com o dia ou com o mês primeiro, como 03/04/2024
    .advice = defina `format = "dd/mm/yyyy"` ou `format = "mm/dd/yyyy"` no parâmetro, no arquivo do pipeline, ou escreva o ano primeiro
finding-param-date-outside = um parâmetro é uma data distante demais no passado ou no futuro
    .advice = corrija a célula, ou mude `earliest` ou `latest` no parâmetro, no arquivo do pipeline
finding-param-not-an-amount = um parâmetro que deve ser um valor em dinheiro não é um número como se costuma escrever
    .advice = escreva-o como 1234.50 ou 1.234,50, com a moeda ou sem ela
finding-param-amount-outside = um parâmetro é um valor em dinheiro menor ou maior do que o pipeline permite
    .advice = corrija a célula, ou mude `at_least` ou `at_most` no parâmetro, no arquivo do pipeline
