# What the findings about values that changed on their way into the dialer base mean, and what to do.

finding-separator-replaced = um valor continha ; : = ou uma quebra de linha, que a base do discador não aceita, e foi substituído
    .advice = nada a fazer, a não ser que o agente precise do caractere: então defina `separators = "reject"` e corrija as linhas
finding-character-replaced = um valor continha um caractere que o conjunto de caracteres da base não tem, e ele foi substituído
    .advice = nada a fazer, ou defina `charset = "utf-8"` em [format] se a instância mostra bem os acentos
finding-character-dropped = um valor continha um caractere que o `drop` do pipeline retira
    .advice = nada a fazer
