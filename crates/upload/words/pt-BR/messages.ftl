# O que para uma carga inteira, e o que se sabe de cada parte.

upload-file = não é possível usar { $path }
upload-file-do = confira se o arquivo está lá e se você pode ler e gravar nele
upload-no-plan = { $directory } não contém nenhum plano
upload-no-plan-do = dê o nome da pasta que o `dialbase plan` fez, com o plan.json e o report.json
upload-plan-unreadable = não é possível ler o plano { $path }
upload-plan-version = { $path } foi feito pelo dialbase { $made_by }, e esta versão não consegue aplicar os planos dele
upload-plan-anew-do = faça o plano de novo: dialbase plan PIPELINE -o DIR
upload-part-changed = { $path } não está como foi planejado: { $what }
upload-part-changed-do = um plano é enviado como foi feito ou não é enviado: faça-o de novo
upload-changed-bytes = os bytes são outros
upload-changed-charset = o conjunto de caracteres é desconhecido
upload-changed-not-in-charset = não está no seu conjunto de caracteres
upload-changed-last-line = a última linha não tem fim
upload-changed-line = uma linha não é de uma base do discador
upload-changed-campaign = uma linha é de outra campanha
upload-changed-count = tem outra quantidade de linhas

upload-stale = o plano não vale mais: { $what }
upload-plan-again-do = planeje de novo: dialbase plan PIPELINE -o DIR
upload-stale-program = foi feito pelo dialbase { $made_by }, e este é o { $program }
upload-stale-age = foi feito em { $made_at }, e agora é { $now }
upload-stale-input = o arquivo
upload-stale-pipeline = o pipeline
upload-stale-blacklist = a blacklist
upload-stale-changed = { $what } { $path } mudou
upload-stale-unreadable = não é mais possível ler { $what } { $path }
upload-stale-old = a blacklist { $path } é mais antiga do que o seu `max_age` permite

upload-people-went = há pessoas deste plano que foram enviadas há pouco para a campanha: { $lists }
upload-people-went-do = exclua-as, com `{ $setting }` em [duplicates], e planeje de novo; se for para ligar de novo tão cedo, diga depois de quanto tempo: `repeat_after` em [upload]
upload-people-held = ninguém sabe ainda se chegou uma lista anterior que tem pessoas deste plano: { $lists }
upload-people-held-do = procure a lista no portal e diga o que viu: { $commands } --loaded (ou --not-loaded, ou --abandon) --reason TEXTO
upload-list = { $name } ({ $campaign }, { $at })
upload-list-with = { $contacts ->
    [one] { $contacts } contato
   *[other] { $contacts } contatos
} em { $name } ({ $campaign }, { $at })
upload-lists-more = e mais { $more }
upload-claimed = { $contacts ->
    [one] { $contacts } contato de { $name } já foi enviado
   *[other] { $contacts } contatos de { $name } já foram enviados
} para a campanha em outra lista

upload-locked = outra execução está com a trava: { $holder }
upload-locked-do = espere essa execução terminar; se for sua e não avançar, encerre esse processo

upload-ledger = não é possível usar o registro de envios { $path }
upload-ledger-do = confira o espaço do disco e as permissões; nada foi enviado que o registro não saiba
upload-ledger-damaged = o registro de envios { $path } está danificado: { $what }
upload-ledger-damaged-do = recupere-o de uma cópia, com os planos dele; enquanto isso nada é enviado, porque ninguém poderia dizer o que foi enviado
upload-ledger-version = o registro de envios { $path } foi escrito por uma versão posterior do dialbase
upload-ledger-version-do = use essa versão posterior
upload-ledger-gone = o registro de envios { $path } não está mais lá, e { $plan } foi enviado com ele
upload-ledger-gone-do = recupere o registro de uma cópia; ou, depois de ver no portal o que foi carregado, mova os planos para outro lugar
upload-numbers-key-gone = a chave { $path }, com a qual o registro sabe quem foi carregado, não está mais lá ou é outra
upload-numbers-key-gone-do = recupere-a de uma cópia da pasta de estado: sem ela não seria possível reconhecer ninguém
upload-other-ledger = o plano { $path } foi aplicado com outra pasta de estado
upload-other-ledger-do = dê o nome dessa pasta com --state; o que ela sabe que foi enviado não pode ser enviado outra vez
upload-no-such-part = a execução { $run } não tem nenhuma lista { $name }
upload-no-such-part-do = veja as listas dela com `dialbase runs show RUN`
upload-part = a parte { $number }
upload-not-to-decide = { $name } está { $state }: assim não há nada a decidir sobre ela
upload-not-to-decide-do = só de uma lista retida se diz se está lá ou não; uma retida ou recusada pode ser descartada
upload-impossible = a parte { $part } não pode seguir a partir de "{ $from }"
upload-does-not-add-up = a conta da execução { $run } não fecha: entraram { $read } linhas e { $accounted } têm destino
upload-defect-do = é um defeito do dialbase: guarde a pasta de estado e avise

