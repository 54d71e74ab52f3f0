# What is said when a plan is applied, undone or settled.

warning-no-blacklist = o pipeline não indica nenhuma blacklist, então nenhum número foi comparado com uma
warning-not-encrypted = a conexão com a instância não é criptografada; é só dentro desta máquina
state-disk-unclear = a pasta de estado { $state } está em { $disk }, que talvez não mantenha nem as travas nem o que foi escrito: indique com --state uma em um disco desta máquina
apply-held-beside = não se sabe se uma lista anterior chegou: { $name } para { $campaign }, execução { $run }; quem está nela não foi enviado de novo: procure no portal e diga o que viu: dialbase runs resolve { $run } { $name } --loaded | --not-loaded --reason "…"
apply-interrupted = alguém pediu que o programa terminasse, então nenhuma outra lista foi iniciada
apply-unreachable = não foi possível chegar à instância, apesar de várias tentativas, então nenhuma outra lista foi iniciada
apply-locked-out = a instância não nos deixa mais entrar, então nenhuma outra lista foi iniciada
apply-asked-to-wait = a instância pede para esperar mais do que uma execução espera, então nenhuma outra lista foi iniciada
apply-unknown = não se sabe o que aconteceu com uma lista, então nenhuma outra foi iniciada
apply-why-and-said = { $why }: { $said }
preflight-campaigns-unknown = a instância não diz quais campanhas tem, então não é certo que as do plano estejam lá ({ $why })
preflight-clocks-differ = os relógios diferem em { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minutos
}: a instância diz { $theirs } e esta máquina { $ours }; um dos dois erra sobre quando é noite
apply-overtaken = desde que foi feito, uma lista com pessoas que também estão nele foi enviada para a instância
apply-lock = execução { $run }
undo-lock = desfazer a execução { $run }
resolve-lock = uma pessoa decide sobre uma lista da execução { $run }
state-looking = alguém olha as execuções
state-lock-holder = processo { $process } em { $machine }, { $what }, desde { $since }
undo-no-such-list = não tem nenhuma lista que tenha sido enviada
undo-removed = o servidor respondeu 1
undo-had-none = o servidor respondeu 0: a instância não tinha nenhum
check-standard-input = a entrada padrão não é lida agora, então suas colunas não foram conferidas
check-not-there = { $path } não está lá, então suas colunas não foram conferidas
state-folder-shared = uma pasta compartilhada por { $program }

# Uma lista anterior, pelo nome e pelo dia.
earlier-answered = atendido em { $day }
earlier-results-until = os resultados de chamadas foram lidos até { $until }: quem atendeu desde então, ou em listas cujos resultados ninguém leu, não se sabe, e é chamado
earlier-no-results = não foram lidos resultados de chamadas, por isso `answered` em [duplicates] não exclui ninguém: leia-os com `dialbase results`
earlier-list = { $name } de { $day }
