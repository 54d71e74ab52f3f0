# What the findings about the choice of rows mean, and what to do.

finding-row-filtered = a linha não está entre as que o arquivo do pipeline escolhe, com `where` ou `sql`
    .advice = nada a fazer, se a linha não é para esta campanha; se for, mude a condição no arquivo do pipeline
finding-filter-not-a-number = a condição `where` do arquivo do pipeline compara esta célula com um número, e a célula contém outra coisa
    .advice = corrija a célula, ou compare-a como texto colocando o valor entre aspas no arquivo do pipeline
finding-filter-not-a-date = a condição `where` do arquivo do pipeline compara esta célula com uma data, e a célula contém outra coisa
    .advice = escreva a data como 2024-01-31 ou 31/01/2024, com o dia primeiro
