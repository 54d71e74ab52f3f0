# Contatos que vão um por um, como chamadas, e o que se diz disso.
file-schedule-do = diga quando: `[schedule]` com `date = "Fecha"`
file-task-do = diga como: `[task]` com `mode = "now-first"`
file-task-mode-do = diga quando: `mode = "now-first"`, "by-hand", "into-dialer" ou "at"
file-timing-date-do = nomeie a coluna com o dia e a hora: `date = "Fecha"`
file-timing-zone-do = diga de que relógio é a coluna: `zone = "contact"`, ou o nome de um fuso horário
file-timing-server-do = diga o fuso horário do relógio da instância: `server_zone = "America/Montevideo"`
file-timing-zone-name-do = escreva "contact", ou um nome IANA como "America/Montevideo"
intact-target = { $name } não vai da maneira que diz o arquivo do pipeline: o `target`, o horário ou o fuso do servidor é outro
apply-kept-back = { $calls ->
    [one] uma chamada não foi feita: { $why }
   *[other] { $calls } chamadas não foram feitas: { $why }
}
plan-tasks-now = { $contacts ->
    [one] um contato vai ao discador como tarefa, assim que o plano for aplicado
   *[other] { $contacts } contatos vão ao discador como tarefas, um por um, assim que o plano for aplicado
}
plan-calls-at = { $contacts ->
    [one] liga-se para um contato, em { $first } pelo relógio do servidor ({ $zone }), no máximo em { $last }
   *[other] liga-se para { $contacts } contatos um por um, de { $first } até { $last } pelo relógio do servidor ({ $zone })
}
pipeline-calls-not-undone = a execução { $run } fez chamadas uma por uma, e desfazer retira listas
pipeline-calls-not-undone-do = retire as chamadas agendadas com `dialbase remove --scheduled`; as tarefas de um discador não podem ser retiradas uma por uma
file-target-clock = quem não tem fuso conhecido é chamado pelo relógio da própria instância, e ninguém sabe se isso está dentro do horário de chamadas
file-target-clock-do = indique o fuso da instância em [task]: `server_zone = "America/Sao_Paulo"`; ou `unknown = "reject"` em [timezone]
file-target-alternatives = os alternativos com seu tipo vão numa base, e estes contatos vão como chamadas
file-target-alternatives-do = ponha `alternatives = "plain"` em [format], ou tire a chave
apply-calls-in-state = { $calls } { $state }
pipeline-halfway-calls = parou no meio do caminho: até então { $accepted ->
    [0] haviam sido aceitas 0 chamadas
    [one] havia sido aceita { $accepted } chamada
   *[other] haviam sido aceitas { $accepted } chamadas
}, e { $held } estão retidas
