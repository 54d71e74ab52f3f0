# What the findings about the choice of rows mean, and what to do.

finding-row-filtered = a linha não está entre as que o arquivo do pipeline escolhe, com `where` ou `sql`
    .advice = nada a fazer, se a linha não é para esta campanha; se for, mude a condição no arquivo do pipeline
finding-filter-not-a-number = a condição `where` do arquivo do pipeline compara esta célula com um número, e a célula contém outra coisa
    .advice = corrija a célula, ou compare-a como texto colocando o valor entre aspas no arquivo do pipeline
finding-filter-not-a-date = a condição `where` do arquivo do pipeline compara esta célula com uma data, e a célula contém outra coisa
    .advice = escreva a data como 2024-01-31 ou 31/01/2024, com o dia primeiro
finding-call-time-missing = a linha não diz quando ligar, e cada chamada vai na sua própria hora
    .advice = escreva um dia e uma hora, como 2026-12-01 15:30
finding-call-time-unreadable = o que a linha diz de quando ligar não é um dia com uma hora, ou é uma hora que o relógio pula
    .advice = escreva como 2026-12-01 15:30 ou 01/12/2026 15:30, com o dia primeiro e sem fuso horário: esse está no arquivo do pipeline
finding-call-time-past = o momento em que a linha quer a sua chamada já passou
    .advice = escreva um momento que ainda não chegou, e planeje de novo
finding-call-time-outside-hours = o momento em que a linha quer a sua chamada está fora de `hours` do pipeline, pelo relógio do próprio contato
    .advice = escreva um momento dentro desse horário, ou mude `hours` em [schedule] ou [task] no arquivo do pipeline se a lei permitir
finding-call-now-outside-hours = a chamada sairia agora, e pelo relógio do próprio contato isso está fora de `hours` do pipeline
    .advice = planeje de novo dentro desse horário, ou mude `hours` em [task] do arquivo do pipeline se a lei permitir