# O que diz o banco de dados do registro.
upload-database-full = não há mais espaço no disco
upload-database-read-only = o arquivo é somente leitura
upload-database-cannot-open = o arquivo não pode ser aberto
upload-database-busy = outro programa está usando o arquivo
upload-database-damaged = o arquivo está danificado ({ $words })
upload-database-disk = o disco falhou ({ $words })

# O que se disse de uma parte.
upload-accepted = o servidor respondeu 1
upload-asked-again = o servidor pediu para esperar, por isso o pedido é feito outra vez
upload-resumed = a execução foi retomada, por isso o pedido é feito outra vez
upload-sender-gone = o processo que a enviava terminou
upload-repeated = as mesmas linhas foram enviadas na execução { $run } em { $at }
upload-repeated-held = as mesmas linhas talvez tenham sido enviadas na execução { $run } em { $at }
upload-failed-within = o dialbase falhou por dentro
upload-not-let-go = não foi liberada para envio

# O que o `dialbase verify` confere e encontra.
verify-says-file = o arquivo do registro está inteiro
verify-says-once = ninguém está em duas listas de uma campanha que possam ter sido enviadas, dentro do prazo que o plano diz, e cada lista tem as suas pessoas reservadas
verify-says-conservation = cada linha que entrou tem um só destino
verify-says-honesty = o que se diz de uma parte é o que aconteceu com ela; aceita é aquela a que o servidor respondeu 1
verify-says-precision = nada está retido sem que tenha havido uma conexão para isso
verify-says-liveness = o que não está resolvido pode ser: é enviado, ou fica retido, quando a sua execução é retomada
verify-says-fresh = nenhuma lista saiu com uma blacklist mais antiga do que o permitido
verify-says-bytes = cada parte se lê de volta como foi planejada
verify-the-file = o arquivo
verify-runs = { $runs ->
    [one] { $runs } execução
   *[other] { $runs } execuções
}
verify-lists = { $lists ->
    [one] { $lists } lista
   *[other] { $lists } listas
}
verify-numbers = { $numbers ->
    [one] { $numbers } número
   *[other] { $numbers } números
}
verify-stories = { $parts ->
    [one] { $parts } parte
   *[other] { $parts } partes
}
verify-open = { $parts ->
    [one] { $parts } parte não resolvida
   *[other] { $parts } partes não resolvidas
}
verify-lists-left = { $blacklists ->
    [one] { $blacklists } blacklist
   *[other] { $blacklists } blacklists
} no momento em que uma lista saía
verify-parts = { $parts ->
    [one] { $parts } parte
   *[other] { $parts } partes
}; { $gone ->
    [one] o plano de { $gone } execução não está mais lá
   *[other] os planos de { $gone } execuções não estão mais lá
}
verify-untried = { $run }, parte { $part }: retida, e nenhuma tentativa chegou a conectar
verify-strange-state = { $run }, parte { $part }: em um estado que não leva a lugar nenhum: { $state }
verify-twice = uma pessoa está em { $earlier } e em { $later }
verify-not-claimed = uma pessoa de { $name } não está reservada para essa lista: outra poderia levá-la de novo
verify-nobody = não está registrado quem ia na lista { $name }
verify-proof-gone = não está mais lá o que mostra que é a certa a chave com a qual o registro sabe quem foi carregado
verify-old-list = { $name } saiu quando { $list } era mais antiga do que o seu `max_age` permite
verify-other-lists = execução { $run }: o plano foi comparado com outras blacklists que não as do registro
verify-in-run = execução { $run }: { $what }
verify-other-parts = execução { $run }: o plano tem outras partes que não as do registro
verify-other-run = { $directory } contém o plano de outra execução, { $run }
verify-in-part = parte { $part } da execução { $run }: { $what }
verify-story-gap = estava { $stands }, e o que aconteceu com ela começa com { $begins }
verify-story-elsewhere = está { $state }, e o que aconteceu com ela leva a outro estado
verify-story-attempts = saiu { $left ->
    [one] { $left } vez
   *[other] { $left } vezes
}, e as tentativas registradas são { $attempts }
verify-story-nothing = nada faz o que está "{ $before }" passar a "{ $after }"
verify-story-no-person = só uma pessoa faz o que está "{ $before }" passar a "{ $after }", e nenhuma fez isso
verify-story-not-accepted = está aceita, e o servidor não respondeu 1
