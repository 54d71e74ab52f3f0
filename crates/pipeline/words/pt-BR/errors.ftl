# What stops a run, and what to do about it.

pipeline-and-why = { $told }: { $cause }

# Files.

pipeline-unreadable = não é possível ler o arquivo do pipeline { $path }
pipeline-unreadable-do = confira o caminho; em pipelines/ há exemplos
pipeline-not-text-do = salve o arquivo como texto UTF-8: os editores oferecem isso em "Salvar como"
pipeline-taken = { $path } já existe, e fica como está
pipeline-taken-do = indique outro arquivo, ou mova este para outro lugar
pipeline-misfit = falta na entrada algo que o pipeline indica; nada foi enviado
pipeline-misfit-do = peça a lista como era, ou indique suas colunas no arquivo do pipeline como são agora
pipeline-directory-taken = { $directory } já existe
pipeline-directory-taken-do = indique outra pasta, ou remova esta
pipeline-write = não é possível escrever { $path }
pipeline-write-do = confira o espaço do disco e as permissões
pipeline-no-room = no disco de { $path } há { $free } MiB livres, e podem ser necessários { $needed } MiB
pipeline-no-room-do = libere espaço, ou indique com --state uma pasta em outro disco
pipeline-shared-disk = a pasta de estado { $path } está em { $disk }, que várias máquinas compartilham: ali nada impede que duas delas enviem o mesmo
pipeline-shared-disk-do = indique com --state uma pasta em um disco desta máquina
pipeline-bad-credentials = não é possível usar as credenciais de { $path }: { $why }
pipeline-bad-credentials-do = o arquivo tem `token = "…"`, ou `user = "…"` e `password = "…"`, e só seu dono pode lê-lo (chmod 600)
credentials-open = outros podem ler o arquivo
credentials-no-toml = o arquivo não é TOML
credentials-none = não tem nem um token, nem um usuário e uma senha
pipeline-no-credentials = não há credenciais para { $instance }
pipeline-no-credentials-do = defina DIALBASE_TOKEN, ou DIALBASE_USER e DIALBASE_PASSWORD, ou indique um arquivo como `credentials` em [upload]

# Blacklists, plain and compiled.

pipeline-blacklist-unreadable = não é possível ler a blacklist { $path }, então não se pode ligar para ninguém
pipeline-blacklist-unhealthy = não se pode ligar para ninguém: a blacklist { $list }
pipeline-blacklists-unhealthy = não se pode ligar para ninguém: { $count } blacklists não são confiáveis:{ $lists }
pipeline-blacklists-line = { $lines }{ $line_break }{ $list }
pipeline-blacklists-unhealthy-do = { $remedies }; nada foi enviado, e nada será sem uma lista confiável
pipeline-compiled-unreadable = não é possível usar a blacklist compilada { $path }
pipeline-compiled-unreadable-do = confira o caminho, e quem pode ler o arquivo
pipeline-compiling = não é possível compilar { $path }
pipeline-compiled-taken = { $path } já existe, não é uma blacklist compilada, e fica como está
pipeline-compiled-meanwhile = outro escreveu { $path } enquanto isto era feito, e fica como está agora
pipeline-compiled-meanwhile-do = execute isto de novo: começa pelo arquivo que está lá agora
pipeline-columns-moved = { $path } mistura pessoas: em { $rows ->
        [one] uma linha
       *[other] { $rows } linhas
    }, { $columns } é de outra linha
pipeline-columns-moved-do = algumas colunas foram ordenadas, preenchidas ou coladas sem as demais; pegue o arquivo outra vez na pasta do plano, e ordene linhas inteiras
pipeline-checks-gone = { $path } é um arquivo com linhas para corrigir, e falta nele a coluna que as distingue
pipeline-checks-gone-do = pegue o arquivo outra vez, rejected.xlsx ou rejected.csv da pasta do plano, e deixe a coluna "Controle (dialbase)" onde está: a pasta de trabalho a oculta
pipeline-another-ledger = { $path } tem linhas excluídas pela execução { $run }, da qual o registro de envios de { $state } não sabe nada
pipeline-another-ledger-do = indique com --state a pasta de estado dessa execução: só o registro de envios dela sabe quem foi enviado desde então e quem pediu para não receber ligações
pipeline-no-region = não se sabe de que país são os números de { $path } que não o dizem
pipeline-no-region-do = diga com suas duas letras: --region BR
pipeline-no-such-registry = { $path } não tem nenhum cadastro { $asked }; tem: { $names }
pipeline-which-registry = { $path } tem vários cadastros: { $names }
pipeline-which-registry-do = indique um: --registry NOME
pipeline-no-change-list = { $path } está compilada, e não é uma lista de mudanças
pipeline-no-change-list-do = para unir blacklists compiladas: dialbase blacklist build -o ARQUIVO.dbl

# A plan, and its sending.

