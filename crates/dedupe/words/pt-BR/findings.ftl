# What the findings about duplicates, blacklists and earlier lists mean, and what to do.

finding-loaded-earlier = o número da linha já foi enviado em uma lista anterior, que está indicada com a data
    .advice = nada a fazer; `earlier` em [duplicates] diz por quanto tempo um número já enviado não é carregado de novo
finding-answered-earlier = há pouco tempo alguém atendeu no número da linha, segundo os resultados de chamadas anteriores; a data é indicada
    .advice = nada a fazer; `answered` em [duplicates] diz por quanto tempo um número que atendeu não é carregado de novo
finding-alternative-loaded-earlier = um número alternativo já foi enviado como número principal em uma lista anterior, que está indicada com a data, então foi retirado da linha
    .advice = nada a fazer; se mesmo assim for preciso ligar para ele, defina `alternatives = "keep"` em [duplicates] do arquivo do pipeline

finding-number-refused = outra linha diz que não se deve ligar para este número, então ele foi retirado da linha
    .advice = nada a fazer: não se deve ligar para esta pessoa
finding-number-blacklisted = este número está em uma blacklist, então foi retirado da linha
    .advice = nada a fazer; está indicado em qual blacklist ele está
finding-alternative-promoted = o número principal da linha está em uma blacklist, então o número seguinte da linha é discado primeiro
    .advice = nada a fazer; o número que agora é discado primeiro está indicado
finding-number-hidden = um parâmetro continha um número que foi retirado da linha porque não se deve ligar para ele, então os dígitos foram ocultados
    .advice = nada a fazer; ou tire a coluna de [params], se ela não serve ao agente

finding-duplicate = outra linha que será discada tem o mesmo número principal, ou é da mesma pessoa
    .advice = nada a fazer; `keep` em [duplicates] diz qual dessas linhas é discada
finding-alternative-of-another-row = este alternativo é o número principal de outra linha que será discada, então foi retirado desta
    .advice = nada a fazer; ou defina `alternatives = "keep"` em [duplicates]
finding-alternative-shared = este alternativo é o número principal de outra linha que será discada: pode receber ligações pelas duas
    .advice = defina `alternatives = "drop"` em [duplicates] se só se deve ligar por uma delas
finding-number-joined = um número de outra linha da mesma pessoa foi incluído como alternativo
    .advice = nada a fazer
finding-number-not-joined = um número de outra linha da mesma pessoa não foi incluído: é de um lugar com outro horário, ou para outra campanha
    .advice = nada a fazer, se os números desta linha bastam; se também for preciso ligar para esse número, coloque-o em uma linha à parte, com outro valor na coluna que `id` indica, em [duplicates]
finding-person-of-many-rows = o dado que diz de quem é a linha se repete em linhas demais para ser de uma pessoa; cada uma é discada separadamente
    .advice = confira a coluna que `id` indica, em [duplicates]: nessas linhas ela pode ter um preenchimento qualquer, ou um número da empresa
