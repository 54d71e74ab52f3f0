# What the findings about rows and cells as they were read mean, and what to do.

finding-cell-digits-lost = um número tem mais de 15 dígitos, e uma planilha alterou os que vêm depois do 15º
    .advice = formate a coluna como texto antes de digitar ou colar os valores
finding-cell-error = uma célula mostra um erro em vez de um valor
    .advice = escreva o valor que cabe ali; se uma fórmula o calcula, corrija a fórmula
finding-formula-without-value = uma célula contém uma fórmula que nunca foi calculada, então não há nada para ler
    .advice = abra o arquivo em um programa de planilhas e salve-o de novo
finding-row-hidden = a aba não mostra esta linha: ela está oculta, ou um filtro a deixa de fora
    .advice = reexiba as linhas ou limpe o filtro; ou indique em [source] do arquivo do pipeline o que fazer com elas: `hidden = "include"` as lê, `hidden = "exclude"` as exclui
finding-row-hidden-left-out = a aba não mostra esta linha, e o arquivo do pipeline pede que as linhas ocultas sejam excluídas
    .advice = reexiba a linha ou limpe o filtro, se ela faz parte da lista

finding-cells-beyond-header = há texto à direita da última coluna que tem nome
    .advice = confira se um delimitador dentro de uma célula deslocou as células desta linha; coloque essas células entre aspas, ou dê nome à coluna
finding-row-footer = a linha está abaixo da lista e não faz parte dela: um total, um aviso ou algo parecido
    .advice = nada a fazer, se for isso; se for uma pessoa, preencha as células como nas linhas de cima
finding-row-of-another-table = a linha é de outra tabela, mais abaixo na mesma aba com cabeçalho próprio, então não é lida
    .advice = se também é para ligar para essas linhas, passe-as para outra aba; ou faça o arquivo do pipeline ler também essa tabela: com mais um [[source]], que indique em `header` a linha do cabeçalho dela
finding-row-header-again = a linha repete o cabeçalho, ou é um título ou um rodapé de página junto dele, como nas listas feitas para imprimir
    .advice = nada a fazer, se for isso; se for uma pessoa, preencha as células como nas linhas de cima
finding-cells-of-another-table = há texto em colunas de outra tabela, que está ao lado da lista, e ele não é lido
    .advice = se fizer parte da lista, indique quais células são dela em `range`, em [source] do arquivo do pipeline; se for outra lista, indique as células dela em mais um [[source]]

finding-text-mixed-encoding = uma letra não estava na codificação do arquivo e foi lida como windows-1252
    .advice = confira os acentos desta célula, e salve o arquivo em uma só codificação
finding-text-undecodable = uma letra não pôde ser lida na codificação do arquivo e ficou como �
    .advice = confira a letra, e a codificação se o pipeline a indica
finding-text-mojibake = algumas letras já estavam estragadas quando o arquivo foi gravado, como em JoÃ£o no lugar de João, e ficaram como estavam
    .advice = peça a lista de novo, exportada em UTF-8 de onde ela foi guardada primeiro
finding-text-nul = havia caracteres NUL entre as letras de uma célula, e eles foram retirados
    .advice = confira a célula; se muitas os tiverem, peça a lista de novo

finding-quote-repaired = uma aspa não está bem fechada ou não está escrita duas vezes, e a linha foi dividida da única forma que dá as colunas dela
    .advice = confira se as células estão certas, e escreva duas vezes as aspas que ficam dentro de uma célula
finding-row-other-delimiter = entre as células havia um delimitador diferente do resto do arquivo, e a linha foi dividida por ele
    .advice = confira se as células estão certas
finding-row-in-one-cell = a linha inteira estava dentro de uma só célula entre aspas, e foi dividida nas suas células
    .advice = confira se as células estão certas; linhas assim vêm de uma lista que foi aberta e salva em uma só coluna
finding-row-too-long = a linha tem mais de 1 MB, e só o começo dela foi guardado
    .advice = confira esta linha: o que há nela não é uma lista
finding-quote-stray = nesta linha do arquivo ou em uma anterior abre-se uma aspa que não é bem fechada, então não se sabe onde a linha termina
    .advice = escreva duas vezes as aspas que ficam dentro de uma célula, ou retire-as, nesta linha e nas de baixo

finding-json-not-a-record = este valor está danificado, ou não é do mesmo tipo que o primeiro, então não se sabe o que significam as suas partes
    .advice = corrija-o, ou gere o arquivo de novo no programa de onde ele vem
finding-vcard-open = este cartão não termina antes de começar o seguinte ou de acabar o arquivo, então podem faltar partes dele
    .advice = exporte os contatos de novo