pipeline-stopped = o plano de { $directory } foi parado: { $why }
pipeline-stopped-do = veja ali report.html e rejected.xlsx, corrija as linhas e planeje de novo; o que um pipeline exige só se muda no seu arquivo
pipeline-stopped-override-do = verifique se a lista é a certa; se for: dialbase apply { $directory } --override "MOTIVO", que fica registrado
pipeline-stale = o plano de { $directory } não vale mais: { $what }
pipeline-stale-do = execute o pipeline de novo (dialbase run PIPELINE): o que já foi enviado é reconhecido e não é enviado outra vez
pipeline-plan-edited = o plano de { $directory } não está como foi feito: { $what }
pipeline-plan-edited-do = um plano é enviado tal como foi feito ou não é enviado: faça-o de novo
pipeline-no-rows = não há nada para carregar: a entrada não tem linhas
pipeline-no-rows-do = confira a entrada: tem um cabeçalho, ou nem isso
pipeline-no-row-dialled = não há nada para carregar: não se pode ligar para ninguém desta lista
pipeline-no-row-dialled-do = rejected.xlsx diz de cada linha por que não
pipeline-sandbox = o sandbox não inicia
pipeline-halfway = parou no meio do caminho: até então { $accepted ->
    [0] haviam sido recebidas 0 listas
    [one] havia sido recebida { $accepted } lista
   *[other] haviam sido recebidas { $accepted } listas
}{ $held ->
    [0] {""}
    [one] , e de { $held } lista nada se sabe
   *[other] , e de { $held } listas nada se sabe
}
pipeline-interrupted = foi interrompido antes que algo da execução { $run } fosse enviado
pipeline-interrupted-do = para enviá-la: dialbase apply DIR, com a pasta do plano
pipeline-no-such-campaign = { $instance } não tem a campanha { $campaigns }; nada foi enviado
pipeline-campaign-near = { $name } ({ $near })
pipeline-campaign-and-no = { $one }, nem { $next }
pipeline-no-such-campaign-do = escreva exatamente como o portal, com o sufixo, ou peça que a criem lá; depois comece de novo
pipeline-clock-went-back = o relógio desta máquina voltou atrás: { $what } em { $at }, e agora é { $now }
pipeline-clock-went-back-do = acerte o relógio; dele dependem a idade de blacklists e planos, e enquanto isso nada é enviado
preflight-ledger-noted = o registro de envios anotou algo
preflight-plan-made = o plano foi feito
pipeline-contacts-missing = a lista de contatos não fecha: há { $planned } contatos planejados, e { $listed } na lista
pipeline-does-not-add-up = a conta não fecha: entraram { $read } linhas, e { $accounted } têm um destino
pipeline-defect-do = é um defeito do dialbase; nada foi enviado: guarde a entrada e avise

# What differs in a plan that is not as it was made.

intact-unreadable = não é possível ler seu plan.json
intact-another = seu plan.json é outro
intact-no-seal = seu plan.sha256 não está mais lá
intact-rows = entraram { $came_in } linhas, e { $accounted } têm um destino
intact-lines = foram planejadas { $planned } linhas, e suas listas têm { $lines }
intact-twice = a lista { $name } está duas vezes
intact-the-instance = a instância
intact-the-user = o usuário
intact-the-charset = o conjunto de caracteres
intact-says-otherwise = { $what } é { $planned }, e o arquivo do pipeline diz { $says }
intact-repeat-after = quando as mesmas linhas podem ser enviadas outra vez não é o que diz o arquivo do pipeline
intact-claim = quando uma pessoa pode ser enviada outra vez não é o que diz o arquivo do pipeline
intact-own-zone = o da própria instância
intact-zone = o fuso horário de { $name }, { $zone }, não é nenhum dos que o arquivo do pipeline permite

# Runs that were.

pipeline-no-runs = ainda não há nenhuma execução em { $state }
pipeline-no-runs-do = indique outra pasta com --state, ou um plano com --plan; quem a cria são `dialbase run` e `apply`
pipeline-no-such-run = { $state } não conhece nenhuma execução { $run }
pipeline-no-such-run-do = `dialbase runs list` mostra as execuções que foram aplicadas
pipeline-no-trace = o plano de { $directory } não guarda o rastro de suas linhas: foi feito por uma versão anterior do dialbase
pipeline-no-trace-do = olhe no seu rejected.csv e em parts/; os planos feitos agora o guardam
pipeline-trace-unreadable = o rastro { $path } não diz nada
pipeline-trace-unreadable-do = recupere o arquivo de uma cópia; sem ele, rejected.csv e parts/ dizem o que podem
pipeline-plan-gone = o plano da execução { $run } não está mais em { $directory }
pipeline-plan-gone-do = se você o moveu: dialbase apply DIR; senão, execute o pipeline de novo (dialbase run PIPELINE): o que já foi enviado é reconhecido e não é enviado outra vez
pipeline-other-instance = a execução { $run } foi enviada para { $was }, e o arquivo do pipeline indica { $now }
pipeline-other-instance-do = indique no arquivo do pipeline a instância da execução enquanto isto durar
pipeline-nothing-to-undo = não há nada para desfazer na execução { $run }: a instância não recebeu nenhuma de suas listas, ou todas estão desfeitas
pipeline-nothing-to-undo-do = veja com `dialbase runs show RUN` o que aconteceu com suas listas
pipeline-loaded-after-all = { $name } está carregada: a instância tem registradas { $calls ->
    [one] { $calls } ligação dela
   *[other] { $calls } ligações dela
}
pipeline-loaded-after-all-do = continua retida; diga `dialbase runs resolve RUN LIST --loaded --reason "…"`
