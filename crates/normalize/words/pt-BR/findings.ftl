# What the findings about a row's numbers, campaign, zone and refusals mean, and what to do.

finding-row-blank = a linha tem células, mas nenhum texto nelas
    .advice = nada a fazer
finding-campaign-missing = a linha não diz para qual campanha é
    .advice = preencha a coluna da campanha, ou indique no arquivo do pipeline uma só campanha para todas as linhas
finding-campaign-unusable = o nome da campanha contém um ponto e vírgula ou uma quebra de linha, que a base do discador não aceita
    .advice = escreva a campanha exatamente como o portal a mostra

finding-number-repaired = um número foi lido depois de retirado algo que estava em volta dele
    .advice = confira alguns; se estiverem certos, nada a fazer
finding-number-guessed = um número foi completado com uma suposição que o pipeline permite, e pode ser de outra pessoa
    .advice = compare alguns com a origem; a suposição está indicada, e [numbers] no pipeline a permite

finding-number-unreadable = uma coluna de telefone contém algo que não é um número de telefone
    .advice = escreva um número completo, ou deixe a célula em branco
finding-number-no-such-country = um número começa com um código de país que não existe
    .advice = confira o código depois do sinal +
finding-number-too-short = um número tem menos dígitos que os do seu país
    .advice = complete o número
finding-number-too-long = um número tem mais dígitos que os do seu país
    .advice = confira se são dois números grudados, e separe-os com /
finding-number-area-missing = falta o DDD em um número
    .advice = escreva o DDD, indique a coluna dele como ddd no pipeline, ou o DDD da lista toda como area_code em [numbers]
finding-number-no-such-range = os dígitos não são de nenhum número em uso no seu país
    .advice = confira os dígitos: pode faltar ou sobrar algum, ou haver um errado
finding-phone-digits-lost = uma planilha gravou um número como 5,51E+12, ou com zeros no lugar dos últimos dígitos, e os verdadeiros se perderam
    .advice = formate a coluna como texto na origem e exporte-a de novo; aqui não há como recuperar os dígitos
finding-number-is-date = uma coluna de telefone contém uma data
    .advice = confira se o pipeline indica a coluna certa
finding-number-with-words = há palavras ao lado de um número, que podem significar qualquer coisa
    .advice = passe as palavras para outra coluna
finding-number-placeholder = um número só está ali para preencher o campo: um mesmo dígito repetido, ou 12345678 no fim
    .advice = peça o número verdadeiro
finding-number-short = onde deveria estar o número de uma pessoa há um número de emergência ou outro de poucos dígitos
    .advice = escreva o número da própria pessoa

finding-refused = a linha diz que não se deve ligar para a pessoa: com palavras ao lado de um número, ou na coluna que indica isso
    .advice = nada a fazer; inclua o número em uma blacklist, para que nenhuma outra lista ligue para ele
finding-refusal-unclear = a coluna que diz para quem não se deve ligar contém algo que não é sim nem não, então, por precaução, não se liga
    .advice = escreva sim se não se deve ligar para a pessoa, ou não se é permitido ligar; ou indique as palavras que significam "não ligar" em `values`, em [refusal] do arquivo do pipeline

finding-zone-unreadable = a coluna do fuso horário não contém o nome de nenhum fuso; foi consultado o que segue em `from`, em [timezone]
    .advice = escreva um nome como America/Sao_Paulo, ou deixe a célula em branco
finding-state-unknown = a coluna do estado não contém nenhum do país do pipeline; foi consultado o que segue em `from`, em [timezone]
    .advice = escreva o nome do estado ou a sigla, como São Paulo ou SP, ou deixe a célula em branco
