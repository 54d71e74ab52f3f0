# O que se diz das chamadas que não carregam listas: blacklist, tarefas, gravações, agentes.

ucontact-call-add-to-blacklist = adicionar à blacklist
ucontact-call-delete-from-blacklist = tirar da blacklist
ucontact-call-run-task = dar uma tarefa ao discador
ucontact-call-schedule = agendar uma ligação
ucontact-call-remove-scheduled = apagar ligações agendadas
ucontact-call-respool = devolver um contato ao seu discador
ucontact-call-fetch-recording = baixar uma gravação
ucontact-call-convert-recording = converter uma gravação
ucontact-call-tag-recording = marcar uma gravação
ucontact-call-set-disposition = tipificar uma ligação
ucontact-call-place-call = fazer uma ligação
ucontact-call-hang-up = desligar

ucontact-left-blacklist = não se sabe se a blacklist mudou, e mudá-la outra vez não faz mal
ucontact-left-scheduled = não se sabe se as ligações foram apagadas, e apagá-las outra vez não faz mal
ucontact-left-conversion = não se sabe se a gravação foi convertida, e convertê-la outra vez não faz mal
ucontact-left-unknown = talvez o que foi pedido tenha sido feito

ucontact-not-done = { $address } disse não ao pedido de { $call }: respondeu 0
ucontact-not-done-do = olhe no portal se a campanha e o número estão lá, e se este usuário pode fazer isso
ucontact-not-a-guid = "{ $given }" não é o nome de uma ligação
ucontact-not-a-guid-do = dê o guid da ligação como está nos registros: letras, dígitos, hifens e pontos
ucontact-not-a-recording = o que há em { $place } não é uma gravação: { $what }
ucontact-not-a-recording-do = confira se o servidor é o das gravações e se ele as dá sem entrar
ucontact-no-sound = seus bytes não são som
ucontact-recording-too-long = a gravação de { $place } tem mais de { $limit }
ucontact-recording-too-long-do = permita gravações mais longas, se quiser esta
ucontact-recording-unwritten = não é possível guardar a gravação de { $place }
ucontact-recording-unwritten-do = confira se há espaço e se é possível escrever ali
ucontact-no-recording = a gravação { $guid } não está em { $places ->
    [one] seu único lugar possível
   *[other] nenhum dos seus { $places } lugares
}
ucontact-no-recording-do = veja se a ligação foi atendida e gravada, e se outro servidor guarda as gravações antigas

ucontact-answer-no-campaigns = outra coisa que não uma lista de campanhas
ucontact-answer-no-states = outra coisa que não o estado das campanhas

ucontact-answered-error = o servidor respondeu um erro
ucontact-answered-early = o servidor respondeu
ucontact-answered-strange = o servidor respondeu { $bytes ->
    [one] { $bytes } byte
   *[other] { $bytes } bytes
} de algo que não se sabe que ele responda
ucontact-after-request = { $what }, depois de receber o pedido inteiro
ucontact-during-request = { $what }, enquanto o pedido era enviado

# O que faz um agente.
ucontact-agent-unknown = desconhecido
ucontact-agent-not-in-use = livre
ucontact-agent-in-use = em ligação
ucontact-agent-busy = ocupado
ucontact-agent-invalid = sem um telefone válido
ucontact-agent-unavailable = indisponível
ucontact-agent-ringing = com o telefone tocando
ucontact-agent-ring-in-use = em ligação, com outra tocando
ucontact-agent-on-hold = com uma ligação em espera
ucontact-agent-wrap-up = terminando uma ligação
ucontact-agent-other = estado { $code }

# Por que a instância não aceita uma tipificação.
ucontact-disposition-campaign-empty = falta a campanha
ucontact-disposition-caller-empty = falta o número do cliente
ucontact-disposition-guid-empty = falta o guid da ligação
ucontact-disposition-agent-empty = falta o agente
ucontact-disposition-level-empty = falta o primeiro nível da tipificação
ucontact-disposition-not-found = a campanha não tem uma tipificação com estes três níveis
ucontact-disposition-schedule-malformed = a data para ligar de novo não está escrita como yyyy-MM-dd HH:mm:ss
ucontact-disposition-schedule-empty = esta tipificação liga de novo, e falta a data para isso
ucontact-disposition-other = a instância deu um motivo que seu manual não nomeia
