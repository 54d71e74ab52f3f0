# A página para pessoas.

sandbox-page-title = uContact de teste
sandbox-page-about = Faz as vezes de uma instância real, só neste computador. Não liga para ninguém.
sandbox-page-lists = Listas: { $lists }, com { $lines ->
    [one] { $lines } linha
   *[other] { $lines } linhas
}
sandbox-page-refused = Cargas recusadas: { $uploads }
sandbox-page-misfortunes = Percalços ensaiados: { $uploads }
sandbox-page-none = Nenhuma ainda.
sandbox-page-campaign = Campanha
sandbox-page-zone = Fuso horário
sandbox-page-lines = Linhas
sandbox-page-file = Arquivo
sandbox-page-by = Por
sandbox-page-received = Recebida
sandbox-page-why = Por quê
sandbox-page-upload = Carga
sandbox-page-befell = O que aconteceu
sandbox-page-kept = Guardada
sandbox-page-came = Chegou
sandbox-page-yes = sim
sandbox-page-no = não
sandbox-page-servers-zone = o do servidor
sandbox-page-same-content = o mesmo conteúdo de
sandbox-page-sent-there = enviada para lá também
sandbox-page-first-lines = primeiras linhas
sandbox-page-number = Número
sandbox-page-alternatives = Alternativos
sandbox-page-params = Parâmetros
sandbox-page-priority = Prioridade
sandbox-page-agent = Agente
sandbox-page-clock = Seu relógio marca { $clock } ({ $zone }); a ligar: { $contacts }
sandbox-page-blacklist = Blacklist: { $numbers }
sandbox-page-scheduled = Chamadas agendadas: { $calls }
sandbox-page-dialled = Chamadas: { $calls }
sandbox-page-every = todas
sandbox-page-due = Quando
sandbox-page-called = Ligação
sandbox-page-result = Resultado
sandbox-page-spoke = Segundos falados
sandbox-page-note = Tipificação

# O que pode acontecer com uma carga.

sandbox-does-one = Responde `1`; a lista é guardada.
sandbox-does-one-crlf = Responde `1` e um fim de linha; a lista é guardada.
sandbox-does-slow-one = Guarda a lista logo e responde `1` depois da demora.
sandbox-does-refused = Por um tempo ninguém escuta, então a carga não consegue conectar; quem chega depois recebe `1`.
sandbox-does-tls-failure = Por um tempo mostra o certificado de outro; sem TLS, corta a conexão antes de ler; nada é guardado.
sandbox-does-close-at-accept = Fecha a conexão antes de ler a lista; nada é guardado.
sandbox-does-reset-at-accept = Derruba a conexão antes de ler a lista; nada é guardado.
sandbox-does-reset-in-body = Lê metade da lista e derruba a conexão; nada é guardado.
sandbox-does-close-processed = Guarda a lista e fecha a conexão sem dizer nada.
sandbox-does-reset-processed = Guarda a lista e derruba a conexão sem dizer nada.
sandbox-does-half-status-line = Guarda a lista, diz `HTTP/1.1 2` e fecha.
sandbox-does-cut-short = Guarda a lista, responde 200 e `1` dos três bytes que anunciou, e fecha.
sandbox-does-zero = Responde `0`; nada é guardado.
sandbox-does-empty = Guarda a lista e responde 200 sem texto.
sandbox-does-html = Responde 200 com uma página web, como um portal que pede login; nada é guardado.
sandbox-does-one-early = Responde `1` quando tem só o começo, depois lê a lista, e a guarda se chegar inteira.
sandbox-does-hang-processed = Guarda a lista e nunca responde.
sandbox-does-hang-not-processed = Lê a lista e nunca responde; nada é guardado.
sandbox-does-500-processed = Guarda a lista e responde 500.
sandbox-does-500-not-processed = Responde 500; nada é guardado.
sandbox-does-502-or-504-processed = Guarda a lista e responde 502, e a cada segunda carga 504, como um gateway que perdeu a paciência.
sandbox-does-503-retry-after = Responde 503 e pede um segundo de paciência; nada é guardado.
sandbox-does-429-too-many = Responde 429 e pede um segundo de paciência; nada é guardado.
sandbox-does-307-elsewhere = Responde 307 com o endereço de outro servidor, onde toda carga recebe `1`; nada é guardado.
sandbox-does-401-or-403 = Responde 401, e a cada segunda carga 403; nada é guardado.
sandbox-does-413-too-large = Responde 413; nada é guardado.
